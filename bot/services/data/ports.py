"""What people's own data needs from outside: memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.data.table import DataTable, OwnTable
    from bot.tutor.people import Press


class Tables(Protocol):
    """People's own data. In a server everyone there may use it; in DMs only its owner may."""

    async def add(self, press: Press, table: DataTable, most: int) -> OwnTable | None:
        """Keep it under its name. None when there are `most` already.

        Raise NameTakenError when the name is in use here.
        """
        ...

    async def here(self, press: Press) -> tuple[OwnTable, ...]:
        """Return what may be used where this press was made, newest first."""
        ...

    async def get(self, table: int) -> OwnTable | None: ...

    async def remove(self, press: Press, table: int, *, anybodys: bool) -> None:
        """Delete it for good. A second time changes nothing.

        Raise NotYoursError when it is another person's, unless `anybodys` may go.
        """
        ...
