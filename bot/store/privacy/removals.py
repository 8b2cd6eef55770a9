"""Messages of the bot that still name somebody who was deleted, or show something of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.tables.exercises import gathering
from bot.store.tables.privacy import removal
from bot.tutor.privacy.removals import Removal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.store.database import Database

MOST_TRIES = 5
_NOTE = insert_or_ignore(removal)
_WAITING = (
    sa.select(removal)
    .where(removal.c.id > sa.bindparam("after"))
    .order_by(removal.c.id)
    .limit(sa.bindparam("most"))
)
_NOTE_AGAIN = (
    sa.update(removal)
    .where(removal.c.gathering_id == sa.bindparam("again"))
    .values(tries=0, refused_at=None)
)
_DONE = sa.delete(removal).where(
    removal.c.id == sa.bindparam("done"), removal.c.noted_at == sa.bindparam("noted")
)
_TRIED = (
    sa.update(removal)
    .where(removal.c.id == sa.bindparam("tried"))
    .values(tries=removal.c.tries + 1, refused_at=sa.bindparam("at"))
)
_GIVE_UP = sa.delete(removal).where(
    removal.c.id == sa.bindparam("tried"), removal.c.tries >= MOST_TRIES
)
_POSTED = sa.select(gathering.c.id).where(
    gathering.c.id.in_(sa.bindparam("those", expanding=True)), gathering.c.message_id.is_not(None)
)


def note_cards(
    connection: sa.Connection, gatherings: Iterable[int], now: datetime, *, all_of_them: bool
) -> None:
    """Note that cards of gatherings are to be drawn anew; or of `all_of_them`, also unposted.

    One that is noted already is noted again: it may be being drawn without what is new.
    """
    found = list(dict.fromkeys(gatherings))
    if found and not all_of_them:
        found = list(connection.scalars(_POSTED, {"those": found}))
    for gathering_id in found:
        if not rows_changed(connection, _NOTE, {"gathering_id": gathering_id, "noted_at": now}):
            rows_changed(connection, _NOTE_AGAIN, {"again": gathering_id, "noted_at": now})


@dataclass(frozen=True, slots=True)
class Removals:
    """The port `Removals` of the services, on SQL."""

    database: Database

    async def waiting(self, after: int, most: int) -> tuple[Removal, ...]:
        """Return what is to be mended, with numbers above `after`, the oldest first."""

        def work(connection: sa.Connection) -> tuple[Removal, ...]:
            rows = connection.execute(_WAITING, {"after": after, "most": most})
            return tuple(
                Removal(
                    *(row.id, row.gathering_id, row.guild_id, row.channel_id, row.message_id),
                    *(row.noted_at, row.refused_at),
                )
                for row in rows
            )

        return await self.database.read(work)

    async def done(self, removal: Removal) -> None:
        """Forget one that is mended, or cannot be; one that was noted again since stays."""
        seen = {"done": removal.id, "noted": removal.noted_at}
        await self.database.write(lambda c: rows_changed(c, _DONE, seen))

    async def failed(self, removal: int, at: datetime) -> None:
        """Count a try that was refused, and when; after MOST_TRIES it is given up."""

        def work(connection: sa.Connection) -> None:
            rows_changed(connection, _TRIED, {"tried": removal, "at": at})
            connection.execute(_GIVE_UP, {"tried": removal})

        await self.database.write(work)
