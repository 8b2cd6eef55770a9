"""Deletes what belongs to a server 30 days after its person, or the bot, left it.

Of a person their progress through the lessons stays; of a server nothing does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.kept_numbers import delete_rows
from bot.store.privacy.deleting_rows import delete_attempts, delete_runs, delete_tables, leave
from bot.store.privacy.departures import mend_times
from bot.store.privacy.left_words import blank_entries_there
from bot.store.privacy.parting import give_up_hosting
from bot.store.privacy.removals import note_cards
from bot.store.tables.classroom import classroom
from bot.store.tables.data import own_draft, own_table
from bot.store.tables.exercises import attempt, gathering, member
from bot.store.tables.forms import form_draft
from bot.store.tables.game import rule
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
_OWNER: sa.BindParameter[int] = sa.bindparam("owner")
_GUILD: sa.BindParameter[int] = sa.bindparam("guild")
_SOME: sa.BindParameter[int] = sa.bindparam("most")
_ONE: sa.BindParameter[int] = sa.bindparam("one")
_GAMES = (
    sa.select(attempt.c.id)
    .join_from(attempt, gathering)
    .where(attempt.c.learner_id == _OWNER, gathering.c.guild_id == _GUILD)
    .limit(_SOME)
)
_RULES = sa.delete(rule).where(
    rule.c.learner_id == _OWNER,
    rule.c.attempt_id.in_(
        sa.select(attempt.c.id).join_from(attempt, gathering).where(gathering.c.guild_id == _GUILD)
    ),
)
_MEMBER = (
    sa.select(gathering.c.id)
    .join_from(member, gathering)
    .where(member.c.learner_id == _OWNER, gathering.c.guild_id == _GUILD)
    .limit(_SOME)
)
_INSIDE = sa.select(attempt.c.id).where(attempt.c.gathering_id == _ONE).limit(_SOME)
_MEMBERS = sa.delete(member).where(member.c.gathering_id == _ONE)
_HIGHEST = sa.select(sa.func.max(gathering.c.id))
_EMPTY = (
    sa.update(gathering)
    .where(gathering.c.id == _ONE)
    .values(
        **dict.fromkeys(("guild_id", "channel_id", "message_id", "host_id", "due_at")),
        kind="deleted",
        plan=plan_to_json(Plan()),
        phase=CLOSING,
        closed_at=sa.bindparam("now"),
    )
)
_DELETE = sa.delete(gathering).where(gathering.c.id == _ONE)
_SETTINGS = tuple(
    sa.delete(table).where(table.c.guild_id == _GUILD) for table in (classroom, switched_off)
)


def _there(table: sa.Table, *also: sa.ColumnElement[bool]) -> sa.Select[int]:
    return sa.select(table.c.id).where(table.c.guild_id == _GUILD, *also).limit(_SOME)


_HOSTED = _there(gathering, gathering.c.host_id == _OWNER)
_OF_SERVER = {table: _there(table) for table in (gathering, run, own_table)}
_OF_PERSON = {
    table: _there(table, table.c.learner_id == _OWNER)
    for table in (run, own_table, own_draft, form_draft)
}


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
    those = list(connection.scalars(_GAMES, _key(left, FEW)))
    return delete_attempts(connection, those, now, most)


def _words(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    """Blank what a person did for a group of the server, and delete the rule they wrote there."""
    connection.execute(_RULES, {"owner": left.learner_id, "guild": left.guild_id})
    return blank_entries_there(connection, left.learner_id, left.guild_id, now, most)


def _hosted(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    those = tuple(connection.scalars(_HOSTED, _key(left, most)))
    give_up_hosting(connection, those)
    note_cards(connection, those, now, all_of_them=False)
    return bool(those)


def _memberships(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    those = list(connection.scalars(_MEMBER, _key(left, most)))
    return leave(connection, left.learner_id, those, now)


def _gatherings(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    """Delete a gathering of the server, with all that was entered in it."""
    one = connection.scalar(_OF_SERVER[gathering], {"guild": left.guild_id, "most": 1})
    if one is None:
        return False
    those = list(connection.scalars(_INSIDE, {"one": one, "most": FEW}))
    if delete_attempts(connection, those, now, most):
        return True
    connection.execute(_MEMBERS, {"one": one})
    if connection.scalar(_HIGHEST) == one:  # its number must not be given again
        connection.execute(_EMPTY, {"one": one, "now": now})
    else:
        connection.execute(_DELETE, {"one": one})
    return True


def _server(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    del now, most
    for statement in _SETTINGS:
        connection.execute(statement, {"guild": left.guild_id})
    return False


def _runs(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    del most
    those = _rows(connection, run, left, FEW)
    # where the bot was removed it can delete no message
    return delete_runs(connection, those, now, noted=left.learner_id is not None)


def _tables(connection: sa.Connection, left: Row, now: datetime, most: int) -> bool:
    for table in (own_table, own_draft, form_draft):
        if left.learner_id is None and table is not own_table:
            continue  # those of a person go with their own time
        those = _rows(connection, table, left, most)
        if table is own_table and delete_tables(connection, those, now, most):
            return True
        if those:
            delete_rows(connection, table, those, now)
            return True
    return False


def _rows(connection: sa.Connection, table: sa.Table, left: Row, most: int) -> list[int]:
    if left.learner_id is None:
        key = {"guild": left.guild_id, "most": most}
        return list(connection.scalars(_OF_SERVER[table], key))
    return list(connection.scalars(_OF_PERSON[table], _key(left, most)))


def _key(left: Row, most: int) -> dict[str, int]:
    return {"owner": left.learner_id, "guild": left.guild_id, "most": most}
