"""What a correction is worth: was it in the sentence, does the direction fit, what really pushed.

High and low are meant for the side of the feature: after "Hey, wanna grab pizza?" was called
formal, "I weighted slang too low" fits, for slang counted too little for casual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.signals_reading import words_of
from bot.tutor.game.corrections import Direction
from bot.tutor.game.hearing.naming import name_feature
from bot.tutor.game.own_rule import FREE, STEP, WORD, OwnRule, is_in, judged, moved
from bot.tutor.game.pushing import WEAK, pushing, weights_of
from bot.tutor.game.sentences import found_in, word_set

if TYPE_CHECKING:
    from bot.tutor.data.sentences.signals import Found
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.hearing.naming import Naming
    from bot.tutor.game.sentences import Sentence, Subject


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
class CorrectionAnswer:
    """What a correction is told: how well it fits, and what it did to the learner's own rule.

    `culprits` are the signals of the sentence that usually speak for the wrong label, `helpful`
    those for the right one. `before` and `after` are the rule's answers to the same sentence, as
    the probability of the high label. `there` is False too for what cannot be read off a sentence.
    What is not there changes nothing, as in a network.
    """

    said: Said
    there: bool
    fits: bool
    culprits: tuple[Found, ...]
    helpful: tuple[Found, ...]
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


def said_of(subject: Subject, rule: OwnRule, sentence: Sentence, heard: Correction) -> Said:
    """Find what somebody meant by the feature that they named, and its side where it is known."""
    meant = name_feature(heard.feature, sentence.text, subject.reader.features)
    feature = FREE + heard.feature if meant is None else _feature_of(subject, sentence, meant)
    side = side_of(subject, rule, feature, sentence.text)
    return Said(feature, heard.feature, heard.direction, side)


def _feature_of(subject: Subject, sentence: Sentence, meant: Naming) -> str:
    """Return the feature that was named: a signal, a word of the sentence, or neither.

    A word that is also what a signal is called, such as "question", is the word where the sentence
    has the word alone.
    """
    words = words_of(meant.word)
    if meant.feature and (len(words) != 1 or is_in(subject, meant.feature, sentence.text)):
        return meant.feature
    return WORD + words[0] if len(words) == 1 else FREE + meant.name


def usual_side(subject: Subject, feature: str, text: str) -> str:
    """Return the label that a feature usually speaks for, "" where that is not known.

    A word speaks for the side of the signal that it shows in this sentence.
    """
    if feature.startswith(FREE):
        return ""
    weights = weights_of(subject, subject.usual)
    if feature.startswith(WORD):
        word = feature.removeprefix(WORD)
        found = found_in(subject.reader, text)
        shows = [one.signal for one in found if _names(one.words, word)]
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


def answered(subject: Subject, rule: OwnRule, sentence: Sentence, said: Said) -> CorrectionAnswer:
    """Answer a correction whose side is known, or that is about nothing that can be read."""
    there = is_in(subject, said.feature, sentence.text)
    helps = said.side == sentence.label
    fits = helps is (said.direction is Direction.LOW) and bool(said.side)
    new = moved(rule, said.feature, change_of(subject, rule, said)) if there else rule
    usual = subject, subject.usual, sentence.text
    return CorrectionAnswer(
        said,
        there,
        fits,
        pushing(*usual, subject.other(sentence.label), WEAK),
        pushing(*usual, sentence.label, WEAK),
        rule,
        new,
        judged(subject, rule, sentence.text),
        judged(subject, new, sentence.text),
    )


def change_of(subject: Subject, rule: OwnRule, said: Said) -> float:
    """Return by how much a correction moves the weight: one step toward its side, or back to 0.

    A feature that the rule does not count cannot be lowered.
    """
    toward = subject.sign(said.side)
    if said.direction is Direction.LOW:
        return STEP * toward
    return -min(STEP, abs(rule.weight(said.feature))) * toward
