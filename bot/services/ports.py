"""What the services need from outside: memory, one port for each kind, and a trainer.

Every method that changes something takes the Press and does its change in one transaction,
together with a note of the interaction's id: the same interaction a second time changes nothing.
So one press makes one change; only `Readings.open` and `Attempts.begin`, which may be repeated
freely, can come before or after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.neural.spec import TrainingResult, TrainingSpec
    from bot.tutor.attempts import Activity, Entry, Plan
    from bot.tutor.records import Attempt, Press, Reading, Result, Rule, Run


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

    async def close(self, attempt: int, score: float) -> None:
        """Close an open attempt as it stands; one that is closed keeps its score."""
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
    async def begin(self, press: Press, spec: Mapping[str, object]) -> Run | None:
        """Note that a training starts. None when this press was noted before."""
        ...

    async def finish(self, run: int, numbers: Mapping[str, object]) -> None:
        """Keep what came out. A training that is finished or failed already stays as it is."""
        ...

    async def fail(self, run: int, reason: str) -> None: ...

    async def count(self, person: int) -> int:
        """How many trainings this person has finished."""
        ...


class Trainer(Protocol):
    async def train(self, spec: TrainingSpec) -> TrainingResult:
        """Train, draw and read one network elsewhere. Raise TutorError when it is given up."""
        ...
