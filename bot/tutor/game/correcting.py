"""What a correction is worth: was it in the sentence, does the direction fit, what really pushed.

High and low are meant for the side of the feature: after "Hey, wanna grab pizza?" was called
formal, "I weighted slang too low" fits, for slang counted too little for casual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.game.corrections import Direction
from bot.tutor.game.own_rule import FREE, STEP, WORD, OwnRule, is_in, judged, moved
from bot.tutor.game.sentences import found_in, word_set

if TYPE_CHECKING:
    from bot.tutor.data.signals import Signal
    from bot.tutor.game.sentences import Sentence, Subject

WEAK = 0.15
"""The usual weight below which a signal speaks for neither side."""


@dataclass(frozen=True, slots=True)
class Said:
    """A correction: the feature by its id and as it was said, the direction, and its side.

    The side is a label of the subject, empty as long as nobody knows it.
    """

    feature: str
    name: str
    direction: Direction
    side: str = ""


@dataclass(frozen=True, slots=True)
class Culprit:
    """A signal of the sentence that usually speaks for the wrong label."""

    signal: Signal
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a correction is told: how well it fits, and what it did to the learner's own rule.

    `before` and `after` are the rule's answers to the same sentence, as the probability of the high
    label. `there` is False too for what cannot be read off a sentence, which changes nothing.
    """

    said: Said
    there: bool
    fits: bool
    culprits: tuple[Culprit, ...]
    missed: tuple[Culprit, ...]
    old: OwnRule
    new: OwnRule
    before: float
    after: float

    @property
    def readable(self) -> bool:
        return not self.said.feature.startswith(FREE)

    @property
    def good(self) -> bool:
        return self.there and self.fits

    @property
    def change(self) -> float:
        return self.new.weight(self.said.feature) - self.old.weight(self.said.feature)


def usual_side(subject: Subject, feature: str, text: str) -> str:
    """Return the label that a feature usually speaks for, "" where that is not known.

    A word speaks for the side of the signal that it shows in this sentence.
    """
    if feature.startswith(FREE):
        return ""
    weights = dict(zip(subject.reader.signals, subject.usual.weights, strict=True))
    if feature.startswith(WORD):
        word = feature.removeprefix(WORD)
        shows = [found.signal for found in found_in(subject.reader, text) if _names(found.words, word)]
    else:
        shows = [signal for signal in subject.reader.signals if signal.id == feature]
    weight = max((weights[signal] for signal in shows), key=abs, default=0.0)
    if abs(weight) < WEAK:
        return ""
    return subject.high if weight > 0 else subject.low


def _names(pieces: tuple[str, ...], word: str) -> bool:
    """Whether a single word is what shows a signal, and not a part of a longer piece."""
    return any(word_set(piece) == {word} for piece in pieces)


def side_of(subject: Subject, rule: OwnRule, feature: str, text: str) -> str:
    """Return the side of a feature: what it has in the learner's own rule, else its usual one."""
    weight = rule.weight(feature)
    if weight == 0:
        return usual_side(subject, feature, text)
    return subject.high if weight > 0 else subject.low


def answered(subject: Subject, rule: OwnRule, sentence: Sentence, said: Said) -> Answered:
    """Answer a correction whose side is known, or that is about nothing that can be read."""
    there = is_in(subject, said.feature, sentence.text)
    helps = said.side == sentence.label
    fits = helps is (said.direction is Direction.LOW) and bool(said.side)
    new = rule if said.feature.startswith(FREE) else moved(rule, said.feature, change_of(subject, said))
    return Answered(
        said,
        there,
        fits,
        culprits_in(subject, sentence, subject.other(sentence.label)),
        culprits_in(subject, sentence, sentence.label),
        rule,
        new,
        judged(subject, rule, sentence.text),
        judged(subject, new, sentence.text),
    )


def change_of(subject: Subject, said: Said) -> float:
    """Return by how much a correction moves the weight: one step, toward or from its side."""
    toward = 1 if said.direction is Direction.LOW else -1
    return STEP * toward * subject.sign(said.side)


def culprits_in(subject: Subject, sentence: Sentence, label: str) -> tuple[Culprit, ...]:
    """Return the signals of a sentence that usually speak for a label, the strongest first."""
    weights = dict(zip(subject.reader.signals, subject.usual.weights, strict=True))
    sign = subject.sign(label)
    found = [one for one in found_in(subject.reader, sentence.text) if weights[one.signal] * sign >= WEAK]
    strongest = sorted(found, key=lambda one: -abs(weights[one.signal]))
    return tuple(Culprit(one.signal, one.words) for one in strongest)
