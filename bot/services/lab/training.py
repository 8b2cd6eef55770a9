"""Starts a training: checks it, stores it, and hands it to the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.lab.past_runs import single
from bot.trainings.asked import Asked
from bot.trainings.news import CANCELLED, Failure
from bot.trainings.task import Task, Variant, View
from bot.tutor.errors import TutorError
from bot.tutor.lab.advice.changes import changed
from bot.tutor.lab.caps import USUAL, refused
from bot.tutor.lab.costs import check_cost
from bot.tutor.lab.predictions import check_prediction
from bot.tutor.lab.requests import chosen_in, data_in, spec_of
from bot.tutor.lab.runs import Refusal, RunState, WantedRun
from bot.tutor.lab.variations import is_own, sweep_of, watched

if TYPE_CHECKING:
    from bot.services.lab.following import Following
    from bot.services.lab.past_runs import PastRuns
    from bot.services.lab.ports import Engine, Runs
    from bot.services.lab.run_scenes import RunScenes
    from bot.tutor.lab.caps import Caps
    from bot.tutor.lab.requests import TrainingRequest
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

MOST_STARTS = 3
BROKE_OFF = (
    f"I began this training {MOST_STARTS} times, and each time I was stopped before its end. "
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
    engine: Engine
    following: Following
    past: PastRuns
    scenes: RunScenes
    caps: Caps = USUAL

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
        private = private or earlier.wanted.private
        return await self._asked_for(press, request, earlier, private, prediction)

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
        """Hand a stored training to the engine. Its answer will replace that message, if any.

        Nothing is trained that was deleted since it was stored, or whose data was. Should the bot
        be killed after its card was posted and before this stores where, the card stays as it is.
        """
        if channel is not None and message is not None:
            run = replace(run, channel=channel, message=message)
            if await self.following.places.keep(run, channel, message):
                self.following.take(run, CANCELLED)
                return
        await self._submit(run)

    async def cancel(self, press: Press, run: int) -> None:
        """Stop one's own training; its card then shows the end. Raise TutorError for another's."""
        found = await self.past.visible(press, run)
        if found.person != press.person:
            raise TutorError("Only the person who started this training can cancel it.")
        self.engine.cancel(run)
        if found.state is RunState.RUNNING:  # also if the engine does not have it
            self.following.take(found, CANCELLED)

    def data_went(self) -> None:
        """Stop what the store gave up because its data, or its person, was deleted."""
        self.following.later(self._stop_given_up())

    async def resume(self) -> None:
        """At a start: resume trainings that had not ended, and show ends that were not shown."""
        for run in await self.runs.take_up():
            if run.state is not RunState.RUNNING:
                self.following.again(run)
            elif run.begun >= MOST_STARTS:
                self.following.take(run, Failure(BROKE_OFF))
            else:
                await self._submit(run)

    async def _stop_given_up(self) -> None:
        await self.following.places.keep_unsaved()
        for run in self.following.awaited:
            kept = await self.past.shelf.get(run)
            if kept is None or kept.state is not RunState.RUNNING:
                self.engine.cancel(run)

    async def _submit(self, run: Run) -> None:
        try:
            task, table = run.task, await self.past.table_of(run)
        except TutorError as gone:
            self.following.take(run, Failure(str(gone)))
        else:
            asked = Asked(run.guild or 0, run.begun)
            self.engine.submit(run.id, task, table, self.following.listener(run), asked)

    async def _asked_for(
        self,
        press: Press,
        request: TrainingRequest,
        earlier: Run | None,
        private: bool,
        prediction: Prediction,
    ) -> Run:
        check_prediction(prediction.outcome, prediction.sure)
        dials = self.scenes.dials
        chosen = chosen_in(dials, request)
        data = await self.past.named(press, data_in(dials, chosen))
        table, base = data.table, data.base(earlier)
        task = Task(
            View.TRAIN,
            (Variant("", spec_of(dials, chosen, table, base)),),
            title=table.name if table else "",
            predicted=prediction.outcome,
            shipped=data.shipped,
        )
        return await self._begin(press, task, private, data.own, prediction)

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
        run = await self.runs.begin(press, wanted, self.caps)
        if isinstance(run, Refusal):
            raise refused(run, self.caps)
        return run
