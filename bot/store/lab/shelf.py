"""Trainings to look at again: one training, its pictures, and a summary for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import rows_changed
from bot.store.lab.pictures import pictures_of
from bot.store.lab.run_rows import RUN_OF_PRESS, SELECT_RUN, read_run, whole_run, whole_runs
from bot.store.tables.lab import run, running, unseen
from bot.store.tables.people import learner
from bot.tutor.lab.runs import RunState, Trainings

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.news import Picture
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

NEWEST = 10

_OWN = learner.c.discord_id == sa.bindparam("person")
_UNSEEN = (
    SELECT_RUN.where(
        _OWN,
        unseen,
        sa.not_(running),
        run.c.guild_id.is_not_distinct_from(sa.bindparam("guild")),
    )
    .order_by(run.c.id)
    .limit(1)
)
_SEEN = sa.update(run).where(run.c.id == sa.bindparam("run")).values(shown=True)
_NEWEST = SELECT_RUN.where(_OWN).order_by(run.c.id.desc()).limit(NEWEST)
_IN_SHORT = (
    sa.select(
        sa.func.count().filter(run.c.state == RunState.DONE).label("done"),
        sa.func.count(run.c.score).label("predictions"),
        sa.func.avg(run.c.score).label("mean_score"),
    )
    .join_from(run, learner)
    .where(_OWN)
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The port `Shelf` of the services, on SQL.

    A training from before migration 0002 has an empty task and no numbers.
    """

    database: Database
    catalogue: Catalogue

    async def get(self, run: int) -> Run | None:
        return await self.database.read(
            lambda connection: read_run(connection, run, self.catalogue)
        )

    async def begun_by(self, press: int) -> Run | None:
        """Return the training that the press of an id began."""

        def work(connection: sa.Connection) -> Run | None:
            begun = connection.execute(RUN_OF_PRESS, {"press": press}).all()
            return next(iter(whole_runs(connection, begun, self.catalogue)), None)

        return await self.database.read(work)

    async def pictures(self, run: int) -> tuple[Picture, ...]:
        """Return the pictures of a run in order; none if it has none or they were deleted."""
        return await self.database.read(lambda connection: pictures_of(connection, run))

    async def unseen(self, press: Press) -> Run | None:
        """Return the person's oldest training here that ended and whose end was not shown yet.

        Here is the guild of the press, or the person's DM.
        """
        key = {"person": press.person, "guild": press.guild}

        def work(connection: sa.Connection) -> Run | None:
            row = connection.execute(_UNSEEN, key).one_or_none()
            return None if row is None else whole_runs(connection, [row], self.catalogue)[0]

        return await self.database.read(work)

    async def seen(self, run: int) -> None:
        """Store that the end of a run was shown to the person."""
        await self.database.write(lambda connection: rows_changed(connection, _SEEN, {"run": run}))

    async def of(self, person: int) -> Trainings:
        """Sum up this person's trainings; the newest may still be running.

        The newest come without their numbers, which may be long.
        """

        def work(connection: sa.Connection) -> Trainings:
            short = connection.execute(_IN_SHORT, {"person": person}).one()
            newest = connection.execute(_NEWEST, {"person": person}).all()
            runs = tuple(whole_run(row, (), self.catalogue) for row in newest)
            return Trainings(short.done, runs, short.predictions, short.mean_score)

        return await self.database.read(work)
