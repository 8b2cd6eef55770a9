"""One go at an exercise: a plan drawn at its start, then entries that are only ever added.

Where somebody stands is never stored: it is read off the entries, so what was told and what
is remembered cannot drift apart. An entry's step is its place in the sequence, counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Activity(StrEnum):
    MATCHING = "matching"
    QUESTIONS = "questions"
    GAME = "game"


class EntryKind(StrEnum):
    PAIR = "pair"
    ANSWER = "answer"
    PREDICTION = "prediction"
    CORRECTION = "correction"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a person did. `item` is what it was about, `choice` what they said.

    `confidence` is in percent. `right` is None where nothing was graded.
    """

    kind: EntryKind
    item: str
    choice: str
    right: bool | None = None
    confidence: int | None = None


Plan = dict[str, list[str]]
"""What was drawn at the start, as lists of ids in the order they are shown."""
