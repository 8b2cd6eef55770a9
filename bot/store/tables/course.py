"""Where people are in the lessons, and what they wrote down."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, moment, own_id
from bot.store.tables.metadata import metadata

bookmark = sa.Table(
    "reading",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("lesson", sa.String(64), nullable=False),
    sa.Column("card", sa.Integer, nullable=False),
    sa.Column("furthest", sa.Integer, nullable=False),
    moment("started_at"),
    moment("touched_at"),
    moment("finished_at", nullable=True),
    sa.Column("card_id", sa.String(40), server_default="", nullable=False),
    sa.Column("revision", sa.String(16), server_default="", nullable=False),
    sa.UniqueConstraint("learner_id", "lesson"),
)

note = sa.Table(
    "note",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("text", sa.Text, nullable=False),
    moment("written_at"),
    sa.Index(None, "learner_id"),
)
