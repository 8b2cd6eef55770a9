"""Trainings keep which changes of them were tried, and what came of each.

Why: what is advised under a training is only what lowered its loss when it was tried. That takes
time, so it is found out once and kept beside the run. Trainings from before have none; a button on
their card tries.

Going back forgets the trials: they can be made again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "run_trial",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("trial", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name=op.f("fk_run_trial_run_id_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run_trial")),
    )


def downgrade() -> None:
    op.drop_table("run_trial")
