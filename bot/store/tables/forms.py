"""What people typed into forms that were refused."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, moment, own_id
from bot.store.tables.metadata import metadata

form_draft = sa.Table(
    "form_draft",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Column("form", sa.String(100), nullable=False),
    json_value("typed"),
    moment("made_at"),
    sa.Index(None, "learner_id"),
    sa.Index(None, "made_at"),
)
