"""Which question a person was shown last in a talk; the topic of a talk is dropped.

Why: a letter that is typed after a restart must not answer a question that nobody saw, and only
what is kept tells then what was on the screen. It is the number of an attempt and the id of its
question, nothing for whoever was shown none. Nothing ever read the topic.

Going back forgets what was shown; the topic is empty, as it was for everybody.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"

COPY = (
    "INSERT INTO talk (learner_id, asked, updated_at{more}) "
    "SELECT learner_id, asked, updated_at{values} FROM talk_before"
)


def upgrade() -> None:
    rebuild(sa.Column("shown", sa.String(length=200)), COPY.format(more="", values=""))


def downgrade() -> None:
    topic = sa.Column("topic", sa.String(length=200), nullable=False)
    rebuild(topic, COPY.format(more=", topic", values=", ''"))


def rebuild(column: sa.Column[Any], copy: str) -> None:
    op.execute("CREATE TABLE talk_before AS SELECT * FROM talk")
    op.drop_table("talk")
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
        column,
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_talk_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_talk")),
    )
    op.execute(copy)
    op.drop_table("talk_before")
