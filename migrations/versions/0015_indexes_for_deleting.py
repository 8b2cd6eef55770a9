"""Every key to another table has an index.

Why: deleting a row looks for what belongs to it in every table that names it. Without an index the
whole table is read: with many presses, deleting one person held up everybody for a tenth of a
second.

Going back takes the indexes away; no row changes.
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_index(op.f("ix_press_learner_id"), "press", ["learner_id"])
    op.create_index(op.f("ix_own_draft_kept_id"), "own_draft", ["kept_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_own_draft_kept_id"), table_name="own_draft")
    op.drop_index(op.f("ix_press_learner_id"), table_name="press")
