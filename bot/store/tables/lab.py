"""Trainings, their numbers and their pictures."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, may_name, moment, one_of, own_id
from bot.store.tables.metadata import metadata
from bot.tutor.lab.runs import RunState

run = sa.Table(
    "run",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    may_name("own_table"),
    one_of("state", RunState),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("private", sa.Boolean, nullable=False),
    sa.Column("shown", sa.Boolean, nullable=False),
    sa.Column("channel_id", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("predicted", sa.String(32), nullable=False),
    sa.Column("sure", sa.Integer),
    sa.Column("score", sa.Float),
    moment("started_at"),
    moment("finished_at", nullable=True),
    sa.Column("reason", sa.Text, nullable=False),
    json_value("task"),  # last, because it may be long: SQLite reads the columns before it faster
    sa.CheckConstraint("(state = 'running') = (finished_at IS NULL)", name="ended"),
    sa.Index(None, "learner_id"),
    sa.Index(None, "own_table_id"),
    sa.Index(None, "guild_id"),
)
# SQLite uses a partial index only if the query has the same text, so no parameters here.
running = run.c.state == sa.literal(RunState.RUNNING, run.c.state.type, literal_execute=True)
unseen = sa.not_(run.c.shown)
sa.Index("ix_run_own_running", run.c.learner_id, sqlite_where=running, postgresql_where=running)
sa.Index("ix_run_running", run.c.guild_id, sqlite_where=running, postgresql_where=running)
sa.Index("ix_run_unseen", run.c.learner_id, sqlite_where=unseen, postgresql_where=unseen)

run_numbers = sa.Table(
    "run_numbers",
    metadata,
    belongs_to("run", primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    json_value("numbers"),
)

run_trial = sa.Table(
    "run_trial",
    metadata,
    belongs_to("run", primary_key=True),
    json_value("trial"),
)

run_picture = sa.Table(
    "run_picture",
    metadata,
    belongs_to("run", primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("file_name", sa.String(64), nullable=False),
    sa.Column("alt_text", sa.String(300), nullable=False),
    moment("drawn_at"),
    sa.Column("image", sa.LargeBinary, nullable=False),
    sa.Index(None, "drawn_at"),
)

run_start = sa.Table(  # how often a worker began a training that has not ended
    "run_start",
    metadata,
    belongs_to("run", primary_key=True),
    sa.Column("begun", sa.Integer, nullable=False),
)

side_job = sa.Table(  # while a worker does something beside trainings that a person asked for
    "side_job",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Index(None, "learner_id"),
)

earlier_run = sa.Table(  # kept of trainings from before migration 0002, whose `task` is empty
    "earlier_run",
    metadata,
    belongs_to("run", primary_key=True),
    json_value("spec"),
    json_value("numbers", nullable=True),
)
