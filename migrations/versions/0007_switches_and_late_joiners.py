"""Things that are switched off, late joiners, and a rule of each in a game of several.

Why: a person may refuse invitations to games, and whoever runs a server may switch challenges off
there. Each is a row while it is off, so that a new switch needs no migration; those of a person go
with them. And in a game of several people whoever joins late must not count as having missed what
was asked before they came.

Going back forgets what was switched off; members stay, as if each had joined at the start.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MEMBER = "gathering_id, learner_id, role, joined_at, left_at"
RULE = "id, learner_id, attempt_id, text, breaker, written_at"
FIRST_OF_EACH = "WHERE id IN (SELECT min(id) FROM rule_before GROUP BY attempt_id)"


def upgrade() -> None:
    op.create_table(
        "switched_off",
        sa.Column("id", ID, autoincrement=True),
        sa.Column("learner_id", ID),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("switched_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(learner_id IS NULL) <> (guild_id IS NULL)",
            name=op.f("ck_switched_off_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_switched_off_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switched_off")),
        sa.UniqueConstraint("guild_id", "name", name=op.f("uq_switched_off_guild_id_name")),
        sa.UniqueConstraint("learner_id", "name", name=op.f("uq_switched_off_learner_id_name")),
    )
    rebuild_member(sa.Column("since", sa.Integer(), server_default="0", nullable=False))
    rebuild_rule(["attempt_id", "learner_id"], "uq_rule_attempt_id_learner_id")


def downgrade() -> None:
    rebuild_rule(["attempt_id"], "uq_rule_attempt_id", FIRST_OF_EACH)
    rebuild_member()
    op.drop_table("switched_off")


def rebuild_member(*more: sa.Column[Any]) -> None:
    op.execute("CREATE TABLE member_before AS SELECT * FROM member")
    op.drop_table("member")
    op.create_table(
        "member",
        sa.Column("gathering_id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        *more,
        foreign_key("member", "gathering_id"),
        foreign_key("member", "learner_id"),
        sa.PrimaryKeyConstraint("gathering_id", "learner_id", name=op.f("pk_member")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_member_learner_id"), "member", ["learner_id"])
    op.execute(f"INSERT INTO member ({MEMBER}) SELECT {MEMBER} FROM member_before")  # noqa: S608 - our own names
    op.drop_table("member_before")


def rebuild_rule(unique: list[str], name: str, which: str = "") -> None:
    op.execute("CREATE TABLE rule_before AS SELECT * FROM rule")
    op.drop_table("rule")
    op.create_table(
        "rule",
        sa.Column("id", ID, autoincrement=True),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("attempt_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("breaker", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("rule", "learner_id"),
        foreign_key("rule", "attempt_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        sa.UniqueConstraint(*unique, name=op.f(name)),
    )
    op.create_index(op.f("ix_rule_learner_id"), "rule", ["learner_id"])
    op.execute(f"INSERT INTO rule ({RULE}) SELECT {RULE} FROM rule_before {which}")  # noqa: S608 - our own names
    op.drop_table("rule_before")


def foreign_key(table: str, name: str) -> sa.ForeignKeyConstraint:
    parent = name.removesuffix("_id")
    key = op.f(f"fk_{table}_{name}_{parent}")
    return sa.ForeignKeyConstraint([name], [f"{parent}.id"], name=key, ondelete="CASCADE")
