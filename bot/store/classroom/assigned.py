"""The assignments that are due to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.presses import learner_known
from bot.store.tables.exercises import gathering, meets, member
from bot.tutor.classroom.assignments import ASSIGNMENT, OPEN
from bot.tutor.course.due import DueLesson
from bot.tutor.exercises.plans import plan_from_json

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.people import Press

_OPEN = (
    sa.select(
        gathering.c.plan,
        gathering.c.due_at,
        gathering.c.guild_id,
        gathering.c.channel_id,
        gathering.c.message_id,
        member.c.learner_id,
    )
    .select_from(gathering)
    .outerjoin(
        member,
        sa.and_(
            member.c.gathering_id == gathering.c.id,
            member.c.learner_id == sa.bindparam("learner"),
        ),
    )
    .where(
        meets,
        gathering.c.kind == ASSIGNMENT,
        gathering.c.phase == OPEN,
        gathering.c.message_id.is_not(None),
    )
    .order_by(gathering.c.due_at, gathering.c.id)
)
_IN_SERVER = _OPEN.where(gathering.c.guild_id == sa.bindparam("guild"))
_BEGUN = _OPEN.where(member.c.learner_id.is_not(None))


@dataclass(frozen=True, slots=True)
class Assigned:
    """The port `Assigned` of the services, on SQL."""

    database: Database

    async def due_for(self, press: Press, most: int) -> tuple[tuple[DueLesson, ...], int]:
        """Return the lessons that are due next to a person, and how many more there are.

        In a server these are that server's; in a DM those of all servers that they began.
        """

        def work(connection: sa.Connection) -> tuple[tuple[DueLesson, ...], int]:
            key = {"learner": learner_known(connection, press.person)}
            statement = _BEGUN if press.guild is None else _IN_SERVER.params(guild=press.guild)
            rows = connection.execute(statement, key).all()
            due = tuple(
                DueLesson(
                    plan_from_json(row.plan).items[0],
                    row.due_at,
                    row.guild_id,
                    row.channel_id,
                    row.message_id,
                    row.learner_id is not None,
                )
                for row in rows[:most]
            )
            return due, max(0, len(rows) - most)

        return await self.database.read(work)
