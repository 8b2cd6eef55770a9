"""Gatherings, and attempts that belong to them: what people do together, and answers beyond a word.

Why: a post of a class, a game of a group and a lesson taken together need attempts that are not
always one person's first, and entries that say who made them and hold more than a word. No CHECK
names activities or kinds: a new one then needs no migration. Old attempts are the first ones of
their person; old entries were made by that person, each in its own turn. Old plans stay: the
program reads both kinds.

Going back keeps the first attempts of each person, with plans in their old form, and loses
gatherings, practice, and everything that the older program has no name for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0003"
down_revision = "0002"

FILL_ATTEMPT = """
INSERT INTO attempt (id, learner_id, guild_id, press_id, lesson, activity, scope, plan, started_at,
                     finished_at, score)
SELECT id, learner_id, guild_id, press_id, lesson, activity, 'first', plan, started_at,
       finished_at, score
FROM attempt_before
"""
FILL_ENTRY = """
INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, confidence, "right",
                   revision, entered_at)
SELECT attempt_id, step, learner_id, CAST(step AS VARCHAR), kind, item, choice, confidence, "right",
       '', entered_at
FROM entry_before JOIN attempt_before ON attempt_before.id = attempt_id
"""
FILL_FIRST_ATTEMPT = """
INSERT INTO attempt (id, learner_id, guild_id, press_id, lesson, activity, plan, started_at,
                     finished_at, score)
SELECT id, learner_id, guild_id, press_id, lesson, activity, plan, started_at, finished_at, score
FROM attempt_before
WHERE id IN (SELECT min(id) FROM attempt_before WHERE gathering_id IS NULL AND scope = 'first'
             AND activity IN ('matching', 'questions', 'game') GROUP BY press_id)
"""
# The older program counts the entries to find the next step, so there must be no gap.
FILL_FIRST_ENTRY = """
INSERT INTO entry (attempt_id, step, kind, item, choice, confidence, "right", entered_at)
SELECT attempt_id, row_number() OVER (PARTITION BY attempt_id ORDER BY step) - 1,
       kind, item, choice, confidence, "right", entered_at
FROM entry_before
WHERE attempt_id IN (SELECT id FROM attempt)
      AND kind IN ('pair', 'answer', 'prediction', 'correction', 'rule')
