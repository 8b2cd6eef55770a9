"""What the service for own data needs from outside: places to keep it, and drafts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.data.choices import Choices
    from bot.tutor.data.draft import NewDraft, OwnDraft
    from bot.tutor.data.table import DataTable, OwnName, OwnTable, Shares, Shortage
    from bot.tutor.people import Press


class Tables(Protocol):
    """People's own data. In a server everyone there may use it; in DMs only its owner may."""

    async def add(
        self, press: Press, table: DataTable, most: Shares, draft: int | None = None
    ) -> OwnTable | Shortage | None:
        """Keep a table under its name, or say why there is no room.

        The same press again, and another on the same draft, returns what was added; None when that
        was removed since. Raise NameTakenError when the name is in use here.
        """
        ...

    async def names(self, press: Press) -> tuple[OwnName, ...]:
        """Return the names of all that may be used where this press was made, newest first."""
        ...

    async def here(self, press: Press, start: int, most: int) -> tuple[OwnTable, ...]:
        """Return at most `most` of them with their rows, newest first, after the first `start`."""
        ...

    async def get(self, table: int) -> OwnTable | None: ...

    async def remove(self, press: Press, table: int, *, anybodys: bool) -> None:
        """Delete a table for good. A second time changes nothing.

        Raise NotYoursError when it belongs to another person, unless `anybodys` is true.
        """
        ...


class Drafts(Protocol):
    """Data that was brought and not kept yet. It lives for a day."""

    async def begin(self, press: Press, new: NewDraft, most: int) -> OwnDraft | None:
        """Store a draft; of one person's the newest `most` stay.

        The same press again returns what it began, or None when that is gone.
        """
        ...

    async def get(self, draft: int) -> OwnDraft | None:
        """Return a draft. None when it is gone, or older than a day."""
        ...

    async def choose(self, press: Press, draft: OwnDraft, chosen: Choices) -> Choices | None:
        """Change what was chosen in a draft, and return that; None when it is gone or was kept.

        Raise DraftChangedError when other things are chosen now than in `draft`. A press that comes
        again changes nothing.
        """
        ...

    async def drop(self, draft: int) -> None:
        """Forget a draft that was not kept. A second time changes nothing."""
        ...
