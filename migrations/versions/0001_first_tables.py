"""The first tables.

Why: people, their place in each lesson, their goes at exercises with every entry, the rules they
wrote, their trainings, and a note of each press, so that none is counted twice. Going back drops
everything: there is nothing older to go back to.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_learner()
    create_reading()
    create_attempt()
    create_entry()
    create_rule()
    create_run()
    create_press()


def downgrade() -> None:
    for table in ("press", "run", "rule", "entry", "attempt", "reading", "learner"):
        op.drop_table(table)


def key(name: str) -> sa.Column[Any]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False)


def moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def choice(name: str, *values: str) -> sa.Column[Any]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
    return sa.Column(name, kind, nullable=False)


def foreign_key(table: str, parent: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{parent}_id_{parent}")
    return sa.ForeignKeyConstraint(
        [f"{parent}_id"], [f"{parent}.id"], name=name, ondelete="CASCADE"
    )


def create_learner() -> None:
    op.create_table(
        "learner",
        key("id"),
        sa.Column("discord_id", sa.BigInteger(), nullable=False),
        moment("joined_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner")),
        sa.UniqueConstraint("discord_id", name=op.f("uq_learner_discord_id")),
    )


def create_reading() -> None:
    op.create_table(
        "reading",
        key("id"),
        key("learner_id"),
        sa.Column("lesson", sa.String(length=64), nullable=False),
        sa.Column("card", sa.Integer(), nullable=False),
        sa.Column("furthest", sa.Integer(), nullable=False),
        moment("started_at"),
        moment("touched_at"),
        moment("finished_at", nullable=True),
        foreign_key("reading", "learner"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("learner_id", "lesson", name=op.f("uq_reading_learner_id_lesson")),
    )


def create_attempt() -> None:
    op.create_table(
        "attempt",
        key("id"),
        key("learner_id"),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.Column("lesson", sa.String(length=64), nullable=False),
        choice("activity", "matching", "questions", "game"),
        sa.Column("plan", sa.JSON(none_as_null=True), nullable=False),
        moment("started_at"),
        moment("finished_at", nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        foreign_key("attempt", "learner"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("press_id", name=op.f("uq_attempt_press_id")),
    )
    op.create_index(
        "uq_attempt_open",
        "attempt",
        ["learner_id", "lesson", "activity"],
        unique=True,
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_index(
        op.f("ix_attempt_learner_id_finished_at"), "attempt", ["learner_id", "finished_at"]
    )


def create_entry() -> None:
    op.create_table(
        "entry",
        key("attempt_id"),
        sa.Column("step", sa.Integer(), nullable=False),
        choice("kind", "pair", "answer", "prediction", "correction", "rule"),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("right", sa.Boolean(), nullable=True),
        moment("entered_at"),
        foreign_key("entry", "attempt"),
        sa.PrimaryKeyConstraint("attempt_id", "step", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )


def create_rule() -> None:
    op.create_table(
        "rule",
        key("id"),
        key("learner_id"),
        key("attempt_id"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("breaker", sa.Text(), nullable=False),
        moment("written_at"),
        foreign_key("rule", "learner"),
        foreign_key("rule", "attempt"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_rule_attempt_id")),
    )
    op.create_index(op.f("ix_rule_learner_id"), "rule", ["learner_id"])


def create_run() -> None:
    op.create_table(
        "run",
        key("id"),
        key("learner_id"),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.Column("spec", sa.JSON(none_as_null=True), nullable=False),
        choice("state", "queued", "running", "done", "failed"),
        sa.Column("numbers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        moment("started_at"),
        moment("finished_at", nullable=True),
        foreign_key("run", "learner"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("press_id", name=op.f("uq_run_press_id")),
    )
    op.create_index(op.f("ix_run_learner_id"), "run", ["learner_id"])


def create_press() -> None:
    op.create_table(
        "press",
        sa.Column("interaction_id", sa.BigInteger(), autoincrement=False, nullable=False),
        key("learner_id"),
        moment("pressed_at"),
        foreign_key("press", "learner"),
        sa.PrimaryKeyConstraint("interaction_id", name=op.f("pk_press")),
        sqlite_with_rowid=False,
    )
