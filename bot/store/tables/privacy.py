"""Who asked to be deleted, which messages are still to be mended, and who left which server.

None of it names a person who was deleted: of them only a hash is kept, whose key is beside it.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, may_belong_to, may_name, moment, own_id
from bot.store.tables.metadata import metadata

deletion = sa.Table(
    "deletion",
    metadata,
    own_id(),
    may_name("learner"),  # as long as rows of theirs are left
    sa.Column("who", sa.String(64), nullable=False),
    sa.Column("press_id", sa.BigInteger, nullable=False),
    moment("asked_at"),
    # Whether the free room of the file was overwritten since all rows went: see sqlite/wiping.
    sa.Column("wiped", sa.Boolean, server_default="0", nullable=False),
    sa.Index(None, "learner_id"),
    sa.Index(None, "who"),
    sa.Index(None, "asked_at"),
)

deletion_key = sa.Table(
    "deletion_key",
    metadata,
    own_id(),
    sa.Column("key", sa.String(64), nullable=False),
)

returned = sa.Table(  # somebody who was deleted before: presses from before this one are void
    "returned",
    metadata,
    belongs_to("learner", primary_key=True),
    sa.Column("since_press", sa.BigInteger, nullable=False),
    sa.Index(None, "since_press"),
)

removal = sa.Table(
    "removal",
    metadata,
    own_id(),
    may_belong_to("gathering"),  # whose card is drawn anew; without one the message is deleted
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("channel_id", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("tries", sa.Integer, server_default="0", nullable=False),
    moment("noted_at"),
    moment("refused_at", nullable=True),  # the last try that counts: each hour counts one
    sa.UniqueConstraint("gathering_id"),
    sa.UniqueConstraint("message_id"),
)

departure = sa.Table(
    "departure",
    metadata,
    own_id(),
    sa.Column("guild_id", sa.BigInteger, nullable=False),
    may_belong_to("learner"),  # who left the server; without one the bot was removed from it
    moment("left_at"),
    sa.Index(None, "learner_id"),
    sa.Index(None, "left_at"),
    sa.UniqueConstraint("guild_id", "learner_id"),
)
