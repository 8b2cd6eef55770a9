"""What a deleted person left in rows that others keep: their words are blanked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.privacy.parting import give_up_hosting
from bot.store.privacy.removals import note_cards
from bot.store.tables.data import own_table
from bot.store.tables.exercises import attempt, entry, gathering
from bot.store.tables.lab import run, run_numbers, run_picture
from bot.tutor.privacy.blanking import (
    KeptEntry,
    blanked_entry,
    blanked_numbers,
    blanked_task,
)

if TYPE_CHECKING:
    from datetime import datetime

_SOME: sa.BindParameter[int] = sa.bindparam("most")
_OWNER: sa.BindParameter[int] = sa.bindparam("owner")
_ENTERED = (
    sa.select(
        *(entry.c.attempt_id, entry.c.step, entry.c.kind, entry.c.choice, entry.c.payload),
        attempt.c.gathering_id,
    )
    .join_from(entry, attempt, entry.c.attempt_id == attempt.c.id)
    .outerjoin(gathering, attempt.c.gathering_id == gathering.c.id)
    .limit(_SOME)
)
_BLANK = (
    sa.update(entry)
    .where(
        entry.c.attempt_id == sa.bindparam("of_attempt"), entry.c.step == sa.bindparam("of_step")
    )
    .values(author_id=None, choice=sa.bindparam("said"), payload=sa.bindparam("reply"))
)
_HOSTED = sa.select(gathering.c.id).where(gathering.c.host_id == _OWNER).limit(_SOME)
_TRAINED = (
    sa.select(run.c.id, run.c.task)
    .join_from(run, own_table, run.c.own_table_id == own_table.c.id)
    .where(own_table.c.learner_id == _OWNER, run.c.learner_id != _OWNER)
    .limit(_SOME)
)
_NUMBERS = sa.select(run_numbers).where(run_numbers.c.run_id == sa.bindparam("trained"))
_PICTURES = sa.delete(run_picture).where(run_picture.c.run_id == sa.bindparam("trained"))
FEW = 10  # trainings in one change: their numbers are long


def blank_entries(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Blank entries in what belongs to others or to a group. Return whether there were any."""
    return blank_rows(connection, (entry.c.author_id == owner,), now, most)


def blank_rows(
    connection: sa.Connection,
    which: tuple[sa.ColumnElement[bool], ...],
    now: datetime,
    most: int,
) -> bool:
    """Blank some of these entries. Return whether there were any."""
    rows = connection.execute(_ENTERED.where(*which), {"most": most}).all()
    for row in rows:
        kept = blanked_entry(row.kind, KeptEntry(row.choice, row.payload))
        where = {"of_attempt": row.attempt_id, "of_step": row.step}
        connection.execute(_BLANK, where | {"said": kept.choice, "reply": kept.payload})
    gatherings = (row.gathering_id for row in rows if row.gathering_id is not None)
    note_cards(connection, gatherings, now, all_of_them=False)
    return bool(rows)


def blank_hosted(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Take the person, and their words, out of what they opened."""
    hosted = tuple(connection.scalars(_HOSTED, {"owner": owner, "most": most}))
    give_up_hosting(connection, hosted)
    note_cards(connection, hosted, now, all_of_them=False)
    return bool(hosted)


def blank_trained(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Take the person's own data out of trainings of others: its name, its words, its pictures."""
    del now
    rows = connection.execute(_TRAINED, {"owner": owner, "most": min(most, FEW)}).all()
    for row in rows:
        key = {"trained": row.id}
        connection.execute(_PICTURES, key)
        for kept in connection.execute(_NUMBERS, key).all():
            this = (run_numbers.c.run_id == row.id, run_numbers.c.number == kept.number)
            numbers = blanked_numbers(kept.numbers)
            connection.execute(sa.update(run_numbers).where(*this).values(numbers=numbers))
        blank = {"task": blanked_task(row.task), "own_table_id": None}
        connection.execute(sa.update(run).where(run.c.id == row.id).values(blank))
    return bool(rows)
