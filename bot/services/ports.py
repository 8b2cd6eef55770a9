"""What the services need from outside: who pressed what, a clock, memory and a trainer.

Every method that changes something takes the Press and does its change in one transaction,
together with a note of the interaction's id: the same interaction a second time changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.neural.spec import TrainingResult, TrainingSpec
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
    """One training, finished or not. `numbers` is None until it is finished."""

    id: int
    person: int
    numbers: dict[str, float] | None


class Readings(Protocol):
    async def all_of(self, person: int) -> tuple[Reading, ...]:
        """Every lesson this person opened, the one touched last first."""
        ...

    async def open(self, press: Press, lesson: str) -> Reading:
        """Open a lesson or come back to it; either way it is now the one touched last."""
        ...

    async def get(self, reading: int) -> Reading | None: ...

    async def turn(self, press: Press, reading: int, card: int) -> Reading:
        """Put the bookmark on a card. Once only for each press. Raise NotYoursError."""
        ...

    async def finish(self, press: Press, reading: int) -> Reading:
        """Mark the lesson as finished; the first time is the one that is kept."""
        ...


class Attempts(Protocol):
    async def begin(self, press: Press, lesson: str, activity: Activity, plan: Plan) -> Attempt:
        """Start an attempt, or return the open one of this person, lesson and activity."""
        ...

    async def get(self, attempt: int) -> Attempt | None: ...

    async def add(self, press: Press, attempt: Attempt, entry: Entry, score: float | None) -> bool:
        """Add an entry as step len(attempt.entries), and close the attempt if a score is given.

        False, with nothing changed, when that step or that press is already stored. A rule entry
        goes into the notebook in the same transaction.
        """
        ...

    async def latest(self, person: int, activity: Activity) -> Attempt | None:
        """Return the open attempt of this kind that was started last, if there is one."""
        ...

    async def results(self, person: int) -> tuple[Result, ...]:
        """Every closed attempt of this person, oldest first."""
        ...


class Notebook(Protocol):
    async def rules(self, person: int) -> tuple[Rule, ...]:
        """Return the rules this person wrote, newest first."""
        ...


class Runs(Protocol):
    async def begin(self, press: Press, spec: TrainingSpec) -> Run | None:
        """Note that a training starts. None when this press was noted before."""
        ...

    async def finish(self, run: int, result: TrainingResult) -> None: ...

    async def fail(self, run: int, reason: str) -> None: ...

    async def count(self, person: int) -> int:
        """How many trainings this person has finished."""
        ...


class Trainer(Protocol):
    async def train(self, spec: TrainingSpec) -> TrainingResult:
        """Train, draw and read one network elsewhere. Raise TutorError when it is given up."""
        ...
