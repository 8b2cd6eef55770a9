"""All that is kept about the class of a server: counted, and deleted at the end of a term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import rows_changed
from bot.store.kept_numbers import delete_rows
from bot.store.presses import learner_of, note
from bot.store.tables.classroom import classroom
from bot.store.tables.exercises import attempt, entry, gathering, member
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.assignments import FINISHED
from bot.tutor.classroom.term import ClassTerm
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.gatherings import CLOSING
from bot.tutor.exercises.plans import Plan, plan_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database
    from bot.tutor.people import Press

_HERE = sa.and_(
    gathering.c.guild_id == sa.bindparam("guild"),
    gathering.c.kind.in_(sa.bindparam("kinds", expanding=True)),
)
_COUNTS = (
    sa.select(gathering.c.kind, sa.func.count(), sa.func.max(gathering.c.id))
    .where(_HERE)
    .group_by(gathering.c.kind)
)
_ENTRIES = (
    sa.select(gathering.c.kind, sa.func.count())
    .join_from(gathering, attempt, attempt.c.gathering_id == gathering.c.id)
    .join(entry, entry.c.attempt_id == attempt.c.id)
    # What people did: of a post only answers, and nothing that instructors or the bot noted.
    .where(
        _HERE,
        attempt.c.learner_id.is_not(None),
        entry.c.kind != FINISHED,
        sa.or_(gathering.c.kind != POST, entry.c.kind == EntryKind.ANSWER),
    )
    .group_by(gathering.c.kind)
)
_SET_UP = sa.select(classroom.c.guild_id).where(classroom.c.guild_id == sa.bindparam("guild"))
# Members, attempts and entries go with their gathering: see the keys of the tables.
_DELETE = sa.delete(gathering).where(_HERE).execution_options(preserve_rowcount=True)
# Cards of what is deleted stay on screens, so no id may be given again: SQLite gives the one above
# the newest row, which is emptied where it belongs to the term, and kept.
_NEWEST_OF_ALL = sa.select(sa.func.max(gathering.c.id))
_EMPTY = (
    sa.update(gathering)
    .where(_HERE, gathering.c.id == sa.bindparam("newest"))
    .values(
        kind="deleted",
        guild_id=None,
        channel_id=None,
        message_id=None,
        host_id=None,
        plan=plan_to_json(Plan()),
        phase=CLOSING,
        due_at=None,
        closed_at=sa.bindparam("now"),
    )
    .execution_options(preserve_rowcount=True)
)
_NEWEST_ATTEMPT = (
    sa.select(sa.func.max(attempt.c.id))
    .join_from(attempt, gathering, attempt.c.gathering_id == gathering.c.id)
    .where(_HERE)
)
_EMPTY_MEMBERS = sa.delete(member).where(member.c.gathering_id == sa.bindparam("newest"))
_EMPTY_ATTEMPTS = sa.delete(attempt).where(attempt.c.gathering_id == sa.bindparam("newest"))
_FORGET = sa.delete(classroom).where(classroom.c.guild_id == sa.bindparam("guild"))


@dataclass(frozen=True, slots=True)
class Terms:
    """The port `Terms` of the services, on SQL."""

    database: Database

    async def of(self, guild: int, kinds: Sequence[str]) -> ClassTerm:
        """Count what is kept: the gatherings of these kinds, and how it is set up."""
        return await self.database.read(lambda connection: _counted(connection, guild, kinds))

    async def delete(self, press: Press, guild: int, kinds: Sequence[str], last: int) -> int | None:
        """Delete them with all that was entered in them, and how the class is set up, all in one.

        `last` is the newest gathering that the person was told of: where there is a newer one, or
        it is gone, nothing is deleted and None returned. A second press deletes nothing either.
        Return how many gatherings were deleted.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> int | None:
            found = _counted(connection, guild, kinds)
            if found.is_empty or found.last != last:
                return None
            if not note(connection, press, learner_of(connection, press, now), now):
                return None
            key, newest = _key(guild, kinds), connection.scalar(_NEWEST_OF_ALL)
            answered = connection.scalar(_NEWEST_ATTEMPT, key)
            if answered is not None:
                delete_rows(connection, attempt, [answered], now)  # its number is on cards
            emptied = rows_changed(connection, _EMPTY, {**key, "newest": newest, "now": now})
            if emptied:
                connection.execute(_EMPTY_MEMBERS, {"newest": newest})
                connection.execute(_EMPTY_ATTEMPTS, {"newest": newest})
            deleted = rows_changed(connection, _DELETE, key)
            connection.execute(_FORGET, {"guild": guild})
            return deleted + emptied

        return await self.database.write(work)


def _counted(connection: sa.Connection, guild: int, kinds: Sequence[str]) -> ClassTerm:
    counts = connection.execute(_COUNTS, _key(guild, kinds)).all()
    entered = connection.execute(_ENTRIES, _key(guild, kinds)).all()
    return ClassTerm(
        gatherings={kind: count for kind, count, _ in counts},
        entries={row[0]: row[1] for row in entered},
        last=max((last for _, _, last in counts), default=0),
        is_set_up=connection.scalar(_SET_UP, {"guild": guild}) is not None,
    )


def _key(guild: int, kinds: Sequence[str]) -> dict[str, object]:
    return {"guild": guild, "kinds": list(kinds)}
