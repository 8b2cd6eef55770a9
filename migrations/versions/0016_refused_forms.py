"""What somebody typed into a form that was refused is kept for a week.

Why: a form that is refused (a value that cannot be, a turn that another took, a full disk) closes
on the screen, and up to 4,000 typed characters were lost with it. Now a button opens it again
filled in, also after a restart; its custom id has no room for what was typed.

Going back forgets what was typed and not sent again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0016"
down_revision = "0015"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "form_draft",
        sa.Column("id", KEY, nullable=False),
        sa.Column("learner_id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=100), nullable=False),
        sa.Column("typed", JSON, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_form_draft_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("press_id", name=op.f("uq_form_draft_press_id")),
    )
    op.create_index(op.f("ix_form_draft_learner_id"), "form_draft", ["learner_id"])
    op.create_index(op.f("ix_form_draft_made_at"), "form_draft", ["made_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_form_draft_made_at"), table_name="form_draft")
    op.drop_index(op.f("ix_form_draft_learner_id"), table_name="form_draft")
    op.drop_table("form_draft")
