"""What is remembered of a talk: a row for each person, without a word of theirs."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, moment
from bot.store.tables.metadata import metadata

talk = sa.Table(
    "talk",
    metadata,
    belongs_to("learner", primary_key=True),
    json_value("asked"),
    sa.Column("shown", sa.String(200)),
    moment("updated_at"),
)
