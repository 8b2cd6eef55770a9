"""What one's own data needs from outside: a store, and the word of Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.people import Press
    from bot.tutor.privacy.deleting import KeptOfPerson
    from bot.tutor.privacy.kept import KeptPerson
    from bot.tutor.privacy.parted import Parted
    from bot.tutor.privacy.removals import Removal, RemovalTried
    from bot.tutor.privacy.rules import RetentionTimes


class KeptRows(Protocol):
    @property
    def times(self) -> RetentionTimes:
        """How long what is kept for a limited time is kept."""
        ...

    async def knows(self, person: int) -> bool:
        """Whether anything is kept about a person."""
        ...

    async def of(self, person: int, room: int) -> KeptPerson | None:
        """Read everything of a person in one view; pictures within so many bytes, newest first.

        None for somebody of whom nothing is kept. The event loop does not wait for it.
        """
        ...


class Deletions(Protocol):
    """Deletes a person in small changes, which go on after a kill."""

    async def kept_of(self, person: int) -> KeptOfPerson | None:
        """Count what is kept about a person; None for somebody unknown."""
        ...

    async def deleted_at(self, person: int) -> int | None:
        """Return the press with which a person was deleted last; None for anybody else."""
        ...

    async def part(self, press: Press) -> Parted | None:
        """Part a person from their rows; None for somebody unknown."""
        ...

    async def unfinished(self) -> tuple[int, ...]:
        """Return whose rows are still to be deleted, by the number of their row."""
        ...

    async def delete_some(self, owner: int) -> bool:
        """Delete some of the rows of a parted person. Return whether there may be more."""
        ...


class Overwriting(Protocol):
    """Leaves no trace of what was deleted in the files."""

    async def cut_log(self) -> bool:
        """Leave nothing of what was deleted in the log. False where somebody reads just now."""
        ...

    async def unwiped(self) -> bool:
        """Whether rows were deleted since the free room of the file was overwritten."""
        ...

    async def wipe_some(self) -> bool:
        """Overwrite some of the free room of the file. Return whether there is more."""
        ...


class Removals(Protocol):
    """Keeps which messages are to be mended."""

    async def waiting(self, after: int, most: int) -> tuple[Removal, ...]:
        """Return what is to be mended, with numbers above `after`, the oldest first."""
        ...

    async def done(self, removal: Removal) -> None:
        """Forget one that is mended, or cannot be; one that was noted again since stays."""
        ...

    async def failed(self, removal: int, at: datetime) -> None:
        """Count a try that was refused, and when; after some it is given up."""
        ...


class PostedMessages(Protocol):
    """The messages of the bot that stand in channels."""

    async def delete(self, guild: int | None, channel: int, message: int) -> RemovalTried:
        """Delete a message of the bot, or say why that is to be tried again later."""
        ...


class Departures(Protocol):
    """Keeps who left which server. `person` is None for the bot itself."""

    async def note(self, guild: int, person: int | None) -> bool:
        """Note that a person left a server; a second time changes nothing.

        False where nothing is noted, as nothing is kept about them.
        """
        ...

    async def back(self, guild: int, person: int | None) -> None:
        """Forget that somebody left: they are back, and keep everything."""
        ...

    async def noted(self) -> frozenset[tuple[int, int | None]]:
        """Return who left where, as Discord ids."""
        ...

    async def guilds(self) -> frozenset[int]:
        """Return the servers of which something is kept."""
        ...

    async def members(self, after: int, most: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Return servers and people of whom something is kept there, some people in each turn."""
        ...


class Presence(Protocol):
    """Who is in a server, by Discord's word."""

    async def is_gone(self, guild: int, person: int) -> bool | None:
        """Whether a person is in a server no more; None where Discord does not say."""
        ...
