"""Talks: a row for each person who was asked something back in a talk.

Why: "Lock in B?" is answered with "yes" in a message of its own, perhaps after a restart, so what
was asked has to be kept. It is a letter, a number, a side or a direction with the state that it was
asked in: never what the person wrote. Beside it stands the name of the topic talked about last.

Going back forgets what was asked; whoever says "yes" then is asked anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "talk",
        sa.Column(
            "learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "asked",
            sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_talk_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_talk")),
    )


def downgrade() -> None:
    op.drop_table("talk")
