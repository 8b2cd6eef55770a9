"""Trainings: what was asked for, whether it came to an end, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.store.presses import learner_of
from bot.store.tables import RunState, learner, run
from bot.tutor.records import Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Database
    from bot.tutor.records import Press

_BEGIN = insert(run).on_conflict_do_nothing().returning(run.c.id)
_END = sa.update(run).where(
    run.c.id == sa.bindparam("ended"), run.c.state.in_([RunState.QUEUED, RunState.RUNNING])
)
_COUNT = (
    sa.select(sa.func.count())
    .select_from(run.join(learner))
    .where(learner.c.discord_id == sa.bindparam("person"), run.c.state == RunState.DONE)
)


@dataclass(frozen=True, slots=True)
class Runs:
    """The port `Runs` of the services, on SQL. Specs and numbers are JSON, without NaN."""

    database: Database

    async def begin(self, press: Press, spec: Mapping[str, object]) -> Run | None:
        """Note that a training starts. None when this press started one before."""
        now = self.database.clock()

        def work(connection: sa.Connection) -> Run | None:
            new = {
                "learner_id": learner_of(connection, press.person, now),
                "guild_id": press.guild,
                "press_id": press.id,
                "spec": dict(spec),
                "state": RunState.RUNNING,
                "started_at": now,
            }
            begun = connection.scalar(_BEGIN, new)
            return None if begun is None else Run(begun, press.person)

        return await self.database.write(work)

    async def finish(self, run: int, numbers: Mapping[str, object]) -> None:
        """Keep what came out, unless this training has ended before."""
        await self._end(run, {"state": RunState.DONE, "numbers": dict(numbers)})

    async def fail(self, run: int, reason: str) -> None:
        """Note why nothing came out, unless this training has ended before."""
        await self._end(run, {"state": RunState.FAILED, "reason": reason})

    async def _end(self, run_id: int, outcome: dict[str, object]) -> None:
        values = {**outcome, "finished_at": self.database.clock()}
        await self.database.write(
            lambda connection: connection.execute(_END.values(values), {"ended": run_id}).rowcount
        )

    async def count(self, person: int) -> int:
        """Return how many trainings this person has finished."""
        return await self.database.read(
            lambda connection: connection.execute(_COUNT, {"person": person}).scalar_one()
        )
