"""What the classroom needs from outside, beside what exercises need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.tutor.classroom.classroom import Classroom
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press


class Classrooms(Protocol):
    """Keeps how the classroom of each server is set up."""

    async def of(self, guild: int) -> Classroom | None: ...

    async def set_up(self, press: Press, classroom: Classroom) -> None:
        """Keep how a classroom is set up, in place of what was kept.

        A second press changes nothing.
        """
        ...


class ClassPosts(Protocol):
    """Reads what was posted in a server, and deletes it at the end of a term."""

    async def posted_in(
        self, guild: int, kinds: Sequence[str], since: datetime, most: int
    ) -> tuple[tuple[Gathering, tuple[Attempt, ...]], ...]:
        """Return what was posted in a server, of these kinds, the newest first.

        Only what was opened at `since` or later and has a message, with all attempts in it; at
        most `most` of them.
        """
        ...
