"""People and their presses.

A person is a row of `learner`; deleting it deletes everything that is stored about them.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, may_belong_to, moment, own_id
from bot.store.tables.metadata import metadata

NOBODY = 0
"""The Discord id in whose name emptied rows are kept: see `store/kept_numbers.py`."""

learner = sa.Table(
    "learner",
    metadata,
    own_id(),
    sa.Column("discord_id", sa.BigInteger, unique=True, nullable=False),
    moment("joined_at"),
)
is_somebody = learner.c.discord_id.is_distinct_from(NOBODY)
"""Holds for the rows of people, and of groups: a row that was emptied is known no more."""

person_named: sa.Label[int | None] = sa.case(
    (learner.c.discord_id > 0, learner.c.discord_id)
).label("discord_id")
"""The Discord id of a person; none of somebody who was parted from the row, until it is deleted."""

press = sa.Table(
    "press",
    metadata,
    sa.Column("interaction_id", sa.BigInteger, primary_key=True, autoincrement=False),
    belongs_to("learner"),
    moment("pressed_at"),
    sa.Index(None, "learner_id"),
    sqlite_with_rowid=False,
)

switched_off = sa.Table(
    "switched_off",
    metadata,
    own_id(),
    may_belong_to("learner"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("name", sa.String(32), nullable=False),
    moment("switched_at"),
    sa.CheckConstraint("(learner_id IS NULL) <> (guild_id IS NULL)", name="one_owner"),
    sa.UniqueConstraint("learner_id", "name"),
    sa.UniqueConstraint("guild_id", "name"),
)
