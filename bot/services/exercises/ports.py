"""What exercises need from outside: a store of attempts, and one of gatherings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.tutor.exercises.attempts import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.tutor.exercises.attempts import (
        Attempt,
        Change,
        Entry,
        Gained,
        Result,
        Scored,
        Touched,
        WantedAttempt,
    )
    from bot.tutor.exercises.gatherings import Gathering, WantedGathering
    from bot.tutor.people import Press


class Attempts(Protocol):
    async def begin(self, press: Press, wanted: WantedAttempt) -> Attempt:
        """Start an attempt, or return the open one of this owner, lesson, activity and scope.

        Whoever begins their own attempt in a gathering joins it. Raise OverError when the gathering
        is closed, and NotAMemberError for the group's attempt when the person is not in it.
        """
        ...

    async def get(self, attempt: int) -> Attempt | None: ...

    async def add(self, press: Press, attempt: Attempt, entry: Entry, score: float | None) -> bool:
        """Add an entry as the next step, and close the attempt if a score is given (0 to 1).

        Return False, with nothing changed, when the author has an entry in this turn, the press is
        already stored, the attempt is closed, or its gathering is in another phase than when the
        attempt was read. A rule entry goes into the notebook in the same transaction. Raise
        NotYoursError unless the attempt exists and is the person's or their group's; in a gathering
        raise OverError when it is closed and NotAMemberError for somebody who is not in it.
        """
        ...

    async def enter(
        self, press: Press, wanted: WantedAttempt, phase: int, judge: Callable[[Attempt], Entry]
    ) -> tuple[Attempt | None, bool]:
        """Begin an attempt in a gathering unless it is begun, judge, and add an entry, all in one.

        Return the attempt as it is then, and whether the entry counted: not where `add` returns
        False, nor when the gathering is in another phase than the given one. What does not count
        changes nothing: nobody joins, and without an earlier attempt there is None. Raise what
        `begin`, `judge` and `add` raise; then nothing has changed either.
        """
        ...

    async def close(self, attempt: int, score: float | None) -> None:
        """Close an open attempt with its score (0 to 1), None to break it off.

        A closed one stays as it is.
        """
        ...

    async def latest(self, person: int, activity: str, scope: str = FIRST) -> Attempt | None:
        """Return this person's open attempt of a kind and scope that was started last."""
        ...

    async def results(self, person: int, scope: str = FIRST) -> tuple[Result, ...]:
        """Return every attempt of this person and scope that has a score, the oldest first."""
        ...


class PastAttempts(Protocol):
    """What a person did so far; attempts within a gathering do not count."""

    async def scores(self, person: int) -> tuple[Scored, ...]:
        """Return every attempt of this person that has a score, in the order of ending."""
        ...

    async def attempts(
        self, person: int, activities: Sequence[str], lesson: str | None = None
    ) -> tuple[Attempt, ...]:
        """Return this person's attempts of activities with their entries, in order of beginning.

        `lesson` asks for those in one lesson alone, and those that are about no single one.
        """
        ...

    async def touched(self, person: int) -> Touched | None:
        """Return the attempt that this person did something in last, open or closed."""
        ...


class Rejudging(Protocol):
    """Keeps what a corrected key changed in attempts that were begun before it."""

    async def due(self, lesson: str, revision: str, most: int) -> tuple[Attempt, ...]:
        """Return attempts at a lesson's questions, open ones too, that another revision judged.

        Rounds of mistakes are those of the lesson "".
        """
        ...

    async def keep(self, revision: str, changes: Sequence[Change]) -> None:
        """Note that these attempts are judged by this revision now, with what it changed.

        A score is raised and never lowered. All in one transaction; twice is as good as once.
        """
        ...

    async def tell(self, press: Press, lesson: str | None = None) -> tuple[Gained, ...]:
        """Return each answer that counts for more now, and note it as told.

        `lesson` asks for those in one lesson alone.
        """
        ...


class Gatherings(Protocol):
    """Keeps who does something together, and where."""

    async def open(self, press: Press, wanted: WantedGathering) -> Gathering:
        """Open a gathering, whose host is not yet in it; the same press again returns it."""
        ...

    async def get(self, gathering: int) -> Gathering | None: ...

    async def posted(self, gathering: int, channel: int, message: int) -> None:
        """Store where its card is; a later call replaces it."""
        ...

    async def join(self, press: Press, gathering: int, role: str, most: int) -> Gathering:
        """Let a person in, who may have left before; `most` may be there at once.

        Raise OverError when it is closed, FullError when nobody more may join.
        """
        ...

    async def leave(self, press: Press, gathering: int) -> None:
        """Let a person out; what they answered stays. Whoever is not there changes nothing."""
        ...


class Phases(Protocol):
    """Leads a gathering from phase to phase, until it closes."""

    async def attempts(self, gathering: int) -> tuple[Attempt, ...]:
        """Return the attempts that belong to a gathering, those of its members too, in order."""
        ...

    async def turn(self, gathering: int, seen: int, following: int, due_at: datetime) -> bool:
        """Go from the phase that was seen to the following one, which ends at `due_at`.

        False, with nothing changed, when it is in another phase or closed.
        """
        ...

    async def stop(self, gathering: int, seen: int | None = None) -> bool:
        """Take no answer from now on; `close` ends it. False for one that is closed.

        It is False as well when the gathering is in another phase than the one that was `seen`.
        """
        ...

    async def close(self, gathering: int, scores: Mapping[int, float | None]) -> bool:
        """Close a gathering and every attempt in it, with the score of each (0 to 1).

        An attempt without a score is broken off. False, with nothing changed, when it was closed.
        """
        ...

    async def shown(self, since: datetime) -> tuple[int, ...]:
        """Return the gatherings that are not closed, or were closed after `since`, oldest first."""
        ...
