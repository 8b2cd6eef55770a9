"""What an exercise needs from outside: a store of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt, Entry, Result
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.people import Press


class Attempts(Protocol):
    async def begin(self, press: Press, lesson: str, activity: str, plan: Plan) -> Attempt:
        """Start an attempt, or return the open one of this person, lesson and activity."""
        ...

    async def get(self, attempt: int) -> Attempt | None: ...

    async def add(self, press: Press, attempt: Attempt, entry: Entry, score: float | None) -> bool:
        """Add an entry as step len(attempt.entries), and close the attempt if a score is given.

        Return False, with nothing changed, when that step or that press is already stored or the
        attempt is closed. A rule entry goes into the notebook in the same transaction. The score is
        0 to 1. Raise NotYoursError unless the attempt exists and belongs to the person.
        """
        ...

    async def close(self, attempt: int, score: float) -> None:
        """Close an open attempt as it is; a closed one keeps its score (0 to 1)."""
        ...

    async def latest(self, person: int, activity: str) -> Attempt | None:
        """Return the open attempt of this kind that was started last, if there is one."""
        ...

    async def results(self, person: int) -> tuple[Result, ...]:
        """Every closed attempt of this person, oldest first."""
        ...