"""
DROP_LOST_RULES = "DELETE FROM rule WHERE attempt_id NOT IN (SELECT id FROM attempt)"


def upgrade() -> None:
    put_aside()
    create_gathering_and_member()
    create_attempt()
    create_entry()
    bring_back(FILL_ATTEMPT, FILL_ENTRY)


def downgrade() -> None:
    put_aside()
    for table in ("member", "gathering"):
        op.drop_table(table)
    create_first_tables()
    bring_back(FILL_FIRST_ATTEMPT, FILL_FIRST_ENTRY, DROP_LOST_RULES)
    write_first_plans()


def put_aside() -> None:
    op.execute("CREATE TABLE attempt_before AS SELECT * FROM attempt")
    op.execute("CREATE TABLE entry_before AS SELECT * FROM entry")
    op.drop_table("entry")
    op.drop_table("attempt")


def bring_back(*statements: str) -> None:
    for statement in statements:
        op.execute(statement)
    op.drop_table("attempt_before")
    op.drop_table("entry_before")


def write_first_plans() -> None:
    connection = op.get_bind()
    attempts = connection.execute(sa.text("SELECT id, activity, plan FROM attempt")).all()
    for attempt in attempts:
        plan = json.loads(attempt.plan)
        if "version" in plan:
            first = json.dumps(first_plan(attempt.activity, plan), ensure_ascii=False)
            change = sa.text("UPDATE attempt SET plan = :plan WHERE id = :id")
            connection.execute(change, {"plan": first, "id": attempt.id})


def first_plan(activity: str, plan: dict[str, Any]) -> dict[str, list[str]]:
    items, orders = plan["items"], plan["orders"]
    if activity == "game":
        return {"sentences": items}
    if activity == "matching":
        return {"terms": items, "definitions": orders.get("definitions", [])}
    return {item: orders.get(item, []) for item in items}


ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SNOWFLAKE, MOMENT = sa.BigInteger(), sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
FINISHED = "ix_attempt_learner_id_finished_at"


def columns(kind: Any, names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401 - any type of column
    """Make a column of each name; one with a question mark may be NULL."""
    for name in names.split():
        yield sa.Column(name.rstrip("?"), kind, nullable=name.endswith("?"))


def choice(name: str, *values: str) -> sa.Column[Any]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
    return sa.Column(name, kind, nullable=False)


def foreign_key(table: str, name: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    parent = name.removesuffix("_id").replace("host", "learner").replace("author", "learner")
    key = op.f(f"fk_{table}_{name}_{parent}")
    return sa.ForeignKeyConstraint([name], [f"{parent}.id"], name=key, ondelete=ondelete)


def partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    words = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    op.create_index(name, table, columns, unique=name.startswith("uq"), **words)


def create_gathering_and_member() -> None:
    op.create_table(
        "gathering",
        *columns(ID, "id host_id?"),
        *columns(SNOWFLAKE, "press_id guild_id? channel_id? message_id?"),
        *columns(sa.String(32), "kind"),
        *columns(JSON, "plan"),
        *columns(sa.Integer(), "phase"),
        *columns(MOMENT, "opened_at due_at? closed_at?"),
        foreign_key("gathering", "host_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gathering")),
        sa.UniqueConstraint("press_id", name=op.f("uq_gathering_press_id")),
    )
    op.create_index(op.f("ix_gathering_host_id"), "gathering", ["host_id"])
    partial_index("ix_gathering_due_at", "gathering", ["due_at"], "closed_at IS NULL")
    op.create_table(
        "member",
        *columns(ID, "gathering_id learner_id"),
        *columns(sa.String(16), "role"),
        *columns(MOMENT, "joined_at left_at?"),
        foreign_key("member", "gathering_id"),
        foreign_key("member", "learner_id"),
        sa.PrimaryKeyConstraint("gathering_id", "learner_id", name=op.f("pk_member")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_member_learner_id"), "member", ["learner_id"])


def create_attempt() -> None:
    owned = "learner_id IS NOT NULL OR gathering_id IS NOT NULL"
    op.create_table(
        "attempt",
        *columns(ID, "id learner_id? gathering_id?"),
        *columns(SNOWFLAKE, "guild_id? press_id"),
        *columns(sa.String(64), "lesson scope"),
        *columns(sa.String(32), "activity"),
        *columns(JSON, "plan"),
        *columns(MOMENT, "started_at finished_at?"),
        *columns(sa.Float(), "score?"),
        sa.CheckConstraint(owned, name=op.f("ck_attempt_owned")),
        foreign_key("attempt", "learner_id"),
        foreign_key("attempt", "gathering_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_gathering_id"), "attempt", ["gathering_id"])
    what = ["lesson", "activity", "scope"]
    op.create_index("uq_attempt_press", "attempt", ["press_id", *what], unique=True)
    is_open, within = "finished_at IS NULL", "gathering_id IS NOT NULL"
    alone, as_group = f"{is_open} AND gathering_id IS NULL", f"{is_open} AND learner_id IS NULL"
    as_member = f"{is_open} AND {within} AND learner_id IS NOT NULL"
    partial_index("uq_attempt_own_open", "attempt", ["learner_id", *what], alone)
    both = ["gathering_id", "learner_id", *what]
    partial_index("uq_attempt_member_open", "attempt", both, as_member)
    partial_index("uq_attempt_group_open", "attempt", ["gathering_id", *what], as_group)
    op.create_index(FINISHED, "attempt", ["learner_id", "finished_at"])


def create_entry() -> None:
    op.create_table(
        "entry",
        *columns(ID, "attempt_id author_id?"),
        *columns(sa.Integer(), "step confidence?"),
        *columns(sa.String(64), "turn"),
        *columns(sa.String(32), "kind"),
        *columns(sa.String(), "item choice"),
        *columns(JSON, "payload?"),
        *columns(sa.Float(), "credit?"),
        *columns(sa.Boolean(), "right?"),
        *columns(sa.String(16), "revision"),
        *columns(MOMENT, "entered_at"),
        foreign_key("entry", "attempt_id"),
        foreign_key("entry", "author_id", "SET NULL"),
        sa.PrimaryKeyConstraint("attempt_id", "step", name=op.f("pk_entry")),
        sa.UniqueConstraint(
            "attempt_id", "author_id", "turn", name=op.f("uq_entry_attempt_id_author_id_turn")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entry_author_id"), "entry", ["author_id"])


def create_first_tables() -> None:
    """Create both tables as migration 0001 does."""
    op.create_table(
        "attempt",
        *columns(ID, "id learner_id"),
        *columns(SNOWFLAKE, "guild_id? press_id"),
        *columns(sa.String(64), "lesson"),
        choice("activity", "matching", "questions", "game"),
        *columns(JSON, "plan"),
        *columns(MOMENT, "started_at finished_at?"),
        *columns(sa.Float(), "score?"),
        foreign_key("attempt", "learner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("press_id", name=op.f("uq_attempt_press_id")),
    )
    own = ["learner_id", "lesson", "activity"]
    partial_index("uq_attempt_open", "attempt", own, "finished_at IS NULL")
    op.create_index(FINISHED, "attempt", ["learner_id", "finished_at"])
    op.create_table(
        "entry",
        *columns(ID, "attempt_id"),
        *columns(sa.Integer(), "step confidence?"),
        choice("kind", "pair", "answer", "prediction", "correction", "rule"),
        *columns(sa.String(), "item choice"),
        *columns(sa.Boolean(), "right?"),
        *columns(MOMENT, "entered_at"),
        foreign_key("entry", "attempt_id"),
        sa.PrimaryKeyConstraint("attempt_id", "step", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )
