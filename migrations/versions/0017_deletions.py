"""Deleting all that is kept of a person, and what belongs to a server that somebody left.

Why: whoever asks for it is deleted at once, in small changes that go on after a kill; a press from
before must bring nothing back, nor may a restored backup, so a keyed hash of who was deleted is
kept for 35 days, and as long as a backup is older. Messages that name them are mended one after
another, also after a restart. And what was done in a server is kept for 30 days after its person,
or Nudge, left it.

Going back forgets who was deleted: what is left of them then is deleted here.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    make_deletions()
    make_removals()
    make_departures()


def downgrade() -> None:
    op.execute("DELETE FROM learner WHERE discord_id < 0")
    op.drop_index(op.f("ix_run_guild_id"), table_name="run")
    op.drop_index(op.f("ix_gathering_guild_id"), table_name="gathering")
    op.drop_index(op.f("ix_departure_left_at"), table_name="departure")
    op.drop_index(op.f("ix_departure_learner_id"), table_name="departure")
    op.drop_table("departure")
    op.drop_table("removal")
    op.drop_index(op.f("ix_returned_since_press"), table_name="returned")
    op.drop_table("returned")
    op.drop_table("deletion_key")
    op.drop_index(op.f("ix_deletion_asked_at"), table_name="deletion")
    op.drop_index(op.f("ix_deletion_who"), table_name="deletion")
    op.drop_index(op.f("ix_deletion_learner_id"), table_name="deletion")
    op.drop_table("deletion")


def make_deletions() -> None:
    op.create_table(
        "deletion",
        sa.Column("id", KEY, nullable=False),
        sa.Column("learner_id", KEY, nullable=True),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wiped", sa.Boolean(), server_default="0", nullable=False),
        foreign_key("deletion", "learner", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deletion")),
    )
    op.create_index(op.f("ix_deletion_learner_id"), "deletion", ["learner_id"])
    op.create_index(op.f("ix_deletion_who"), "deletion", ["who"])
    op.create_index(op.f("ix_deletion_asked_at"), "deletion", ["asked_at"])
    op.create_table(
        "deletion_key",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deletion_key")),
    )
    op.create_table(
        "returned",
        sa.Column("learner_id", KEY, nullable=False),
        sa.Column("since_press", sa.BigInteger(), nullable=False),
        foreign_key("returned", "learner", "CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_returned")),
    )
    op.create_index(op.f("ix_returned_since_press"), "returned", ["since_press"])


def make_removals() -> None:
    op.create_table(
        "removal",
        sa.Column("id", KEY, nullable=False),
        sa.Column("gathering_id", KEY, nullable=True),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("removal", "gathering", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal")),
        sa.UniqueConstraint("gathering_id", name=op.f("uq_removal_gathering_id")),
        sa.UniqueConstraint("message_id", name=op.f("uq_removal_message_id")),
    )


def make_departures() -> None:
    op.create_table(
        "departure",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("learner_id", KEY, nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("departure", "learner", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departure")),
        sa.UniqueConstraint(
            "guild_id", "learner_id", name=op.f("uq_departure_guild_id_learner_id")
        ),
    )
    op.create_index(op.f("ix_departure_learner_id"), "departure", ["learner_id"])
    op.create_index(op.f("ix_departure_left_at"), "departure", ["left_at"])
    op.create_index(op.f("ix_gathering_guild_id"), "gathering", ["guild_id"])
    op.create_index(op.f("ix_run_guild_id"), "run", ["guild_id"])


def foreign_key(table: str, parent: str, ondelete: str) -> sa.ForeignKeyConstraint:
    key = op.f(f"fk_{table}_{parent}_id_{parent}")
    return sa.ForeignKeyConstraint([f"{parent}_id"], [f"{parent}.id"], name=key, ondelete=ondelete)
