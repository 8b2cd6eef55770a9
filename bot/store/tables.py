"""The tables, as the newest migration makes them (its number stands in `schema.py`).

A person is a row of `learner`; deleting it deletes everything that is remembered about them.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, may_name, moment, one_of, own_id
from bot.tutor.exercises.attempts import Activity, EntryKind
from bot.tutor.lab.runs import RunState

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


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

own_table = sa.Table(
    "own_table",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Column("name", sa.String(64), nullable=False),
    moment("added_at"),
    json_value("content"),
    sa.Index(None, "learner_id"),
)
in_a_dm = own_table.c.guild_id.is_(None)
in_a_guild = own_table.c.guild_id.is_not(None)
sa.Index(
    "uq_own_table_guild_id_name",
    own_table.c.guild_id,
    own_table.c.name,
    unique=True,
    sqlite_where=in_a_guild,
    postgresql_where=in_a_guild,
)
sa.Index(
    "uq_own_table_learner_id_name",
    own_table.c.learner_id,
    own_table.c.name,
    unique=True,
    sqlite_where=in_a_dm,
    postgresql_where=in_a_dm,
)

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
    json_value("task"),  # last, because it may be long: SQLite finds what stands before it sooner
    sa.CheckConstraint("(state = 'running') = (finished_at IS NULL)", name="ended"),
    sa.Index(None, "learner_id"),
    sa.Index(None, "own_table_id"),
)
# A partial index is used only where the same words stand in the query, so no parameters here.
running = run.c.state == sa.literal(RunState.RUNNING, run.c.state.type, literal_execute=True)
unseen = sa.not_(run.c.shown)
sa.Index(
    "uq_run_running",
    run.c.learner_id,
    unique=True,
    sqlite_where=running,
    postgresql_where=running,
)
sa.Index("ix_run_running", run.c.guild_id, sqlite_where=running, postgresql_where=running)
sa.Index("ix_run_unseen", run.c.learner_id, sqlite_where=unseen, postgresql_where=unseen)

run_numbers = sa.Table(
    "run_numbers",
    metadata,
    belongs_to("run", primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    json_value("numbers"),
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

earlier_run = sa.Table(  # what the first program kept of its trainings, whose `task` is empty
    "earlier_run",
    metadata,
    belongs_to("run", primary_key=True),
    json_value("spec"),
    json_value("numbers", nullable=True),
)

press = sa.Table(
    "press",
    metadata,
    sa.Column("interaction_id", sa.BigInteger, primary_key=True, autoincrement=False),
    belongs_to("learner"),
    moment("pressed_at"),
    sqlite_with_rowid=False,
)
