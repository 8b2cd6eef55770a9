"""What is kept for a limited time is deleted here, a little at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.presses import believed_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import sqlalchemy as sa

    from bot.store.database import Database

    Forget = Callable[[sa.Connection, datetime, int], int]

AT_ONCE = 200
"""So many rows in one change, which takes some milliseconds: others wait for no longer."""


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The port `Kept` of the services, on SQL.

    Each rule deletes at most so many rows as it is told, and returns how many. It is given the
    present that is believed, and never the clock: one that was set wrong deletes nothing.
    """

    database: Database
    rules: tuple[Forget, ...]

    async def forget_some(self) -> bool:
        """Let every rule delete some rows. Return whether there may be more."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            present = believed_now(connection, now)
            if present is None:
                return False
            return sum(rule(connection, present, AT_ONCE) for rule in self.rules) > 0

        return await self.database.write(work)
