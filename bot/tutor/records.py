"""What is remembered about a person's learning, as plain values that any layer may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.attempts import Activity, Entry, Plan
    from bot.tutor.tables import Table


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


class RunState(StrEnum):
    RUNNING = "running"  # in line, or with a worker
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class WantedRun:
    """What is noted when a training is asked for.

    `task` is JSON (see bot.trainings.task), `table` the id of people's own data or None. `private`
    keeps the answer to the person. `predicted` and `sure` (in percent) are what the person
    foretold about the curve; "" and None without.
    """

    task: Mapping[str, Any]
    table: int | None = None
    private: bool = False
    predicted: str = ""
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One training. `person` and `guild` are Discord ids; `guild` is None in a DM.

    `channel` and `message` say where its answer stands, once that is known. `attempt` counts the
    starts of the bot that took it up, from 1. `numbers` are there when it is done, `reason` when
    it failed. `score` is the Brier score of the prediction.
    """

    id: int
    person: int
    guild: int | None
    wanted: WantedRun
    state: RunState
    attempt: int
    channel: int | None
    message: int | None
    numbers: tuple[RunNumbers, ...]
    reason: str
    score: float | None
    started_at: datetime


class Refusal(StrEnum):
    """Why a training was not taken."""

    REPEATED = "repeated"  # this very press began one before
    BUSY = "busy"  # the person has one running
    FULL = "full"  # the server has as many as it may


@dataclass(frozen=True, slots=True)
class OwnTable:
    """People's own data as it is kept: whose, where, and when it was added."""

    id: int
    person: int
    guild: int | None
    table: Table
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Trainings:
    """A person's trainings in short.

    `done` counts the finished ones; `newest` are at most 10, newest first, finished or not;
    `mean_score` is the mean Brier score of the `predictions` made about them, None without one.
    """

    done: int
    newest: tuple[Run, ...]
    predictions: int
    mean_score: float | None
