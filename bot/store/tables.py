"""The tables, and the number of the migration that makes them so.

A person is a row of `learner`; deleting it deletes everything that is remembered about them.
"""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, moment, one_of, own_id
from bot.tutor.attempts import Activity, EntryKind

SCHEMA = "0001"
"""The newest migration. Comparing with it needs no Alembic, which takes long to import."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class RunState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


learner = sa.Table(
    "learner",
    metadata,
    own_id(),
    sa.Column("discord_id", sa.BigInteger, unique=True, nullable=False),
    moment("joined_at"),
)

reading = sa.Table(
    "reading",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("lesson", sa.String(64), nullable=False),
    sa.Column("card", sa.Integer, nullable=False),
    sa.Column("furthest", sa.Integer, nullable=False),
    moment("started_at"),
    moment("touched_at"),
    moment("finished_at", nullable=True),
    sa.UniqueConstraint("learner_id", "lesson"),
)

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

rule = sa.Table(
    "rule",
    metadata,
    own_id(),
    belongs_to("learner"),
    belongs_to("attempt", unique=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("breaker", sa.Text, nullable=False),
    moment("written_at"),
    sa.Index(None, "learner_id"),
)

run = sa.Table(
    "run",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    json_value("spec"),
    one_of("state", RunState),
    json_value("numbers", nullable=True),
    sa.Column("reason", sa.Text),
    moment("started_at"),
    moment("finished_at", nullable=True),
    sa.Index(None, "learner_id"),
)

press = sa.Table(
    "press",
    metadata,
    sa.Column("interaction_id", sa.BigInteger, primary_key=True, autoincrement=False),
    belongs_to("learner"),
    moment("pressed_at"),
    sqlite_with_rowid=False,
)
