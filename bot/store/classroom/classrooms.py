"""How the classroom of each server is set up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.presses import learner_of, note
from bot.store.tables.classroom import classroom
from bot.tutor.classroom.classroom import Classroom, Results

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.people import Press

_HERE = classroom.c.guild_id == sa.bindparam("guild")
_OF = sa.select(classroom).where(_HERE)
_BEGIN = insert_or_ignore(classroom)
_CHANGE = (
    sa.update(classroom)
    .where(_HERE)
    .values(
        role_id=sa.bindparam("role"),
        channel_id=sa.bindparam("channel"),
        results=sa.bindparam("shown"),
        zone=sa.bindparam("in_zone"),
        set_up_at=sa.bindparam("now"),
    )
)


@dataclass(frozen=True, slots=True)
class Classrooms:
    """The port `Classrooms` of the services, on SQL."""

    database: Database

    async def of(self, guild: int) -> Classroom | None:
        def work(connection: sa.Connection) -> Classroom | None:
            row = connection.execute(_OF, {"guild": guild}).one_or_none()
            if row is None:
                return None
            results = Results(row.results)
            return Classroom(row.guild_id, row.role_id, row.channel_id, results, row.zone)

        return await self.database.read(work)

    async def set_up(self, press: Press, classroom: Classroom) -> None:
        """Keep how a classroom is set up, in place of what was kept.

        A second press changes nothing.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> None:
            if not note(connection, press, learner_of(connection, press, now), now):
                return
            new = {
                "guild_id": classroom.guild,
                "role_id": classroom.role,
                "channel_id": classroom.channel,
                "results": classroom.results,
                "zone": classroom.zone,
                "set_up_at": now,
            }
            if rows_changed(connection, _BEGIN, new) == 0:
                change = {
                    "guild": classroom.guild,
                    "role": classroom.role,
                    "channel": classroom.channel,
                    "shown": classroom.results,
                    "in_zone": classroom.zone,
                    "now": now,
                }
                connection.execute(_CHANGE, change)

        await self.database.write(work)
