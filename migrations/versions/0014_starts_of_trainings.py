"""Trainings count how often a worker began them; other work for people has a row while it lasts.

Why: a training was given up after three restarts of the bot even if it had only waited. What takes
the bot down is one that runs, so that is counted now, apart from `attempt`, which says whose result
counts. It has a table of its own, for adding a column would copy all trainings. How often older
ones began is not known: they start with none. And files to take home and tries of what helps count
toward what a person, a server and all people together may have under way: one transaction sees that
only in rows.

Going back forgets both.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "run_start",
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name=op.f("fk_run_start_run_id_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run_start")),
    )
    op.create_table(
        "side_job",
        sa.Column("id", KEY, nullable=False),
        sa.Column("learner_id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learner.id"],
            name=op.f("fk_side_job_learner_id_learner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side_job")),
        sa.UniqueConstraint("press_id", name=op.f("uq_side_job_press_id")),
    )
    op.create_index(op.f("ix_side_job_learner_id"), "side_job", ["learner_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_side_job_learner_id"), table_name="side_job")
    op.drop_table("side_job")
    op.drop_table("run_start")
