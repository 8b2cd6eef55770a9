"""Attempts and their entries."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, moment, one_of, own_id
from bot.store.tables.metadata import metadata
from bot.tutor.exercises.attempts import Activity, EntryKind

attempt = sa.Table(
    "attempt",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Column("lesson", sa.String(64), nullable=False),
    one_of("activity", Activity),
    json_value("plan"),
    moment("started_at"),
    moment("finished_at", nullable=True),
    sa.Column("score", sa.Float),
)
still_open = attempt.c.finished_at.is_(None)
sa.Index(
    "uq_attempt_open",
    attempt.c.learner_id,
    attempt.c.lesson,
    attempt.c.activity,
    unique=True,
    sqlite_where=still_open,
    postgresql_where=still_open,
)
sa.Index(None, attempt.c.learner_id, attempt.c.finished_at)

entry = sa.Table(
    "entry",
    metadata,
    belongs_to("attempt", primary_key=True),
    sa.Column("step", sa.Integer, primary_key=True),
    one_of("kind", EntryKind),
    sa.Column("item", sa.String, nullable=False),
    sa.Column("choice", sa.String, nullable=False),
    sa.Column("confidence", sa.Integer),
    sa.Column("right", sa.Boolean),
    moment("entered_at"),
    sqlite_with_rowid=False,
)
