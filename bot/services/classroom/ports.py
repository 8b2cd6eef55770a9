"""What the classroom needs from outside, beside what exercises need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.services.messages import Delivered, Undelivered
    from bot.services.scene import Scene
    from bot.tutor.classroom.classroom import Classroom
    from bot.tutor.classroom.term import ClassTerm
    from bot.tutor.exercises.attempts import Attempt, Entry
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

    async def newest(self, guild: int) -> int | None:
        """Return the id of the gathering of the post that went out last in a server."""
        ...

    async def bring(self, earlier: int, later: int) -> None:
        """Let whoever is in one post be in the one that follows it; twice is as good as once."""
        ...

    async def lead(self, press: Press, gathering: int, judge: Callable[[Attempt], Entry]) -> bool:
        """Note what an instructor does with a post, in the attempt of the whole class.

        The instructor need not be a member. False, with nothing changed, for a press that is noted
        already. Raise OverError when it is closed, ElsewhereError for a press in another server,
        and what `judge` raises.
        """
        ...

    async def take_back(self, press: Press, gathering: int, taken_back: Entry) -> bool:
        """Note that a post is taken back, and take no answer from now on, in one transaction.

        What it returns and raises is as for `lead`; whoever calls it closes the post then.
        """
        ...


class Terms(Protocol):
    """Counts and deletes what is kept about the class of a server; never of another one."""

    async def of(self, guild: int, kinds: Sequence[str]) -> ClassTerm:
        """Count what is kept: the gatherings of these kinds, and how it is set up."""
        ...

    async def delete(self, press: Press, guild: int, kinds: Sequence[str], last: int) -> int | None:
        """Delete them with all that was entered in them, and how the class is set up, all in one.

        `last` is the newest gathering that the person was told of: where there is a newer one, or
        it is gone, nothing is deleted and None returned. A second press deletes nothing either.
        Return how many gatherings were deleted.
        """
        ...


class Threads(Protocol):
    """Makes threads in a channel for parts of a class."""

    def missing_in(self, guild: int, channel: int) -> tuple[str, ...] | None:
        """Name the permissions that the bot lacks there; None where no thread can be."""
        ...

    async def make(
        self, guild: int, channel: int, name: str, first: Scene
    ) -> Delivered | Undelivered:
        """Make a public thread, whose name is its own in the channel, with its first message.

        One of that name that the bot made before gets the message only if it has none. What is
        returned names the thread as the channel.
        """
        ...
