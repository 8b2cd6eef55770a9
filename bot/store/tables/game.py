"""The notebook of rules."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, moment, own_id
from bot.store.tables.metadata import metadata

rule = sa.Table(
    "rule",
    metadata,
    own_id(),
    belongs_to("learner"),
    belongs_to("attempt"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("breaker", sa.Text, nullable=False),
    moment("written_at"),
    # In an attempt of several people each may write one.
    sa.UniqueConstraint("attempt_id", "learner_id"),
    sa.Index(None, "learner_id"),
)
