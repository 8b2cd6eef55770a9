"""What trying changes of a training found, one row a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.tables import lab
from bot.store.tables.lab import run_trial
from bot.trainings.trial import Trial
from bot.tutor.lab.runs import RunState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.store.database import Database

_DONE = sa.select(lab.run.c.id).where(
    lab.run.c.id == sa.bindparam("run"), lab.run.c.state == RunState.DONE
)
_KEEP = insert_or_ignore(run_trial)
_OF_RUNS = sa.select(run_trial.c.run_id, run_trial.c.trial).where(
    run_trial.c.run_id.in_(sa.bindparam("runs", expanding=True))
)


@dataclass(frozen=True, slots=True)
class KeptTrials:
    """The port `KeptTrials` of the services, on SQL."""

    database: Database

    async def keep(self, run: int, trial: Trial) -> None:
        """Store a trial. A run has one: a second one changes nothing.

        Neither does one of a run that was deleted meanwhile, of which an emptied row may be left.
        """
        kept = {"loss": trial.loss, "tried": dict(trial.tried), "fresh": trial.fresh}
        row = {"run_id": run, "trial": kept}

        def work(connection: sa.Connection) -> None:
            if connection.scalar(_DONE, {"run": run}) is not None:
                rows_changed(connection, _KEEP, row)

        await self.database.write(work)


def trials_of(connection: sa.Connection, runs: Sequence[int]) -> dict[int, Trial]:
    """Return the trials of those runs that have one."""
    rows = connection.execute(_OF_RUNS, {"runs": list(runs)})
    return {run_id: _trial(kept) for run_id, kept in rows}


def _trial(kept: Mapping[str, Any]) -> Trial:
    return Trial(kept["loss"], tuple(kept["tried"].items()), kept["fresh"])
