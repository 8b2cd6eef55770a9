"""The sentences to judge, in the lesson's order, and the features a person may have used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    FORMAL = "formal"
    CASUAL = "casual"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to judge, its label, and why a reader would say so."""

    id: str
    text: str
    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Game:
    """The sentences in order, and the features a person can pick when they were wrong."""

    title: str
    instructions: str
    sentences: tuple[Sentence, ...]
    features: tuple[str, ...]

    def sentence(self, sentence_id: str) -> Sentence:
        return next(sentence for sentence in self.sentences if sentence.id == sentence_id)
