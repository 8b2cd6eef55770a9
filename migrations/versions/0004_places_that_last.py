"""A place that outlives an edit of its lesson, and the revision that an attempt was judged by.

Why: the place in a lesson is kept by the id of its card, so that a card put in before it moves
nobody; with the lesson's revision, so that people are told when it changed. An attempt names the
revision that judged it last, so that a corrected key finds what it must judge again without reading
every answer. Old places know no id and no revision, and go on by their number; old attempts are
judged again once.

Going back forgets these three, and the notes about answers that a corrected key turned right; the
scores stay as they were raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0004"
down_revision = "0003"

READING = "id, learner_id, lesson, card, furthest, started_at, touched_at, finished_at"
ATTEMPT = (
    "id, learner_id, gathering_id, guild_id, press_id, lesson, activity, scope, plan, "
    "started_at, finished_at, score"
)
DROP_NOTES = "DELETE FROM entry WHERE kind IN ('rejudged', 'told')"


def upgrade() -> None:
    put_aside()
    create_reading(
        sa.Column("card_id", sa.String(40), server_default="", nullable=False),
        sa.Column("revision", sa.String(16), server_default="", nullable=False),
    )
    create_attempt(sa.Column("judged_by", sa.String(16), server_default="", nullable=False))
    op.create_index(op.f("ix_attempt_lesson_judged_by"), "attempt", ["lesson", "judged_by"])
    bring_back()


def downgrade() -> None:
    put_aside()
    create_reading()
    create_attempt()
    bring_back()
    op.execute(DROP_NOTES)


def put_aside() -> None:
    for table in ("reading", "attempt"):
        op.execute(f"CREATE TABLE {table}_before AS SELECT * FROM {table}")  # noqa: S608 - our own
        op.drop_table(table)


def bring_back() -> None:
    for table, columns in (("reading", READING), ("attempt", ATTEMPT)):
        op.execute(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before"  # noqa: S608 - our own names
        )
        op.drop_table(f"{table}_before")


ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SNOWFLAKE, MOMENT = sa.BigInteger(), sa.DateTime(timezone=True)


def columns(kind: Any, names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401 - any type of column
    """Make a column of each name; one with a question mark may be NULL."""
    for name in names.split():
        yield sa.Column(name.rstrip("?"), kind, nullable=name.endswith("?"))


def foreign_key(table: str, name: str) -> sa.ForeignKeyConstraint:
    parent = name.removesuffix("_id")
    key = op.f(f"fk_{table}_{name}_{parent}")
    return sa.ForeignKeyConstraint([name], [f"{parent}.id"], name=key, ondelete="CASCADE")


def create_reading(*more: sa.Column[Any]) -> None:
    op.create_table(
        "reading",
        *columns(ID, "id learner_id"),
        *columns(sa.String(64), "lesson"),
        *columns(sa.Integer(), "card furthest"),
        *columns(MOMENT, "started_at touched_at finished_at?"),
        *more,
        foreign_key("reading", "learner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("learner_id", "lesson", name=op.f("uq_reading_learner_id_lesson")),
    )


def create_attempt(*more: sa.Column[Any]) -> None:
    """Create the table as migration 0003 does, with more columns."""
    owned = "learner_id IS NOT NULL OR gathering_id IS NOT NULL"
    op.create_table(
        "attempt",
        *columns(ID, "id learner_id? gathering_id?"),
        *columns(SNOWFLAKE, "guild_id? press_id"),
        *columns(sa.String(64), "lesson scope"),
        *columns(sa.String(32), "activity"),
        *columns(sa.JSON(none_as_null=True), "plan"),
        *columns(MOMENT, "started_at finished_at?"),
        *columns(sa.Float(), "score?"),
        *more,
        sa.CheckConstraint(owned, name=op.f("ck_attempt_owned")),
        foreign_key("attempt", "learner_id"),
        foreign_key("attempt", "gathering_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_gathering_id"), "attempt", ["gathering_id"])
    finished = ["learner_id", "finished_at"]
    op.create_index("ix_attempt_learner_id_finished_at", "attempt", finished)
    what = ["lesson", "activity", "scope"]
    unique_index("uq_attempt_press", ["press_id", *what])
    is_open, within = "finished_at IS NULL", "gathering_id IS NOT NULL"
    alone, as_group = f"{is_open} AND gathering_id IS NULL", f"{is_open} AND learner_id IS NULL"
    as_member = f"{is_open} AND {within} AND learner_id IS NOT NULL"
    unique_index("uq_attempt_own_open", ["learner_id", *what], alone)
    unique_index("uq_attempt_member_open", ["gathering_id", "learner_id", *what], as_member)
    unique_index("uq_attempt_group_open", ["gathering_id", *what], as_group)


def unique_index(name: str, names: list[str], where: str = "") -> None:
    words = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)} if where else {}
    op.create_index(name, "attempt", names, unique=True, **words)
