"""What the game is played with: sentences with their labels, and a subject to judge them by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import Neuron
from bot.tutor.data.sentences.signals_reading import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.data.sentences.signals import Found, Signal
    from bot.tutor.game.hearing.feature_names import GameFeature


class Tier(StrEnum):
    """How hard a sentence is. The signals of a trap point both ways; an AMBIGUOUS one has no label.

    The values are those in the files.
    """

    EASY = "easy"
    TRAP = "trap"
    AMBIGUOUS = "ambiguous"


class Part(StrEnum):
    TRAIN = "train"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to judge. `label` is empty where people disagree, `why` may be where it is plain.

    `kind` is the kind of text that it could stand in, such as a letter.
    """

    id: str
    text: str
    label: str
    tier: Tier = Tier.EASY
    kind: str = ""
    part: Part = Part.TRAIN
    why: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each: compared in an instant
class SentenceReader:
    """How a network sees the sentences of a subject: its signals, and how they are found.

    `features` are the names that people have for the signals, one for each.
    """

    signals: tuple[Signal, ...]
    found_in: Callable[[str], tuple[Found, ...]]
    features: tuple[GameFeature, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: `high` is the label that the network learns as 1, `low` the one for 0.

    `usual` is a neuron that was taught by the easy training sentences: its weights say what each
    signal usually speaks for.
    """

    id: str
    high: str
    low: str
    ask: str
    offer: str
    sentences: tuple[Sentence, ...]
    reader: SentenceReader
    usual: Neuron

    @property
    def labels(self) -> tuple[str, str]:
        return self.high, self.low

    def sentence(self, sentence_id: str) -> Sentence | None:
        return next((one for one in self.sentences if one.id == sentence_id), None)

    def other(self, label: str) -> str:
        return self.low if label == self.high else self.high

    def sign(self, label: str) -> int:
        """Return 1 for the label that the network learns as 1, -1 for the other."""
        return 1 if label == self.high else -1

    def target(self, label: str) -> float:
        return 1.0 if label == self.high else 0.0

    def shown(self, text: str) -> tuple[bool, ...]:
        """Say of each signal, in order, whether the sentence shows it."""
        found = {one.signal for one in found_in(self.reader, text)}
        return tuple(signal in found for signal in self.reader.signals)


@lru_cache(maxsize=2048)
def found_in(reader: SentenceReader, text: str) -> tuple[Found, ...]:
    """Find the signals of a sentence, each with the words that show it."""
    return reader.found_in(text)


@lru_cache(maxsize=2048)
def word_set(text: str) -> frozenset[str]:
    """Return the words of a sentence in lower case."""
    return frozenset(words_of(text))


@dataclass(frozen=True, slots=True)
class Game:
    """The game of a lesson. It may be played with any of its subjects, the first unless asked."""

    title: str
    instructions: str
    subjects: tuple[Subject, ...]

    def subject(self, subject_id: str) -> Subject:
        """Find a subject; the first one where there is none of that name any more."""
        found = (one for one in self.subjects if one.id == subject_id)
        return next(found, self.subjects[0])
