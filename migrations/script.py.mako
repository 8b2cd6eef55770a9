"""${message}.

Why: (say here what this is for, and what it does to rows that exist)
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

${imports + "\n" if imports else ""}revision = ${repr(up_revision).replace("'", '"')}
down_revision = ${repr(down_revision).replace("'", '"')}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
