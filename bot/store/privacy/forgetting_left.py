"""Deletes what belongs to a server 30 days after its person, or the bot, left it.

Of a person their progress through the lessons stays; of a server nothing does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.privacy.deleting_rows import delete_attempts, delete_runs
from bot.store.privacy.departures import mend_times
from bot.store.privacy.kept_numbers import delete_rows
from bot.store.privacy.left_words import blank_rows
from bot.store.privacy.parting import give_up_hosting
from bot.store.tables.classroom import classroom
from bot.store.tables.data import own_draft, own_table
from bot.store.tables.exercises import attempt, entry, gathering, member
from bot.store.tables.forms import form_draft
from bot.store.tables.lab import run
from bot.store.tables.people import switched_off
from bot.store.tables.privacy import departure
from bot.tutor.exercises.gatherings import CLOSING
from bot.tutor.exercises.plans import Plan, plan_to_json
from bot.tutor.privacy.deleting import LEFT_IS_KEPT

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    Row = sa.Row[*tuple[Any, ...]]

FEW = 5
_LEFT = (
    sa.select(departure)
    .where(departure.c.left_at < sa.bindparam("last"))
    .order_by(departure.c.left_at)
    .limit(1)
)
_DONE = sa.delete(departure).where(departure.c.id == sa.bindparam("done"))
_HIGHEST = sa.select(sa.func.max(gathering.c.id))


def forget_left(connection: sa.Connection, now: datetime, most: int) -> int:
    """Delete some rows of somebody who left long ago; return how many steps were done, 0 or 1."""
    mend_times(connection, now)
    row = connection.execute(_LEFT, {"last": now - LEFT_IS_KEPT}).one_or_none()
    if row is None:
        return 0
    person = row.learner_id is not None
    steps = (_games, _words, _hosted, _memberships) if person else (_gatherings, _server)
    if any(step(connection, row, now, most) for step in (*steps, _runs, _tables)):
        return 1
    connection.execute(_DONE, {"done": row.id})
    return 1


def _games(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    """Delete what a person did by themselves in posts and games of the server."""
    those = list(
        connection.scalars(
            sa.select(attempt.c.id)
            .join_from(attempt, gathering)
            .where(attempt.c.learner_id == left.learner_id, gathering.c.guild_id == left.guild_id)
            .limit(FEW)
        )
    )
    return delete_attempts(connection, those, now, most)


def _words(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    """Blank what a person did for a group of the server."""
    of_server = (entry.c.author_id == left.learner_id, gathering.c.guild_id == left.guild_id)
    return blank_rows(connection, of_server, now, most)


def _hosted(connection: sa.Connection, left: Row, _: datetime, most: int) -> bool:
    here = (gathering.c.host_id == left.learner_id, gathering.c.guild_id == left.guild_id)
    those = tuple(connection.scalars(sa.select(gathering.c.id).where(*here).limit(most)))
    give_up_hosting(connection, those)
    return bool(those)


def _memberships(connection: sa.Connection, left: Row, _: datetime, most: int) -> bool:
    here = sa.select(gathering.c.id).join_from(member, gathering)
    here = here.where(member.c.learner_id == left.learner_id, gathering.c.guild_id == left.guild_id)
    those = list(connection.scalars(here.limit(most)))
    gone = sa.delete(member).where(member.c.learner_id == left.learner_id)
    connection.execute(gone.where(member.c.gathering_id.in_(those)))
    return bool(those)


def _gatherings(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    """Delete a gathering of the server, with all that was entered in it."""
    here = sa.select(gathering.c.id).where(gathering.c.guild_id == left.guild_id).limit(1)
    one = connection.scalar(here)
    if one is None:
        return False
    inside = sa.select(attempt.c.id).where(attempt.c.gathering_id == one).limit(FEW)
    those = list(connection.scalars(inside))
    if delete_attempts(connection, those, now, most):
        return True
    connection.execute(sa.delete(member).where(member.c.gathering_id == one))
    this = gathering.c.id == one
    if connection.scalar(_HIGHEST) == one:  # its number must not be given again
        connection.execute(sa.update(gathering).where(this).values(_EMPTIED | {"closed_at": now}))
    else:
        connection.execute(sa.delete(gathering).where(this))
    return True


_EMPTIED: dict[str, object] = {
    **dict.fromkeys(("guild_id", "channel_id", "message_id", "host_id", "due_at")),
    "kind": "deleted",
    "plan": plan_to_json(Plan()),
    "phase": CLOSING,
}


def _server(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    del now, most
    for table in (classroom, switched_off):
        connection.execute(sa.delete(table).where(table.c.guild_id == left.guild_id))
    return False


def _runs(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    del most
    here = sa.select(run.c.id).where(run.c.guild_id == left.guild_id, _of(run, left)).limit(FEW)
    those = list(connection.scalars(here))
    delete_runs(connection, those, now)
    return bool(those)


def _tables(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    for table in (own_table, own_draft, form_draft):
        if left.learner_id is None and table is not own_table:
            continue  # those of a person go with their own time
        here = sa.select(table.c.id).where(table.c.guild_id == left.guild_id, _of(table, left))
        those = list(connection.scalars(here.limit(most)))
        if those:
            delete_rows(connection, table, those, now)
            return True
    return False


def _of(table: sa.Table, left: Row) -> sa.ColumnElement[bool]:
    return sa.true() if left.learner_id is None else table.c.learner_id == left.learner_id
