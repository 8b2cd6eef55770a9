"""What the service for own data needs from outside: a place to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.data.table import DataTable, OwnTable
    from bot.tutor.people import Press


class Tables(Protocol):
    """People's own data. In a server everyone there may use it; in DMs only its owner may."""

    async def add(self, press: Press, table: DataTable, most: int) -> OwnTable | None:
        """Keep a table under its name. None when there are `most` tables here already.

        Raise NameTakenError when the name is in use here.
        """
        ...

    async def here(self, press: Press) -> tuple[OwnTable, ...]:
        """Return what may be used where this press was made, newest first."""
        ...

    async def get(self, table: int) -> OwnTable | None: ...

    async def remove(self, press: Press, table: int, *, anybodys: bool) -> None:
        """Delete a table for good. A second time changes nothing.

        Raise NotYoursError when it belongs to another person, unless `anybodys` is true.
        """
        ...
