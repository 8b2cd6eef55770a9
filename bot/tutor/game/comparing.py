"""The learner beside the network: the same direction, the same order, the same test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import answer
from bot.tutor.game.own_rule import judged
from bot.tutor.game.pushing import weights_of
from bot.tutor.game.sentences import Part, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.tutor.data.sentences.neuron import Neuron
    from bot.tutor.data.sentences.signals import Signal
    from bot.tutor.game.correcting import CorrectionAnswer
    from bot.tutor.game.ledger import LedgerStep
    from bot.tutor.game.own_rule import OwnRule
    from bot.tutor.game.sentences import Sentence, Subject


class Agreement(StrEnum):
    """Whether the network moved the feature of a correction the way that the learner did."""

    SAME = "same"
    OPPOSITE = "opposite"
    UNMOVED = "unmoved"
    STAYED = "stayed"
    """The network moved it, and the learner's rule had nothing to lower."""
    NO_SIGNAL = "no signal"


def direction_of(answer: CorrectionAnswer, step: LedgerStep) -> Agreement:
    """Compare the move of a correction with what the network did at the same sentence."""
    signals = [row.signal.id for row in step.rows if row.signal is not None]
    known = {row.signal.id: row.change for row in step.rows if row.signal is not None}
    feature = answer.said.feature
    if ":" in feature:
        return Agreement.NO_SIGNAL
    if feature not in signals or not known[feature]:
        return Agreement.UNMOVED
    if not answer.change:
        return Agreement.STAYED
    return Agreement.SAME if (known[feature] > 0) is (answer.change > 0) else Agreement.OPPOSITE


@dataclass(frozen=True, slots=True)
class Ranking:
    """Two of the learner's features that both tell apart: the first is higher for the learner.

    `alike` says whether it is higher for the network, too; a pair that is not comes first.
    """

    pair: tuple[Signal, Signal]
    alike: bool


def ranking_of(subject: Subject, rule: OwnRule, neuron: Neuron) -> Ranking | None:
    """Compare the order of the weights: which feature speaks more for the high label.

    Of the pairs that agree it is the one that the network tells apart most clearly. None where
    either of them tells no two of the features apart.
    """
    theirs = weights_of(subject, neuron)
    own = [signal for signal in subject.reader.signals if rule.weight(signal.id)]
    pairs = [
        (first, second)
        for first, second in permutations(own, 2)
        if rule.weight(first.id) > rule.weight(second.id) and theirs[first] != theirs[second]
    ]
    if not pairs:
        return None
    # The smallest difference of the network: below zero it is the other way round there.
    gaps = {pair: theirs[pair[0]] - theirs[pair[1]] for pair in pairs}
    least = min(pairs, key=gaps.__getitem__)
    if gaps[least] < 0:
        return Ranking(least, alike=False)
    return Ranking(max(pairs, key=gaps.__getitem__), alike=True)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a rule was right and wrong; with no opinion it is neither."""

    right: int
    wrong: int
    silent: int

    @property
    def asked(self) -> int:
        return self.right + self.wrong + self.silent

    @property
    def voiced(self) -> int:
        """How many it had an opinion on."""
        return self.right + self.wrong

    @property
    def voiced_share(self) -> float:
        """Share that is right of those with an opinion, 0 to 1; 0 without any."""
        return self.right / self.voiced if self.voiced else 0.0


def tally(subject: Subject, sentences: Iterable[Sentence], judge: Callable[[str], float]) -> Tally:
    """Count how a judge, which returns the probability of the high label, does on sentences."""
    right = wrong = silent = 0
    for sentence in sentences:
        p = judge(sentence.text)
        if p == 0.5:
            silent += 1
        elif (p > 0.5) is (sentence.label == subject.high):
            right += 1
        else:
            wrong += 1
    return Tally(right, wrong, silent)


def held_out(subject: Subject) -> tuple[Sentence, ...]:
    """Return the easy sentences that no game and no training learns from."""
    return tuple(
        one
        for one in subject.sentences
        if one.part is Part.HELD_OUT and one.tier is Tier.EASY and one.label
    )


def rule_judge(subject: Subject, rule: OwnRule) -> Callable[[str], float]:
    return lambda text: judged(subject, rule, text)


def network_judge(subject: Subject, neuron: Neuron) -> Callable[[str], float]:
    return lambda text: answer(neuron, subject.shown(text))
