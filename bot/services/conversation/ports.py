"""What talking needs from outside: a store of what was asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.conversation.asked import Talk
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
