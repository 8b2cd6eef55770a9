"""A person may have one training on its way and another lined up behind it.

Why: somebody who trains by talking writes "make it wider" while the first still runs, so the index
that kept it to one a person is no longer unique. The limit is checked in the transaction that
begins a training, where only one is at work at a time.

Going back keeps the oldest training of each person that is on its way; the others failed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

RUNNING = sa.text("state = 'running'")
ONE_EACH = """
UPDATE run SET state = 'failed', finished_at = started_at,
       reason = 'I was restarted before it came to its end.'
WHERE state = 'running' AND EXISTS (
    SELECT 1 FROM run AS older
    WHERE older.learner_id = run.learner_id AND older.state = 'running' AND older.id < run.id
)
"""


def upgrade() -> None:
    op.drop_index("uq_run_running", table_name="run")
    op.create_index(
        "ix_run_own_running",
        "run",
        ["learner_id"],
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )


def downgrade() -> None:
    op.execute(ONE_EACH)
    op.drop_index("ix_run_own_running", table_name="run")
    op.create_index(
        "uq_run_running",
        "run",
        ["learner_id"],
        unique=True,
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )
