"""Trainings that can be taken up, shown again and compared, and people's own data.

Why: a training is now a job that outlives a restart of the bot, has a place where its answer
stands, a prediction with its score, pictures, and the numbers of each of its variants. What the
first program kept of a training has another form, so it moves to `earlier_run`, and the training's
task is empty; it still counts. One that had not ended can never end: it failed. The table is built
anew and not altered, so that it is as short and plain as what `tables.py` says.

Going back keeps every training and loses pictures, predictions and own data. Numbers of new
trainings have no place there, and a cancelled one becomes a failed one.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEEP = "CREATE TABLE run_before AS SELECT * FROM run"
FILL_RUN = """
INSERT INTO run (id, learner_id, guild_id, press_id, state, attempt, private, shown, predicted,
                 started_at, finished_at, reason, task)
SELECT id, learner_id, guild_id, press_id,
       CASE state WHEN 'done' THEN 'done' ELSE 'failed' END,
       1, false, true, '', started_at, coalesce(finished_at, started_at),
       CASE WHEN state IN ('queued', 'running') THEN 'I was restarted before it came to its end.'
            ELSE coalesce(reason, '') END,
       '{}'
FROM run_before
"""
FILL_EARLIER = """
INSERT INTO earlier_run (run_id, spec, numbers) SELECT id, spec, numbers FROM run_before
"""

KEEP_BOTH = """
CREATE TABLE run_before AS
SELECT run.*, coalesce(earlier_run.spec, run.task) AS spec, earlier_run.numbers
FROM run LEFT JOIN earlier_run ON earlier_run.run_id = run.id
"""
FILL_FIRST_RUN = """
INSERT INTO run (id, learner_id, guild_id, press_id, spec, state, numbers, reason, started_at,
                 finished_at)
SELECT id, learner_id, guild_id, press_id, spec,
       CASE state WHEN 'cancelled' THEN 'failed' ELSE state END,
       numbers, nullif(reason, ''), started_at, finished_at
FROM run_before
"""


def upgrade() -> None:
    op.execute(KEEP)
    op.drop_table("run")
    create_own_table()
    create_run()
    create_run_numbers()
    create_run_picture()
    create_earlier_run()
    op.execute(FILL_RUN)
    op.execute(FILL_EARLIER)
    op.drop_table("run_before")


def downgrade() -> None:
    op.execute(KEEP_BOTH)
    for table in ("earlier_run", "run_picture", "run_numbers", "run", "own_table"):
        op.drop_table(table)
    create_first_run()
    op.execute(FILL_FIRST_RUN)
    op.drop_table("run_before")


def key(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable)


def snowflake(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def json_value(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=nullable)


def choice(name: str, *values: str) -> sa.Column[Any]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
    return sa.Column(name, kind, nullable=False)


def foreign_key(table: str, parent: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{parent}_id_{parent}")
    return sa.ForeignKeyConstraint([f"{parent}_id"], [f"{parent}.id"], name=name, ondelete=ondelete)


def create_own_table() -> None:
    op.create_table(
        "own_table",
        key("id"),
        key("learner_id"),
        snowflake("guild_id", nullable=True),
        snowflake("press_id"),
        sa.Column("name", sa.String(length=64), nullable=False),
        moment("added_at"),
        json_value("content"),
        foreign_key("own_table", "learner"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_table")),
        sa.UniqueConstraint("press_id", name=op.f("uq_own_table_press_id")),
    )
    op.create_index(op.f("ix_own_table_learner_id"), "own_table", ["learner_id"])
    partial_index("uq_own_table_guild_id_name", "own_table", ["guild_id", "name"], IN_A_GUILD)
    partial_index("uq_own_table_learner_id_name", "own_table", ["learner_id", "name"], IN_A_DM)


IN_A_GUILD, IN_A_DM = "guild_id IS NOT NULL", "guild_id IS NULL"


def partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    """Index some rows only; such an index is unique if its name says so."""
    words = sa.text(where)
    op.create_index(
        name,
        table,
        columns,
        unique=name.startswith("uq"),
        sqlite_where=words,
        postgresql_where=words,
    )


def create_run() -> None:
    op.create_table(
        "run",
        key("id"),
        key("learner_id"),
        snowflake("guild_id", nullable=True),
        snowflake("press_id"),
        key("own_table_id", nullable=True),
        choice("state", "running", "done", "failed", "cancelled"),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        snowflake("channel_id", nullable=True),
        snowflake("message_id", nullable=True),
        sa.Column("predicted", sa.String(length=32), nullable=False),
        sa.Column("sure", sa.Integer(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        moment("started_at"),
        moment("finished_at", nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        json_value("task"),
        sa.CheckConstraint(
            "(state = 'running') = (finished_at IS NULL)", name=op.f("ck_run_ended")
        ),
        foreign_key("run", "learner"),
        foreign_key("run", "own_table", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("press_id", name=op.f("uq_run_press_id")),
    )
    op.create_index(op.f("ix_run_learner_id"), "run", ["learner_id"])
    op.create_index(op.f("ix_run_own_table_id"), "run", ["own_table_id"])
    partial_index("uq_run_running", "run", ["learner_id"], "state = 'running'")
    partial_index("ix_run_running", "run", ["guild_id"], "state = 'running'")
    partial_index("ix_run_unseen", "run", ["learner_id"], "shown = 0")


def create_run_numbers() -> None:
    op.create_table(
        "run_numbers",
        key("run_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        json_value("numbers"),
        foreign_key("run_numbers", "run"),
        sa.PrimaryKeyConstraint("run_id", "number", name=op.f("pk_run_numbers")),
    )


def create_run_picture() -> None:
    op.create_table(
        "run_picture",
        key("run_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=64), nullable=False),
        sa.Column("alt_text", sa.String(length=300), nullable=False),
        moment("drawn_at"),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        foreign_key("run_picture", "run"),
        sa.PrimaryKeyConstraint("run_id", "number", name=op.f("pk_run_picture")),
    )
    op.create_index(op.f("ix_run_picture_drawn_at"), "run_picture", ["drawn_at"])


def create_earlier_run() -> None:
    op.create_table(
        "earlier_run",
        key("run_id"),
        json_value("spec"),
        json_value("numbers", nullable=True),
        foreign_key("earlier_run", "run"),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_earlier_run")),
    )


def create_first_run() -> None:
    """Create the table as migration 0001 does."""
    op.create_table(
        "run",
        key("id"),
        key("learner_id"),
        snowflake("guild_id", nullable=True),
        snowflake("press_id"),
        json_value("spec"),
        choice("state", "queued", "running", "done", "failed"),
        json_value("numbers", nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        moment("started_at"),
        moment("finished_at", nullable=True),
        foreign_key("run", "learner"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("press_id", name=op.f("uq_run_press_id")),
    )
    op.create_index(op.f("ix_run_learner_id"), "run", ["learner_id"])
