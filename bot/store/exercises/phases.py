"""The course of a gathering: from phase to phase, until it closes with the scores of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import rows_changed
from bot.store.exercises.attempt_rows import SELECT_ATTEMPT, of_people_there, whole_attempts
from bot.store.tables.exercises import attempt, gathering, meets, still_open
from bot.tutor.exercises.gatherings import CLOSING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.store.database import Database
    from bot.tutor.exercises.attempts import Attempt

_THIS = gathering.c.id == sa.bindparam("gathering")
_TURN = (
    sa.update(gathering)
    .where(
        _THIS,
        meets,
        gathering.c.phase == sa.bindparam("seen"),
        gathering.c.phase != CLOSING,
    )
    .values(phase=sa.bindparam("next"), due_at=sa.bindparam("due"))
)
STOP = sa.update(gathering).where(_THIS, meets).values(phase=CLOSING)
_STOP_SEEN = STOP.where(gathering.c.phase.in_((sa.bindparam("seen"), CLOSING)))
_CLOSE = sa.update(gathering).where(_THIS, meets).values(closed_at=sa.bindparam("now"))
_ATTEMPTS = SELECT_ATTEMPT.where(
    attempt.c.gathering_id == sa.bindparam("gathering"), of_people_there
).order_by(attempt.c.id)
_FINISH = (
    sa.update(attempt)
    .where(
        attempt.c.id == sa.bindparam("attempt"),
        attempt.c.gathering_id == sa.bindparam("gathering"),
        still_open,
    )
    .values(score=sa.bindparam("reached"), finished_at=sa.bindparam("now"))
)
_FINISH_REST = (
    sa.update(attempt)
    .where(attempt.c.gathering_id == sa.bindparam("gathering"), still_open)
    .values(finished_at=sa.bindparam("now"))
)
_SHOWN = (
    sa.select(gathering.c.id)
    .where(sa.or_(meets, gathering.c.closed_at > sa.bindparam("since")))
    .order_by(gathering.c.id)
)


@dataclass(frozen=True, slots=True)
class Phases:
    """The port `Phases` of the services, on SQL."""

    database: Database

    async def attempts(self, gathering: int) -> tuple[Attempt, ...]:
        """Return the attempts that belong to a gathering, those of its members too, in order."""

        def work(connection: sa.Connection) -> tuple[Attempt, ...]:
            rows = connection.execute(_ATTEMPTS, {"gathering": gathering}).all()
            return whole_attempts(connection, rows, gathering)

        return await self.database.read(work)

    async def turn(self, gathering: int, seen: int, following: int, due_at: datetime) -> bool:
        """Go from the phase that was seen to the following one, which ends at `due_at`.

        False, with nothing changed, when it is in another phase or closed.
        """
        where = {"gathering": gathering, "seen": seen, "next": following, "due": due_at}
        return await self.database.write(
            lambda connection: rows_changed(connection, _TURN, where) == 1
        )

    async def stop(self, gathering: int, seen: int | None = None) -> bool:
        """Take no answer from now on; `close` ends it. False for one that is closed.

        It is False as well when the gathering is in another phase than the one that was `seen`.
        """
        statement = STOP if seen is None else _STOP_SEEN
        where = {"gathering": gathering} if seen is None else {"gathering": gathering, "seen": seen}
        return await self.database.write(
            lambda connection: rows_changed(connection, statement, where) == 1
        )

    async def close(self, gathering: int, scores: Mapping[int, float | None]) -> bool:
        """Close a gathering and every attempt in it, with the score of each (0 to 1).

        An attempt without a score is broken off. False, with nothing changed, when it was closed.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            key = {"gathering": gathering, "now": now}
            if rows_changed(connection, _CLOSE, key) == 0:
                return False
            for attempt_id, score in scores.items():
                connection.execute(_FINISH, {**key, "attempt": attempt_id, "reached": score})
            connection.execute(_FINISH_REST, key)
            return True

        return await self.database.write(work)

    async def shown(self, since: datetime) -> tuple[int, ...]:
        """Return the gatherings that are not closed, or were closed after `since`, oldest first."""
        return await self.database.read(
            lambda connection: tuple(connection.scalars(_SHOWN, {"since": since}))
        )
