"""Drafts: a row for data that somebody brought and has not kept yet.

Why: data is looked at in a dry run before it is kept, and what was chosen there, which column is
predicted, which are left out, how numbers are read, must survive a restart until "Keep it" is
pressed. A draft is private to its person and lives a day. Once kept it holds no data any more, only
which table came of it, so that a second press adds none.

Going back forgets the drafts; what was kept stays.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0012"
down_revision = "0011"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "own_draft",
        sa.Column("id", KEY, nullable=False),
        sa.Column("learner_id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("brought", JSON, nullable=True),
        sa.Column("choices", JSON, nullable=False),
        sa.Column("kept_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["kept_id"],
            ["own_table.id"],
            name=op.f("fk_own_draft_kept_id_own_table"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_own_draft_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_draft")),
        sa.UniqueConstraint("press_id", name=op.f("uq_own_draft_press_id")),
    )
    op.create_index(op.f("ix_own_draft_learner_id"), "own_draft", ["learner_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_own_draft_learner_id"), table_name="own_draft")
    op.drop_table("own_draft")
