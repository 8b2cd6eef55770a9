"""Classrooms: a row for each server that has one.

Why: an instructor posts in a server, so the server names the role of its instructors, the channel
of its class, what is shown of results, and the time zone in which times are meant.

What a class answers are gatherings and attempts, as everything that people do together; the terms
of a post stand in its plan, which needs no column.

Going back forgets how classrooms were set up, and keeps what was answered.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "classroom",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("results", sa.String(length=16), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_classroom")),
    )


def downgrade() -> None:
    op.drop_table("classroom")
