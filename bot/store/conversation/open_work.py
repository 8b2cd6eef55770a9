"""What is open for a person anywhere: their own exercises, and the posts of their servers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.exercises.attempt_rows import SELECT_ATTEMPT, SELECT_ENTRIES, put_together
from bot.store.exercises.gatherings import SELECT_GATHERING, whole_gathering
from bot.store.tables.exercises import attempt, entry, gathering, member, still_open
from bot.store.tables.lab import run
from bot.store.tables.people import learner
from bot.tutor.classroom.answers import POST
from bot.tutor.exercises.attempts import ASKING, Activity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering

MOST_POSTS = 30
GRADED = tuple(str(one) for one in (*ASKING, Activity.MATCHING))
_ATTEMPTS = SELECT_ATTEMPT.where(
    learner.c.discord_id == sa.bindparam("person"),
    attempt.c.activity.in_(GRADED),
    attempt.c.gathering_id.is_(None),
    still_open,
).order_by(attempt.c.id)
_ENTRIES = SELECT_ENTRIES.where(entry.c.attempt_id.in_(sa.bindparam("ids", expanding=True)))
_POSTS = (
    SELECT_GATHERING.where(
        gathering.c.kind == POST,
        gathering.c.closed_at.is_(None),
        gathering.c.message_id.is_not(None),
        gathering.c.guild_id.in_(sa.bindparam("guilds", expanding=True)),
    )
    .order_by(gathering.c.id.desc())
    .limit(MOST_POSTS)
)
_ME = sa.select(learner.c.id).where(learner.c.discord_id == sa.bindparam("person"))
_GUILDS = sa.union(
    sa.select(gathering.c.guild_id)
    .join_from(member, gathering)
    .where(member.c.learner_id == _ME.scalar_subquery(), gathering.c.guild_id.is_not(None)),
    sa.select(attempt.c.guild_id).where(
        attempt.c.learner_id == _ME.scalar_subquery(), attempt.c.guild_id.is_not(None)
    ),
    sa.select(run.c.guild_id).where(
        run.c.learner_id == _ME.scalar_subquery(), run.c.guild_id.is_not(None)
    ),
)


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The port `OpenWork` of the services, on SQL."""

    database: Database

    async def of(
        self, person: int, guilds: Sequence[int]
    ) -> tuple[tuple[Attempt, ...], tuple[Gathering, ...]]:
        """Return the person's open attempts at what is graded, and open posts, the newest first.

        The posts are those of the given servers and of all in which the person did something.
        """

        def work(
            connection: sa.Connection,
        ) -> tuple[tuple[Attempt, ...], tuple[Gathering, ...]]:
            rows = connection.execute(_ATTEMPTS, {"person": person}).all()
            entries = connection.execute(_ENTRIES, {"ids": [row.id for row in rows]})
            known = connection.scalars(_GUILDS, {"person": person})
            there = {"guilds": sorted({*guilds, *known})}
            posts = connection.execute(_POSTS, there).all()
            return put_together(rows, entries), tuple(
                whole_gathering(connection, row) for row in posts
            )

        return await self.database.read(work)
