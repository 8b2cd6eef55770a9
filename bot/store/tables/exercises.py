"""Gatherings and their members, attempts and their entries.

An attempt belongs to a person, to a gathering, or to a person within a gathering. What an activity
or an entry is called is checked by the registries of the program and not by the database, so that
a new game or kind of question needs no migration.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import belongs_to, json_value, may_belong_to, may_name, moment, own_id
from bot.store.tables.metadata import metadata

gathering = sa.Table(
    "gathering",
    metadata,
    own_id(),
    sa.Column("press_id", sa.BigInteger, unique=True, nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("channel_id", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    may_name("learner", "host_id"),
    json_value("plan"),
    sa.Column("phase", sa.Integer, nullable=False),
    moment("opened_at"),
    moment("due_at", nullable=True),
    moment("closed_at", nullable=True),
    sa.Index(None, "host_id"),
    sa.Index(None, "guild_id"),
)
meets = gathering.c.closed_at.is_(None)
sa.Index("ix_gathering_due_at", gathering.c.due_at, sqlite_where=meets, postgresql_where=meets)

member = sa.Table(
    "member",
    metadata,
    belongs_to("gathering", primary_key=True),
    belongs_to("learner", primary_key=True),
    sa.Column("role", sa.String(16), nullable=False),
    moment("joined_at"),
    moment("left_at", nullable=True),
    sa.Column("since", sa.Integer, server_default="0", nullable=False),
    sa.Index(None, "learner_id"),
    sqlite_with_rowid=False,
)

attempt = sa.Table(
    "attempt",
    metadata,
    own_id(),
    may_belong_to("learner"),
    may_belong_to("gathering"),
    sa.Column("guild_id", sa.BigInteger),
    sa.Column("press_id", sa.BigInteger, nullable=False),
    sa.Column("lesson", sa.String(64), nullable=False),
    sa.Column("activity", sa.String(32), nullable=False),
    sa.Column("scope", sa.String(64), nullable=False),
    json_value("plan"),
    moment("started_at"),
    moment("finished_at", nullable=True),
    sa.Column("score", sa.Float),
    sa.Column("judged_by", sa.String(16), server_default="", nullable=False),
    sa.CheckConstraint("learner_id IS NOT NULL OR gathering_id IS NOT NULL", name="owned"),
    sa.Index(None, "learner_id", "finished_at"),
    sa.Index(None, "gathering_id"),
    sa.Index(None, "lesson", "judged_by"),
)
still_open = attempt.c.finished_at.is_(None)
_alone = sa.and_(still_open, attempt.c.gathering_id.is_(None))
_as_member = sa.and_(
    still_open, attempt.c.gathering_id.is_not(None), attempt.c.learner_id.is_not(None)
)
_as_group = sa.and_(still_open, attempt.c.learner_id.is_(None))
_WHAT = (attempt.c.lesson, attempt.c.activity, attempt.c.scope)
sa.Index(
    "uq_attempt_own_open",
    attempt.c.learner_id,
    *_WHAT,
    unique=True,
    sqlite_where=_alone,
    postgresql_where=_alone,
)
sa.Index(
    "uq_attempt_member_open",
    attempt.c.gathering_id,
    attempt.c.learner_id,
    *_WHAT,
    unique=True,
    sqlite_where=_as_member,
    postgresql_where=_as_member,
)
sa.Index(
    "uq_attempt_group_open",
    attempt.c.gathering_id,
    *_WHAT,
    unique=True,
    sqlite_where=_as_group,
    postgresql_where=_as_group,
)
# One press begins one attempt of a kind, however often it is delivered.
sa.Index("uq_attempt_press", attempt.c.press_id, *_WHAT, unique=True)

entry = sa.Table(
    "entry",
    metadata,
    belongs_to("attempt", primary_key=True),
    sa.Column("step", sa.Integer, primary_key=True),
    may_name("learner", "author_id"),
    sa.Column("turn", sa.String(64), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("item", sa.String, nullable=False),
    sa.Column("choice", sa.String, nullable=False),
    json_value("payload", nullable=True),
    sa.Column("credit", sa.Float),
    sa.Column("confidence", sa.Integer),
    sa.Column("right", sa.Boolean),
    sa.Column("revision", sa.String(16), nullable=False),
    moment("entered_at"),
    sa.UniqueConstraint("attempt_id", "author_id", "turn"),
    sa.Index(None, "author_id"),
    sqlite_with_rowid=False,
)
# Predictions that nobody can judge yet: those of sentences on which people disagree.
_unjudged = sa.and_(entry.c.kind == "prediction", entry.c.right.is_(None))
sa.Index("ix_entry_unjudged", entry.c.item, sqlite_where=_unjudged, postgresql_where=_unjudged)
