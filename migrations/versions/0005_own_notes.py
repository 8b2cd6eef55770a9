"""Notes that people write for themselves.

Why: the notebook shows what somebody thought and found, and they want to add words of their own.
A note is no answer at anything and may be deleted by whoever wrote it, so it is no entry of an
attempt, of which none is ever taken away. It goes with its person.

Going back loses the notes; nothing else depends on them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True),
        sa.Column(
            "learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_note_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_learner_id"), "note", ["learner_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_note_learner_id"), table_name="note")
    op.drop_table("note")
