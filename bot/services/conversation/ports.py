"""What talking needs from outside: what was asked back, and what is open for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.conversation.asked import Talk
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press


class Talks(Protocol):
    async def of(self, person: int) -> Talk:
        """Return what is remembered of the talk with a person."""
        ...

    async def keep(self, press: Press, kept: Talk) -> None:
        """Remember this instead of what was remembered before; the press is not noted by it."""
        ...

    async def counted(self, press: Press) -> bool:
        """Whether this very message or press did something that is stored."""
        ...


class OpenWork(Protocol):
    async def of(
        self, person: int, guilds: Sequence[int]
    ) -> tuple[tuple[Attempt, ...], tuple[Gathering, ...]]:
        """Return the person's open attempts at what is graded, and open posts, the newest first.

        The posts are those of the given servers and of all in which the person did something.
        """
        ...
