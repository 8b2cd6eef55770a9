"""Find the predictions that nobody could judge.

Why: some sentences of the prediction game are ones on which people disagree. They are not scored
until enough learners have judged them, so their answers are counted over everybody. The index holds
those few entries alone, so that counting them does not read through all others.

Going back loses nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
UNJUDGED = sa.text("kind = 'prediction' AND \"right\" IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_entry_unjudged",
        "entry",
        ["item"],
        sqlite_where=UNJUDGED,
        postgresql_where=UNJUDGED,
    )


def downgrade() -> None:
    op.drop_index("ix_entry_unjudged", table_name="entry")
