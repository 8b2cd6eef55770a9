"""People's own data, and drafts of it that are not kept yet."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, may_name, moment, own_id
from bot.store.tables.metadata import metadata

own_table = sa.Table(
    "own_table",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Column("name", sa.String(64), nullable=False),
    moment("added_at"),
    json_value("content"),
    sa.Index(None, "learner_id"),
)
in_a_dm = own_table.c.guild_id.is_(None)
in_a_guild = own_table.c.guild_id.is_not(None)
sa.Index(
    "uq_own_table_guild_id_name",
    own_table.c.guild_id,
    own_table.c.name,
    unique=True,
    sqlite_where=in_a_guild,
    postgresql_where=in_a_guild,
)
sa.Index(
    "uq_own_table_learner_id_name",
    own_table.c.learner_id,
    own_table.c.name,
    unique=True,
    sqlite_where=in_a_dm,
    postgresql_where=in_a_dm,
)
own_draft = sa.Table(
    "own_draft",
    metadata,
    own_id(),
    belongs_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Column("name", sa.String(64), nullable=False),
    moment("brought_at"),
    json_value("brought", nullable=True),
    json_value("choices"),
    may_name("own_table", "kept_id"),
    sa.Index(None, "learner_id"),
    sa.Index(None, "kept_id"),
)
