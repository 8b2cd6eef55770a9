"""What is remembered about a person's learning, as plain values that any layer may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.attempts import Activity, Entry, Plan


@dataclass(frozen=True, slots=True)
class Press:
    """One thing a person did. `id` is Discord's id of the interaction or message (a snowflake)."""

    id: int
    person: int
    guild: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A person's place in one lesson.

    `card` counts from 1; one past the last card means that the cards are read. `furthest` is the
    highest card so far. `person` is the owner's Discord id.
    """

    id: int
    person: int
    lesson: str
    card: int
    furthest: int
    touched_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One go at an exercise, with all its entries in order. `score` is 0 to 1 once closed."""

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
    """A closed attempt in one line."""

    lesson: str
    activity: Activity
    score: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the notebook. `breaker` is a sentence that would break the rule, or empty."""

    text: str
    breaker: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One training that was begun."""

    id: int
    person: int
