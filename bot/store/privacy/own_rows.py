"""Which rows of each table are a person's, as they are read for that person.

The person's own key is in none of them, and neither is that of anybody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.tables.conversation import talk
from bot.store.tables.course import bookmark, note
from bot.store.tables.data import own_draft, own_table
from bot.store.tables.exercises import attempt, entry, gathering, member
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
from bot.store.tables.privacy import deletion, departure, removal, returned
from bot.tutor.privacy.untold import OF_OTHERS, OVER

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER: sa.BindParameter[int] = sa.bindparam("learner")
_KEYS = frozenset({"learner_id", "host_id", "author_id"})
_OVER = sa.and_(
    attempt.c.finished_at.is_not(None),
    sa.or_(attempt.c.gathering_id.is_(None), gathering.c.closed_at.is_not(None)),
).label(OVER)
_LESSON = sa.func.coalesce(
    sa.func.nullif(attempt.c.lesson, ""), gathering.c.plan["terms"]["lesson"].as_string(), ""
).label("lesson")
"""The lesson of an exercise; of one with others, where they have one lesson, that of their plan."""
ON_DATA_OF_OTHERS = sa.and_(
    run.c.own_table_id.is_not(None), sa.func.coalesce(own_table.c.learner_id, 0) != OWNER
)
"""Of a run, outer joined with its table. Where the table is gone, nothing of others is in it."""


def _columns(table: sa.Table, *leave_out: str) -> Iterator[sa.Column[Any]]:
    return (one for one in table.c if one.name not in {*_KEYS, *leave_out})


def _own(table: sa.Table) -> sa.Select[Any]:
    return sa.select(*_columns(table)).where(table.c.learner_id == OWNER)


def _in_order(table: sa.Table) -> sa.Select[Any]:
    return _own(table).order_by(*table.primary_key.columns)


def _of_run(table: sa.Table) -> sa.Select[Any]:
    made = (
        sa.select(*_columns(table, "image")).join_from(table, run).where(run.c.learner_id == OWNER)
    )
    return made.order_by(*table.primary_key.columns)


_ATTEMPTS = (
    sa.select(*_columns(attempt), _OVER)
    .outerjoin_from(attempt, gathering)
    .where(attempt.c.learner_id == OWNER)
    .order_by(attempt.c.id)
)
_ENTRIES = (
    sa.select(attempt.c.activity, _LESSON, *_columns(entry), _OVER)
    .join_from(entry, attempt)
    .outerjoin(gathering, attempt.c.gathering_id == gathering.c.id)
    .order_by(entry.c.attempt_id, entry.c.step)
)
_RUNS = (
    sa.select(*_columns(run), ON_DATA_OF_OTHERS.label(OF_OTHERS))
    .outerjoin_from(run, own_table)
    .where(run.c.learner_id == OWNER)
    .order_by(run.c.id)
)
_MEMBERS = (
    sa.select(gathering.c.kind, gathering.c.guild_id, *_columns(member))
    .join_from(member, gathering)
    .where(member.c.learner_id == OWNER)
    .order_by(member.c.gathering_id)
)
_REMOVALS = (
    sa.select(*_columns(removal)).join_from(removal, gathering).where(gathering.c.host_id == OWNER)
)
_HOSTED = sa.select(*_columns(gathering)).where(gathering.c.host_id == OWNER)

OWN_ROWS: tuple[tuple[str, tuple[sa.Select[Any], ...]], ...] = (
    (learner.name, (sa.select(*_columns(learner, "id")).where(learner.c.id == OWNER),)),
    (press.name, (_in_order(press),)),
    (switched_off.name, (_in_order(switched_off),)),
    (talk.name, (_own(talk),)),
    (bookmark.name, (_in_order(bookmark),)),
    (note.name, (_in_order(note),)),
    (rule.name, (_in_order(rule),)),
    (attempt.name, (_ATTEMPTS,)),
    (
        entry.name,
        (
            _ENTRIES.where(entry.c.author_id == OWNER),
            # What a program that is no more noted in a person's own attempt names nobody.
            _ENTRIES.where(attempt.c.learner_id == OWNER, entry.c.author_id.is_(None)),
        ),
    ),
    (member.name, (_MEMBERS,)),
    (gathering.name, (_HOSTED.order_by(gathering.c.id),)),
    (run.name, (_RUNS,)),
    (run_numbers.name, (_of_run(run_numbers),)),
    (run_trial.name, (_of_run(run_trial),)),
    (run_picture.name, (_of_run(run_picture),)),
    (run_start.name, (_of_run(run_start),)),
    (side_job.name, (_in_order(side_job),)),
    (earlier_run.name, (_of_run(earlier_run),)),
    (own_table.name, (_in_order(own_table),)),
    (own_draft.name, (_in_order(own_draft),)),
    (form_draft.name, (_in_order(form_draft),)),
    (deletion.name, (_in_order(deletion),)),
    (returned.name, (_in_order(returned),)),
    (removal.name, (_REMOVALS.order_by(removal.c.id),)),
    (departure.name, (_in_order(departure),)),
)
"""Each table with what reads a person's rows of it, for the `learner` of that id."""
