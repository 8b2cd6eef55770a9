"""Starts a training: checks it, stores it, and hands it to the engine."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.lab.past_runs import single
from bot.trainings.news import CANCELLED, Failure
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.naming import is_named
from bot.tutor.errors import TutorError
from bot.tutor.lab.advice.changes import changed
from bot.tutor.lab.costs import check_cost
from bot.tutor.lab.predictions import check_prediction
from bot.tutor.lab.requests import chosen_in, data_in, spec_of
from bot.tutor.lab.runs import Refusal, RunState, WantedRun
from bot.tutor.lab.variations import is_own, sweep_of, watched
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from bot.services.data.ports import Tables
    from bot.services.lab.following import Following
    from bot.services.lab.past_runs import PastRuns
    from bot.services.lab.ports import Engine, Runs
    from bot.services.lab.run_scenes import RunScenes
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import OwnTable
    from bot.tutor.lab.requests import TrainingRequest
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

log = logging.getLogger(__name__)

MOST_IN_GUILD = 40
MOST_ATTEMPTS = 3
REFUSALS = {
    Refusal.REPEATED: "This training is on its way already. Its answer comes here.",
    Refusal.BUSY: (
        "You have a training on its way, and one at a time is the rule. "
        "Wait for its answer or press Cancel under it, then try again."
    ),
    Refusal.FULL: (
        f"{MOST_IN_GUILD} trainings are waiting in this server, and more are not taken. "
        "Nothing was started: please try again in a minute."
    ),
}
BROKE_OFF = (
    f"I took this training up {MOST_ATTEMPTS} times, and each time I was stopped before its end. "
    "Nothing else was lost. Please try again with fewer epochs."
)


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a person predicts about the curve.

    `outcome` is a value of `bot.tutor.lab.predictions.CurveShape`, or "" without a prediction;
    `sure` is in percent.
    """

    outcome: str = ""
    sure: int | None = None


NO_PREDICTION = Prediction()


