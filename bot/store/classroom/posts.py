"""What was posted in a server, with all that a class answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.exercises.attempt_rows import SELECT_ATTEMPT, whole_attempts
from bot.store.exercises.gatherings import SELECT_GATHERING, whole_gathering
from bot.store.tables.exercises import attempt, gathering

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering

_POSTED = (
    SELECT_GATHERING.where(
        gathering.c.guild_id == sa.bindparam("guild"),
        gathering.c.kind.in_(sa.bindparam("kinds", expanding=True)),
        gathering.c.opened_at >= sa.bindparam("since"),
        gathering.c.message_id.is_not(None),
    )
    .order_by(gathering.c.id.desc())
    .limit(sa.bindparam("most"))
)
_ATTEMPTS = SELECT_ATTEMPT.where(attempt.c.gathering_id == sa.bindparam("gathering")).order_by(
    attempt.c.id
)


@dataclass(frozen=True, slots=True)
class ClassPosts:
    """The port `ClassPosts` of the services, on SQL."""

    database: Database

    async def posted_in(
        self, guild: int, kinds: Sequence[str], since: datetime, most: int
    ) -> tuple[tuple[Gathering, tuple[Attempt, ...]], ...]:
        """Return what was posted in a server, of these kinds, the newest first.

        Only what was opened at `since` or later and has a message, with all attempts in it; at
        most `most` of them.
        """
        key = {"guild": guild, "kinds": list(kinds), "since": since, "most": most}

        def work(
            connection: sa.Connection,
        ) -> tuple[tuple[Gathering, tuple[Attempt, ...]], ...]:
            rows = connection.execute(_POSTED, key).all()
            found = ((whole_gathering(connection, row), row.id) for row in rows)
            return tuple((each, _in(connection, gathering_id)) for each, gathering_id in found)

        return await self.database.read(work)


def _in(connection: sa.Connection, gathering_id: int) -> tuple[Attempt, ...]:
    rows = connection.execute(_ATTEMPTS, {"gathering": gathering_id}).all()
    return whole_attempts(connection, rows, gathering_id)
