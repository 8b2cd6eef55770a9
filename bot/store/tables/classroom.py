"""The classroom of a server: who its instructors are, where it meets, and what is shown.

Nothing in it is about one person: role and channel are those of the server.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import moment
from bot.store.tables.metadata import metadata

classroom = sa.Table(
    "classroom",
    metadata,
    sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("role_id", sa.BigInteger),
    sa.Column("channel_id", sa.BigInteger),
    sa.Column("results", sa.String(16), nullable=False),
    sa.Column("zone", sa.String(64), nullable=False),
    moment("set_up_at"),
)