@dataclass(frozen=True, slots=True)
class Training:
    """Stores trainings, then launches them; `following` shows the answer."""

    runs: Runs
    tables: Tables
    engine: Engine
    following: Following
    past: PastRuns
    scenes: RunScenes
    most_of_person: int = 1

    async def train(
        self, press: Press, request: TrainingRequest, private: bool, prediction: Prediction
    ) -> Run:
        """Store a training that was asked for. Raise TutorError, which says what is wrong.

        The same holds for every method here that returns a Run. The caller must then `launch` it.
        """
        return await self._asked_for(press, request, None, private, prediction)

    async def train_like(
        self,
        press: Press,
        run: int,
        request: TrainingRequest,
        private: bool,
        prediction: Prediction,
    ) -> Run:
        """Train what a form asks for, with all other dials as in an earlier run."""
        earlier = await self.past.visible(press, run)
        base = earlier.task.spec
        private = private or earlier.wanted.private
        return await self._asked_for(press, request, base, private, prediction)

    async def lab(self, press: Press, task: Task, private: bool) -> Run:
        """Train a preset of the course."""
        return await self._begin(press, task, private)

    async def turn(self, press: Press, run: int, turn: str, private: bool) -> Run:
        """Train an earlier run again with one dial turned, or watch it learn.

        `turn` is a key of `bot.tutor.lab.variations.TURNS`, the name of a change of
        `bot.tutor.lab.advice.changes`, or "watch".
        """
        earlier = await self.past.visible(press, run)
        task = earlier.task
        task = watched(task) if turn == "watch" else changed(task, turn)
        private = private or earlier.wanted.private
        return await self._begin(press, task, private, earlier.wanted.table)

    async def sweep(self, press: Press, run: int, over: str, private: bool) -> Run:
        """Train an earlier run many times over one dial.

        `over` is a key of `bot.tutor.lab.variations.SWEEPS`.
        """
        earlier = await self.past.visible(press, run)
        task = sweep_of(single(earlier), over)
        private = private or earlier.wanted.private
        return await self._begin(press, task, private, earlier.wanted.table)

    async def compare(self, press: Press, first: int, second: int, private: bool) -> Run:
        """Draw two earlier runs in one panel. Raise TutorError if they used different data."""
        runs = [await self.past.visible(press, run) for run in (first, second)]
        tasks = [single(run) for run in runs]
        tables = {
            (run.wanted.table, task.shipped)
            for run, task in zip(runs, tasks, strict=True)
            if is_own(task)
        }
        if len(tables) > 1:
            raise TutorError(
                "These two trainings used different tables of data, so their losses cannot be "
                "compared. Choose two on the same data."
            )
        pairs = zip((first, second), tasks, strict=True)
        variants = tuple(Variant(f"run {run}", task.spec) for run, task in pairs)
        table, shipped = next(iter(tables), (None, ""))
        task = Task(View.COMPARE, variants, shipped=shipped)
        private = private or any(run.wanted.private for run in runs)
        return await self._begin(press, task, private, table)

    async def launch(self, run: Run, channel: int | None, message: int | None) -> None:
        """Hand a stored training to the engine. Its answer will replace that message, if any."""
        if channel is not None and message is not None:
            run = replace(run, channel=channel, message=message)
            try:
                await self.runs.posted(run.id, channel, message)
            except TutorError as not_saved:  # matters only after a restart
                log.warning("Where run %s is answered was not kept: %s", run.id, not_saved)
        await self._submit(run)

    async def cancel(self, press: Press, run: int) -> None:
        """Stop one's own training; its card then shows the end. Raise TutorError for another's."""
        found = await self.past.visible(press, run)
        if found.person != press.person:
            raise TutorError("Only the person who started this training can cancel it.")
        self.engine.cancel(run)
        if found.state is RunState.RUNNING:  # also if the engine does not have it
            self.following.take(found, CANCELLED)

    async def resume(self) -> None:
        """At a start: resume trainings that had not ended, and show ends that were not shown."""
        for run in await self.runs.take_up():
            if run.state is not RunState.RUNNING:
                self.following.again(run)
            elif run.attempt > MOST_ATTEMPTS:
                self.following.take(run, Failure(BROKE_OFF))
            else:
                await self._submit(run)

    async def _submit(self, run: Run) -> None:
        try:
            task, table = run.task, await self.past.table_of(run)
        except TutorError as gone:
            self.following.take(run, Failure(str(gone)))
        else:
            self.engine.submit(run.id, task, table, self.following.listener(run))

    async def _asked_for(
        self,
        press: Press,
        request: TrainingRequest,
        base: TrainingSpec | None,
        private: bool,
        prediction: Prediction,
    ) -> Run:
        check_prediction(prediction.outcome, prediction.sure)
        dials = self.scenes.dials
        chosen = chosen_in(dials, request)
        data = data_in(dials, chosen)
        shipped = self.past.shipped.get(data)
        own = None if shipped else await self._table_named(press, data)
        table = shipped or (own.table if own else None)
        task = Task(
            View.TRAIN,
            (Variant("", spec_of(dials, chosen, table, base)),),
            title=table.name if table else "",
            predicted=prediction.outcome,
            shipped=shipped.name if shipped else "",
        )
        return await self._begin(press, task, private, own.id if own else None, prediction)

    async def _begin(
        self,
        press: Press,
        task: Task,
        private: bool,
        table_id: int | None = None,
        prediction: Prediction = NO_PREDICTION,
    ) -> Run:
        for variant in task.variants:
            self.scenes.dials.catalogue.check(variant.spec)
        table_id = table_id if is_own(task) else None
        table = await self.past.table(task, table_id)
        check_cost(task, table, self.scenes.dials)
        await self.following.save_what_waits(press.person)
        wanted = WantedRun(
            task=task,
            table=table_id,
            private=private,
            predicted=prediction.outcome,
            sure=prediction.sure,
        )
        run = await self.runs.begin(press, wanted, MOST_IN_GUILD, self.most_of_person)
        if isinstance(run, Refusal):
            raise TutorError(REFUSALS[run])
        return run

    async def _table_named(self, press: Press, name: str) -> OwnTable | None:
        """Find people's own data that may be used here; None for a built-in data set."""
        if name in self.scenes.dials.catalogue.built_in:
            return None
        for table in await self.tables.here(press):
            if is_named(table.table.name, name):
                return table
        built_in = ", ".join((*self.scenes.dials.catalogue.built_in, *self.past.shipped))
        raise TutorError(
            f"I know no data named {plain(shortened(name, 40))} here. Built in are {built_in}. "
            "Your own can be added with `/data add`."
        )
