"""No row's number is given twice: cards with the numbers of deleted rows stay on screens.

SQLite gives a new row the number above the highest one. So the highest row of a table is emptied
and kept, in nobody's name, until there is a higher one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.tables.course import bookmark, note
from bot.store.tables.data import own_draft, own_table
from bot.store.tables.every import metadata
from bot.store.tables.exercises import attempt
from bot.store.tables.lab import run
from bot.store.tables.people import NOBODY, learner
from bot.tutor.exercises.plans import Plan, plan_to_json
from bot.tutor.lab.runs import RunState

if TYPE_CHECKING:
    from datetime import datetime

DELETED = "deleted"
_JOIN = insert_or_ignore(learner)
_FIND = sa.select(learner.c.id).where(learner.c.discord_id == NOBODY)


def _emptied(row: int, now: datetime) -> dict[sa.Table, dict[str, Any]]:
    """Return what each table holds of an emptied row; what is unique is named by its number."""
    no_press = {"guild_id": None, "press_id": -row}
    times = {"started_at": now, "finished_at": now}
    return {
        attempt: no_press
        | times
        | {"gathering_id": None, "lesson": DELETED, "activity": DELETED, "scope": str(row)}
        | {"plan": plan_to_json(Plan()), "score": None, "judged_by": ""},
        run: no_press
        | times
        | {"own_table_id": None, "state": RunState.CANCELLED, "attempt": 1, "private": True}
        | {"shown": True, "channel_id": None, "message_id": None, "predicted": "", "sure": None}
        | {"score": None, "reason": "", "task": {}},
        bookmark: {"lesson": f"{DELETED}-{row}", "card": 0, "furthest": 0, "started_at": now}
        | {"touched_at": now, "finished_at": None, "card_id": "", "revision": ""},
        note: {"text": "", "written_at": now},
        own_table: no_press | {"name": f"{DELETED}-{row}", "added_at": now, "content": {}},
        own_draft: no_press
        | {"name": DELETED, "brought_at": now, "brought": None, "choices": {}, "kept_id": None},
    }


NUMBERED = (attempt, run, bookmark, note, own_table, own_draft)
"""The tables whose numbers are on cards."""
_NOBODY: sa.BindParameter[int] = sa.bindparam("nobody")
_KEPT: sa.BindParameter[int] = sa.bindparam("kept")
_THOSE: sa.BindParameter[int] = sa.bindparam("those", expanding=True)
_DELETE = {
    table: sa.delete(table).where(table.c.id.in_(_THOSE))
    for table in metadata.sorted_tables
    if "id" in table.c
}
_HIGHEST = {table: sa.select(sa.func.max(table.c.id)) for table in NUMBERED}
_EMPTY = {table: sa.update(table).where(table.c.id == _KEPT) for table in NUMBERED}


def _parted(key: sa.ForeignKey) -> sa.Update | sa.Delete:
    """Do to what points to the kept row what the database does where a row is deleted."""
    if key.ondelete == "CASCADE":
        return sa.delete(key.parent.table).where(key.parent == _KEPT)
    return sa.update(key.parent.table).where(key.parent == _KEPT).values({key.parent: None})


_PARTED = {
    table: tuple(
        _parted(key)
        for other in metadata.sorted_tables
        for key in other.foreign_keys
        if key.column.table is table
    )
    for table in NUMBERED
}
_FORMER = {
    table: sa.delete(table).where(table.c.learner_id == _NOBODY, table.c.id != _KEPT)
    for table in NUMBERED
}
_OUTNUMBERED = {
    table: sa.delete(table).where(
        table.c.learner_id == _NOBODY, table.c.id < _HIGHEST[table].scalar_subquery()
    )
    for table in NUMBERED
}


def delete_rows(connection: sa.Connection, table: sa.Table, rows: list[int], now: datetime) -> None:
    """Delete rows by their numbers; the highest of the table is emptied instead, and kept."""
    highest = connection.scalar(_HIGHEST[table]) if table in NUMBERED else None
    if highest in rows:
        nobody = _nobody(connection, now)
        values = {"learner_id": nobody} | _emptied(highest, now)[table]
        rows_changed(connection, _FORMER[table], {"nobody": nobody, "kept": highest})
        connection.execute(_EMPTY[table], values | {"kept": highest})
        for statement in _PARTED[table]:
            connection.execute(statement, {"kept": highest})
        rows = [row for row in rows if row != highest]
    if rows:
        connection.execute(_DELETE[table], {"those": rows})


def drop_kept(connection: sa.Connection) -> None:
    """Delete the emptied rows above which there are others by now."""
    nobody = connection.scalar(_FIND)
    if nobody is None:
        return
    for table in NUMBERED:
        connection.execute(_OUTNUMBERED[table], {"nobody": nobody})


def _nobody(connection: sa.Connection, now: datetime) -> int:
    rows_changed(connection, _JOIN, {"discord_id": NOBODY, "joined_at": now})
    found: int = connection.execute(_FIND).scalar_one()
    return found
