"""Which gatherings are due, and when the next one will be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.tables.exercises import gathering, meets
from bot.tutor.exercises.gatherings import Due

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database

_DUE = (
    sa.select(gathering.c.id, gathering.c.kind, gathering.c.due_at)
    .where(meets, gathering.c.due_at <= sa.bindparam("now"))
    .order_by(gathering.c.due_at, gathering.c.id)
)
_NEXT_DUE = (
    sa.select(gathering.c.due_at)
    .where(meets, gathering.c.due_at > sa.bindparam("now"))
    .order_by(gathering.c.due_at)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class DueGatherings:
    """The port `DueRows` of the services, on SQL."""

    database: Database

    async def due(self, now: datetime) -> tuple[Due, ...]:
        """Return the open gatherings that were due at `now` or before, the earliest first."""

        def work(connection: sa.Connection) -> tuple[Due, ...]:
            rows = connection.execute(_DUE, {"now": now})
            return tuple(Due(row.kind, row.id, row.due_at) for row in rows)

        return await self.database.read(work)

    async def next_due(self, now: datetime) -> datetime | None:
        """Return the earliest time after `now` at which an open one is due, None without one."""

        def work(connection: sa.Connection) -> datetime | None:
            found: datetime | None = connection.scalar(_NEXT_DUE, {"now": now})
            return found

        return await self.database.read(work)
