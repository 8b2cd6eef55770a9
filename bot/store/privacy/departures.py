"""Who left which server, and when: what belongs to it is kept for 30 days, then deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.presses import A_DAY, believed_now, learner_known
from bot.store.tables.classroom import classroom
from bot.store.tables.data import own_table
from bot.store.tables.exercises import gathering, member
from bot.store.tables.lab import run
from bot.store.tables.people import learner, switched_off
from bot.store.tables.privacy import departure

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database

    Place = tuple[int, int | None]

_NOTE = insert_or_ignore(departure)
_HERE = sa.and_(
    departure.c.guild_id == sa.bindparam("guild"),
    departure.c.learner_id.is_not_distinct_from(sa.bindparam("learner")),
)
_NOTED = sa.select(departure.c.id).where(_HERE)
_BACK = sa.delete(departure).where(_HERE)
_ALL = sa.select(departure.c.guild_id, learner.c.discord_id).select_from(departure)
_PLACES = _ALL.outerjoin(learner)
_GUILDS = sa.union(
    *(
        sa.select(table.c.guild_id).where(table.c.guild_id.is_not(None))
        for table in (classroom, gathering, run, own_table, switched_off)
    )
)
_NEXT = (
    sa.select(learner.c.id, learner.c.discord_id)
    .where(learner.c.id > sa.bindparam("after"), learner.c.discord_id > 0)
    .order_by(learner.c.id)
    .limit(sa.bindparam("most"))
)
_SERVERS = sa.union(
    sa.select(gathering.c.guild_id)
    .join_from(member, gathering)
    .where(member.c.learner_id == sa.bindparam("learner"), gathering.c.guild_id.is_not(None)),
    *(
        sa.select(owner.table.c.guild_id).where(
            owner == sa.bindparam("learner"), owner.table.c.guild_id.is_not(None)
        )
        for owner in (gathering.c.host_id, run.c.learner_id, own_table.c.learner_id)
    ),
)
_LATER = (
    sa.update(departure)
    .where(departure.c.left_at > sa.bindparam("latest"))
    .values(left_at=sa.bindparam("latest"))
)


@dataclass(frozen=True, slots=True)
class Departures:
    """The port `Departures` of the services, on SQL."""

    database: Database

    async def note(self, guild: int, person: int | None) -> bool:
        """Note that a person, or for None the bot, left a server; a second time changes nothing.

        The time lies between the newest press and a day later, whatever the clock says. False where
        nothing is noted: nothing is kept about them, or no press says when it is.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            latest = believed_now(connection, now)
            learner_id = None if person is None else learner_known(connection, person)
            if latest is None or (person is not None and learner_id is None):
                return False
            key = {"guild": guild, "learner": learner_id}
            if connection.scalar(_NOTED, key) is None:
                bound = _latest(connection, now) or latest
                at = max(latest, bound - A_DAY)
                new = {"guild_id": guild, "learner_id": learner_id, "left_at": at}
                rows_changed(connection, _NOTE, new)
            return True

        return await self.database.write(work)

    async def back(self, guild: int, person: int | None) -> None:
        """Forget that somebody left: they are back, and keep everything."""

        def work(connection: sa.Connection) -> None:
            learner_id = None if person is None else learner_known(connection, person)
            if person is None or learner_id is not None:
                rows_changed(connection, _BACK, {"guild": guild, "learner": learner_id})

        await self.database.write(work)

    async def noted(self) -> frozenset[Place]:
        """Return who left where, as Discord ids; None stands for the bot itself."""
        rows = await self.database.read(lambda c: c.execute(_PLACES).all())
        return frozenset((guild, person) for guild, person in rows)

    async def guilds(self) -> frozenset[int]:
        """Return the servers of which something is kept."""
        return await self.database.read(lambda c: frozenset(c.scalars(_GUILDS)))

    async def members(self, after: int, most: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Return servers and people of whom something is kept there, some people in each turn.

        `after` is the number that the turn before returned, 0 at first and after the last one.
        """

        def work(connection: sa.Connection) -> tuple[int, tuple[tuple[int, int], ...]]:
            rows = connection.execute(_NEXT, {"after": after, "most": most}).all()
            found = tuple(
                (guild, row.discord_id)
                for row in rows
                for guild in connection.scalars(_SERVERS, {"learner": row.id})
            )
            return (rows[-1].id if len(rows) == most else 0), found

        return await self.database.read(work)


def mend_times(connection: sa.Connection, now: datetime) -> None:
    """Set back times that lie in the future: they were noted while the clock was wrong.

    By Discord's time alone, since the clock may be wrong now.
    """
    latest = _latest(connection, now)
    if latest is not None:
        connection.execute(_LATER, {"latest": latest})


def _latest(connection: sa.Connection, now: datetime) -> datetime | None:
    """Return a day after the newest press, None without one."""
    return believed_now(connection, now.max.replace(tzinfo=now.tzinfo))
