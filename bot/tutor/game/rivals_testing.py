"""What comes out of rival test sets: how both networks do on their ten and on other tests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import comb
from random import Random
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import Schooling, answer, taught, untaught
from bot.tutor.game.comparing import held_out, network_judge, tally
from bot.tutor.game.pushing import pushing
from bot.tutor.game.rivals import RivalsEntry, Team, learnt_by
from bot.tutor.game.rivals_writing import deleted_of, sentences_by
from bot.tutor.game.sentences import Sentence
from bot.tutor.game.words import side_taken

if TYPE_CHECKING:
    from bot.tutor.data.sentences.neuron import Neuron
    from bot.tutor.data.sentences.signals import Signal
    from bot.tutor.game.comparing import Tally
    from bot.tutor.game.rivals import Rivals
    from bot.tutor.game.sentences import Subject

SCHOOLING = Schooling(passes=10, rate=1.0, decay=0.003)
RARE = 0.05


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence of a test; `answer` is the network's probability of the high label."""

    text: str
    label: str
    answer: float


@dataclass(frozen=True, slots=True)
class RivalNetwork:
    """The network of a team: what it learnt from and how it did.

    `picked` counts what the team had picked, and `filled` what was added to it. `tested` is the
    test that the other team wrote, and `fooling` says in how many of its sentences each signal
    pushed the network wrong. `deleted` counts sentences of the test that went with their author.
    """

    team: Team
    neuron: Neuron
    learnt: tuple[Sentence, ...]
    picked: int
    filled: int
    own: Tally
    rival: Tally
    common: Tally
    tested: tuple[AskedSentence, ...]
    deleted: int
    fooling: tuple[tuple[Signal, int], ...]


@dataclass(frozen=True, slots=True)
class RivalsResult:
    """Both networks. `only` counts the common sentences that one alone was right on."""

    subject: Subject
    networks: tuple[RivalNetwork, RivalNetwork]
    only: tuple[int, int]

    @property
    def same(self) -> bool:
        """Whether both learnt from the same sentences, so that they are the same network."""
        one, other = self.networks
        return one.learnt == other.learnt


def result_of(game: Rivals) -> RivalsResult | None:
    """Train and test both networks; None where nobody picked anything."""
    if not any(one.kind == RivalsEntry.PICK for one in game.entries):
        return None
    circle, square = (_network(game, team) for team in (Team.CIRCLE, Team.SQUARE))
    right = [_right_on(game.subject, network.neuron) for network in (circle, square)]
    only = len(right[0] - right[1]), len(right[1] - right[0])
    return RivalsResult(game.subject, (circle, square), only)


def _network(game: Rivals, team: Team) -> RivalNetwork:
    subject = game.subject
    learnt, filled = learnt_by(game, team)
    neuron = _taught(subject, learnt, game.seed)
    written = [Sentence("", one.text, one.label) for one in sentences_by(game, team.other)]
    judge = network_judge(subject, neuron)
    own, rival, common = (
        tally(subject, some, judge) for some in (learnt, written, held_out(subject))
    )
    return RivalNetwork(
        team=team,
        neuron=neuron,
        learnt=learnt,
        picked=len(game.pick_of(team).ids),
        filled=filled,
        own=own,
        rival=rival,
        common=common,
        tested=tuple(AskedSentence(one.text, one.label, judge(one.text)) for one in written),
        deleted=deleted_of(game, team.other),
        fooling=_fooling(subject, neuron, written),
    )


def _taught(subject: Subject, learnt: tuple[Sentence, ...], seed: int) -> Neuron:
    """Teach a network; the same sentences and the same seed give the same one."""
    if not learnt:
        return untaught(len(subject.reader.signals))
    examples = [(subject.shown(one.text), subject.target(one.label)) for one in learnt]
    return taught(examples, SCHOOLING, Random(seed))


def _fooling(
    subject: Subject, neuron: Neuron, written: list[Sentence]
) -> tuple[tuple[Signal, int], ...]:
    """Count in how many of the sentences that a network gets wrong each signal pushed it there."""
    counted: Counter[Signal] = Counter()
    for one in written:
        wrong = subject.other(one.label)
        if side_taken(subject, answer(neuron, subject.shown(one.text))) == wrong:
            counted.update(found.signal for found in pushing(subject, neuron, one.text, wrong))
    return tuple(counted.most_common())


def _right_on(subject: Subject, neuron: Neuron) -> frozenset[str]:
    judge = network_judge(subject, neuron)
    common = held_out(subject)
    return frozenset(one.id for one in common if side_taken(subject, judge(one.text)) == one.label)


def by_chance(only: tuple[int, int]) -> float:
    """Return how often chance alone parts two equally good networks at least as much as this.

    It is the exact test of McNemar (1947) in both directions: a fair coin for each sentence that
    one alone was right on.
    """
    times, less = sum(only), min(only)
    tail: float = sum(comb(times, count) for count in range(less + 1)) / 2**times
    return min(1.0, 2 * tail)
