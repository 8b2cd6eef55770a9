"""One attempt at an exercise: a plan drawn at its start, then entries that are only ever added.

The state of an attempt is never stored: it is computed from the entries, so that what was shown and
what is stored cannot differ. The step of an entry is its position in the sequence, counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """One thing a person did. `item` is what it was about, `choice` what they chose or typed.

    `confidence` is in percent. `right` is None where nothing was graded.
    """

    kind: EntryKind
    item: str
    choice: str
    right: bool | None = None
    confidence: int | None = None


Plan = dict[str, list[str]]
"""What was drawn at the start, as lists of ids in the order they are shown."""


LETTERS = "ABCDEFGHIJ"


def by_letter(letter: str, shown: Sequence[str]) -> str | None:
    """Return the id that is shown beside a letter; None when no such letter is shown."""
    return dict(zip(LETTERS, shown, strict=False)).get(letter.upper())


def mark_of(step: int, revision: str) -> str:
    """Name the exact state a card shows: its step, and four characters of the lesson's revision.

    A button carries the mark, so that a press on an older card changes nothing.
    """
    return f"{step}-{revision[:4]}"


def fitted(shown: Sequence[str], existing: Sequence[str]) -> list[str]:
    """Adapt an order drawn earlier to a lesson that changed: drop lost ids, append new ones."""
    return [id_ for id_ in shown if id_ in existing] + [id_ for id_ in existing if id_ not in shown]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at an exercise, with all its entries in order. `score` is 0 to 1 once closed."""

    id: int
    person: int
    lesson: str
    activity: Activity
    plan: Plan
    entries: tuple[Entry, ...]
    score: float | None

    @property
    def closed(self) -> bool:
        return self.score is not None


@dataclass(frozen=True, slots=True)
class Result:
    """The lesson, the activity and the score (0 to 1) of a closed attempt."""

    lesson: str
    activity: Activity
    score: float
