"""What trainings of others show of somebody's own data: it goes when that data does.

A person's own trainings keep the name that they gave it, until they are deleted themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.left_messages import note_runs
from bot.store.tables.data import own_table
from bot.store.tables.lab import run, run_numbers, run_picture
from bot.tutor.lab.runs import RunState
from bot.tutor.privacy.blanking import (
    DATA_WENT,
    GONE_REASON,
    blanked_numbers,
    blanked_task,
    is_named,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    Row = sa.Row[*tuple[Any, ...]]

FEW = 10  # trainings in one change: their numbers are long
_THOSE: sa.BindParameter[int] = sa.bindparam("those", expanding=True)
_TRAINED: sa.BindParameter[int] = sa.bindparam("trained")
_OF_OTHERS = (
    sa.select(run.c.id, run.c.state, run.c.reason, run.c.task)
    .join_from(run, own_table, run.c.own_table_id == own_table.c.id)
    .where(run.c.learner_id != own_table.c.learner_id)
    .limit(sa.bindparam("most"))
)
_ON = _OF_OTHERS.where(own_table.c.id.in_(_THOSE))
_ON_ANY_OF = _OF_OTHERS.where(own_table.c.learner_id == sa.bindparam("owner"))
_NUMBERS = sa.select(run_numbers).where(run_numbers.c.run_id == _TRAINED)
_BLANK_NUMBERS = (
    sa.update(run_numbers)
    .where(run_numbers.c.run_id == _TRAINED, run_numbers.c.number == sa.bindparam("which"))
    .values(numbers=sa.bindparam("blank"))
)
_BLANK_RUN = (
    sa.update(run)
    .where(run.c.id == _TRAINED)
    .values(task=sa.bindparam("blank"), reason=sa.bindparam("why"), own_table_id=None)
)
_GIVE_UP = (
    sa.update(run)
    .where(run.c.id == _TRAINED)
    .values(state=RunState.FAILED, finished_at=sa.bindparam("now"))
)
_LEFT = sa.select(run.c.state, run.c.reason, run.c.own_table_id, run.c.task).where(
    run.c.id == _TRAINED
)
_PICTURES = sa.delete(run_picture).where(run_picture.c.run_id == _TRAINED)
_PART = sa.update(run).where(run.c.own_table_id.in_(_THOSE)).values(own_table_id=None)


def blank_trained(connection: sa.Connection, owner: int, now: datetime, most: int) -> bool:
    """Take a person's own data out of trainings of others: its name, its words, its pictures.

    Their messages in servers are noted, to be deleted. Return whether there were any.
    """
    rows = connection.execute(_ON_ANY_OF, {"owner": owner, "most": min(most, FEW)}).all()
    return _blank(connection, rows, now)


def blank_trained_on(
    connection: sa.Connection, tables: list[int], now: datetime, most: int = FEW
) -> bool:
    """Do the same for some tables; this comes before every deletion of one.

    Once it returns False, no training is on these tables any more, and they may be deleted.
    """
    rows = connection.execute(_ON, {"those": tables, "most": min(most, FEW)}).all()
    if not rows:
        connection.execute(_PART, {"those": tables})
    return _blank(connection, rows, now)


def is_blanked(connection: sa.Connection, trained: int) -> bool:
    """Whether the data of another was taken out of a training that was on own data.

    A sweep or a comparison names no data: one that ended on data which is gone counts as blanked
    too, even where the data was the person's own.
    """
    left = connection.execute(_LEFT, {"trained": trained}).one()
    if left.own_table_id is not None or left.state is RunState.RUNNING:
        return False
    return left.reason == DATA_WENT or not is_named(left.task)


def _blank(connection: sa.Connection, rows: Sequence[Row], now: datetime) -> bool:
    note_runs(connection, [row.id for row in rows], now)
    for row in rows:
        key = {"trained": row.id}
        connection.execute(_PICTURES, key)
        for kept in connection.execute(_NUMBERS, key).all():
            blank = {"which": kept.number, "blank": blanked_numbers(kept.numbers)}
            connection.execute(_BLANK_NUMBERS, key | blank)
        why = GONE_REASON if row.reason else ""
        if row.state is RunState.RUNNING:  # what comes of it would name the data again
            connection.execute(_GIVE_UP, key | {"now": now})
            why = DATA_WENT
        connection.execute(_BLANK_RUN, key | {"blank": blanked_task(row.task), "why": why})
    return bool(rows)
