"""Deleting the rows of a person, some hundred in one change, so that nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.kept_numbers import delete_rows, drop_kept
from bot.store.left_messages import note_runs
from bot.store.privacy.crowds import note_crowds
from bot.store.privacy.left_words import blank_entries, blank_hosted
from bot.store.privacy.removals import note_cards
from bot.store.tables.conversation import talk
from bot.store.tables.course import bookmark, note
from bot.store.tables.data import own_draft, own_table
from bot.store.tables.exercises import attempt, entry, member
from bot.store.tables.forms import form_draft
from bot.store.tables.game import rule
from bot.store.tables.lab import (
    earlier_run,
    run,
    run_numbers,
    run_picture,
    run_start,
    run_trial,
    side_job,
)
from bot.store.tables.people import learner, press, switched_off
from bot.store.tables.privacy import departure, returned
from bot.store.trained_data import blank_trained, blank_trained_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    Step = Callable[[sa.Connection, int, datetime, int], bool]

_SOME: sa.BindParameter[int] = sa.bindparam("most")
_OWNER: sa.BindParameter[int] = sa.bindparam("owner")
_THOSE: sa.BindParameter[int] = sa.bindparam("those", expanding=True)
FEW = 5  # trainings in one change: their pictures are large
ATTEMPTS = 100
_ATTEMPTS = (
    sa.select(attempt.c.id, attempt.c.gathering_id)
    .where(attempt.c.learner_id == _OWNER)
    .limit(_SOME)
)
_KEY = sa.tuple_(entry.c.attempt_id, entry.c.step)
_ENTRIES = sa.delete(entry).where(
    _KEY.in_(
        sa.select(entry.c.attempt_id, entry.c.step)
        .where(entry.c.attempt_id.in_(_THOSE))
        .limit(_SOME)
    )
)
_RULES = sa.delete(rule).where(rule.c.attempt_id.in_(_THOSE))
_TABLES = sa.select(own_table.c.id).where(own_table.c.learner_id == _OWNER).limit(_SOME)
_RUNS = sa.select(run.c.id).where(run.c.learner_id == _OWNER).limit(_SOME)
_OF_RUNS = tuple(
    sa.delete(table).where(table.c.run_id.in_(_THOSE))
    for table in (run_picture, run_numbers, run_trial, run_start, earlier_run)
)
_MEMBER = sa.select(member.c.gathering_id).where(member.c.learner_id == _OWNER).limit(_SOME)
_LEAVE = sa.delete(member).where(member.c.learner_id == _OWNER, member.c.gathering_id.in_(_THOSE))
_PARTED = sa.select(learner.c.id).where(learner.c.id == _OWNER, learner.c.discord_id < 0)
_LEARNER = sa.delete(learner).where(learner.c.id == _OWNER)


def _attempts(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    rows = connection.execute(_ATTEMPTS, {"owner": owner, "most": ATTEMPTS}).all()
    if not rows:
        return False
    gatherings = (row.gathering_id for row in rows if row.gathering_id is not None)
    note_cards(connection, gatherings, now, all_of_them=False)
    return delete_attempts(connection, [row.id for row in rows], now, most)


def delete_attempts(connection: sa.Connection, those: list[int], now: datetime, most: int) -> bool:
    """Delete attempts once at most `most` entries are left in them. False where there are none."""
    if not those:
        return False
    gone = connection.execute(_ENTRIES, {"those": those, "most": most}).rowcount
    if gone < most:
        connection.execute(_RULES, {"those": those})
        delete_rows(connection, attempt, those, now)
    return True


def _runs(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    those = list(connection.scalars(_RUNS, {"owner": owner, "most": min(most, FEW)}))
    return delete_runs(connection, those, now)


def delete_runs(
    connection: sa.Connection, those: list[int], now: datetime, *, noted: bool = True
) -> bool:
    """Delete trainings with their numbers and pictures. False where there are none.

    Their messages in servers are `noted`, to be deleted too.
    """
    if noted:
        note_runs(connection, those, now)
    for statement in _OF_RUNS:
        connection.execute(statement, {"those": those})
    delete_rows(connection, run, those, now)
    return bool(those)


def delete_tables(connection: sa.Connection, those: list[int], now: datetime, most: int) -> bool:
    """Delete own data once no training of others shows anything of it. False for no table."""
    if those and not blank_trained_on(connection, those, now, most):
        delete_rows(connection, own_table, those, now)
    return bool(those)


def _tables(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    those = list(connection.scalars(_TABLES, {"owner": owner, "most": most}))
    return delete_tables(connection, those, now, most)


def _memberships(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    those = list(connection.scalars(_MEMBER, {"owner": owner, "most": most}))
    return leave(connection, owner, those, now)


def leave(connection: sa.Connection, owner: int, those: list[int], now: datetime) -> bool:
    """Take a person out of gatherings, and have their cards drawn anew. False for none."""
    note_cards(connection, those, now, all_of_them=False)
    note_crowds(connection, those)
    connection.execute(_LEAVE, {"owner": owner, "those": those})
    return bool(those)


def _rows_of(table: sa.Table) -> Step:
    """Return the step that deletes some rows of a table that belong to a person alone."""
    [key] = table.primary_key.columns
    some = sa.select(key).where(table.c.learner_id == _OWNER).limit(_SOME)
    gone = sa.delete(table).where(key.in_(_THOSE))

    def step(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
        rows = list(connection.scalars(some, {"owner": owner, "most": most}))
        if rows and key.name == "id":
            delete_rows(connection, table, rows, now)
        elif rows:
            connection.execute(gone, {"those": rows})
        return bool(rows)

    return step


STEPS: tuple[Step, ...] = (
    blank_hosted,
    _memberships,
    _attempts,
    blank_entries,
    blank_trained,
    _runs,
    _tables,
    *(
        _rows_of(table)
        for table in (
            *(own_draft, form_draft, note, rule, bookmark, talk, switched_off),
            *(side_job, departure, returned, press),
        )
    ),
)
"""What is done first is what others see. The person's row goes when nothing is left of it."""


def delete_some(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Delete some rows of a person who was parted from them. False once nothing is left.

    Where two finish one deletion, the later may come when a newcomer has the number already.
    """
    if connection.scalar(_PARTED, {"owner": owner}) is None:
        return False
    for step in STEPS:
        if step(connection, owner, now, most):
            return True
    connection.execute(_LEARNER, {"owner": owner})
    drop_kept(connection)
    return False
