"""What workers are busy with on people's word, and how much of it may be under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import TRAININGS_IN_A_SERVER, insert_or_ignore, rows_changed, take_turns
from bot.store.presses import learner_of
from bot.store.tables.lab import run, run_start, running, side_job
from bot.store.tables.people import learner
from bot.tutor.lab.runs import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.store.database import Database
    from bot.tutor.lab.caps import Caps
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

_RUNNING = sa.select(sa.func.count()).select_from(run).where(running)
_BESIDE = sa.select(sa.func.count()).select_from(side_job)
_OWN = learner.c.discord_id == sa.bindparam("person")
_TRAININGS = _RUNNING.join(learner).where(_OWN)
_OWN_BESIDE = _BESIDE.join(learner).where(_OWN)
_HERE = _RUNNING.where(run.c.guild_id == sa.bindparam("guild"))
_BESIDE_HERE = _BESIDE.where(side_job.c.guild_id == sa.bindparam("guild"))
_OF_PRESS = sa.select(side_job.c.id).where(side_job.c.press_id == sa.bindparam("press"))
_TAKE = insert_or_ignore(side_job)
_GIVE_BACK = sa.delete(side_job).where(side_job.c.press_id == sa.bindparam("press"))
_GOES_ON = sa.select(run.c.id).where(
    run.c.id == sa.bindparam("run"), running, run.c.attempt == sa.bindparam("taken_up")
)
_FIRST_START = insert_or_ignore(run_start)
_STARTED = (
    sa.update(run_start)
    .where(run_start.c.run_id == sa.bindparam("run"), run_start.c.begun < sa.bindparam("starts"))
    .values(begun=sa.bindparam("starts"))
)
_STARTS_OF = sa.select(run_start.c.run_id, run_start.c.begun).where(
    run_start.c.run_id.in_(sa.bindparam("runs", expanding=True))
)
_FORGET_SIDE_JOBS = sa.delete(side_job)
_FORGET_STARTS = sa.delete(run_start).where(
    run_start.c.run_id.not_in(sa.select(run.c.id).where(running))
)


@dataclass(frozen=True, slots=True)
class Workload:
    """The port `Workload` of the services, on SQL."""

    database: Database

    async def take(self, press: Press, caps: Caps) -> Refusal | None:
        """Note work beside trainings, unless more is not taken. Call `give_back` when it is done.

        The same press again is REPEATED while its work lasts.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> Refusal | None:
            take_turns(connection, TRAININGS_IN_A_SERVER)
            if connection.scalar(_OF_PRESS, {"press": press.id}) is not None:
                return Refusal.REPEATED
            refused = too_much(connection, press, caps)
            if refused is None:
                person = learner_of(connection, press, now)
                new = {"learner_id": person, "guild_id": press.guild, "press_id": press.id}
                rows_changed(connection, _TAKE, new)
            return refused

        return await self.database.write(work)

    async def give_back(self, press: int) -> None:
        """Note that the work which a press asked for is done."""
        key = {"press": press}
        await self.database.write(lambda connection: rows_changed(connection, _GIVE_BACK, key))


def note_start(connection: sa.Connection, begun: Run, starts: int) -> None:
    """Store how often workers began a run, unless it ended or was taken up again since."""
    key = {"run": begun.id, "taken_up": begun.attempt}
    if connection.scalar(_GOES_ON, key) is not None:
        rows_changed(connection, _FIRST_START, {"run_id": begun.id, "begun": starts})
        rows_changed(connection, _STARTED, {"run": begun.id, "starts": starts})


def forget_what_ended(connection: sa.Connection) -> None:
    """At a start: no work beside trainings goes on, and starts count for what has not ended."""
    connection.execute(_FORGET_SIDE_JOBS)
    connection.execute(_FORGET_STARTS)


def starts_of(connection: sa.Connection, runs: Sequence[int]) -> dict[int, int]:
    """Return how often workers began those of the runs that they began."""
    return {row.run_id: row.begun for row in connection.execute(_STARTS_OF, {"runs": list(runs)})}


def trainings_of(connection: sa.Connection, press: Press) -> int:
    """Count the trainings of a person that have not ended."""
    return _count(connection, _TRAININGS, {"person": press.person})


def too_much(connection: sa.Connection, press: Press, caps: Caps) -> Refusal | None:
    """Tell which cap keeps one more thing from being taken, None if none does."""
    own, here = {"person": press.person}, {"guild": press.guild}
    if trainings_of(connection, press) + _count(connection, _OWN_BESIDE, own) >= caps.of_person:
        return Refusal.LOADED
    in_server = _count(connection, _HERE, here) + _count(connection, _BESIDE_HERE, here)
    if press.guild is not None and in_server >= caps.in_server:
        return Refusal.FULL
    overall = _count(connection, _RUNNING, {}) + _count(connection, _BESIDE, {})
    return Refusal.CROWDED if overall >= caps.overall else None


def _count(
    connection: sa.Connection, statement: sa.Select[Any], key: Mapping[str, int | None]
) -> int:
    counted: int = connection.execute(statement, key).scalar_one()
    return counted
