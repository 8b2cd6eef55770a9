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
    belongs_to("attempt", unique=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("breaker", sa.Text, nullable=False),
    moment("written_at"),
    sa.Index(None, "learner_id"),
)
