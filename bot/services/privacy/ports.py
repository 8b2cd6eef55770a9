"""What taking along needs from outside: a store that reads all of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.privacy.kept import KeptPerson
    from bot.tutor.privacy.rules import RetentionTimes


class KeptRows(Protocol):
    @property
    def times(self) -> RetentionTimes:
        """How long what is kept for a limited time is kept."""
        ...

    async def knows(self, person: int) -> bool:
        """Whether anything is kept of a person."""
        ...

    async def of(self, person: int, room: int) -> KeptPerson | None:
        """Read everything of a person in one view; pictures within so many bytes, newest first.

        None for somebody of whom nothing is kept. The event loop does not wait for it.
        """
        ...
