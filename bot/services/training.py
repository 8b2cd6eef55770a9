"""Starting a training: checked, noted, and handed to the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.neural.spec import DATA_SETS
from bot.neural.tasks import Task, Variant, View, task_from_json, task_to_json
from bot.services.costs import check_cost
from bot.services.dials import is_own, sweep_of, turned, watched
from bot.tutor.errors import TutorError
from bot.tutor.records import Refusal, RunState, WantedRun
from bot.tutor.runs import Failure

if TYPE_CHECKING:
    from bot.neural.spec import TrainingSpec
    from bot.services.past_runs import PastRuns
    from bot.services.ports import Engine, Runs, Tables
    from bot.services.telling import Telling
    from bot.services.wishes import TrainingWish
    from bot.tutor.records import OwnTable, Press, Run

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
    """What a person foretells about the curve, a value of predictions.Outcome, and how surely."""

    outcome: str = ""
    sure: int | None = None


NO_PREDICTION = Prediction()


@dataclass(frozen=True, slots=True)
class Training:
    """Notes trainings, then launches them; the answer comes by `telling`."""

    runs: Runs
    tables: Tables
    engine: Engine
    telling: Telling
    past: PastRuns

    async def train(
        self, press: Press, wish: TrainingWish, private: bool, prediction: Prediction
    ) -> Run:
        """Note a training that was asked for. Raise TutorError with what is amiss.

        The same holds for every method here that returns a Run; each is to be launched.
        """
        return await self._asked_for(press, wish, None, private, prediction)

    async def train_like(
        self, press: Press, run: int, wish: TrainingWish, private: bool, prediction: Prediction
    ) -> Run:
        """Train what a form asks for, with all other dials as in an earlier run."""
        earlier = await self.past.visible(press, run)
        base = task_from_json(earlier.wanted.task).spec
        private = private or earlier.wanted.private
        return await self._asked_for(press, wish, base, private, prediction)

    async def lab(self, press: Press, task: Task, private: bool) -> Run:
        """Train a preset of the course."""
        return await self._begin(press, task, private)

    async def turn(self, press: Press, run: int, turn: str, private: bool) -> Run:
        """Train an earlier run again with one dial turned (see dials.TURNS), or watch it learn."""
        earlier = await self.past.visible(press, run)
        task = task_from_json(earlier.wanted.task)
        task = watched(task) if turn == "watch" else turned(task, turn)
        private = private or earlier.wanted.private
        return await self._begin(press, task, private, earlier.wanted.table)

    async def sweep(self, press: Press, run: int, over: str, private: bool) -> Run:
        """Train an earlier run many times over one dial (see dials.SWEEPS)."""
        earlier = await self.past.visible(press, run)
        task = sweep_of(task_from_json(earlier.wanted.task).spec, over)
        private = private or earlier.wanted.private
        return await self._begin(press, task, private, earlier.wanted.table)

    async def compare(self, press: Press, first: int, second: int, private: bool) -> Run:
        """Draw two earlier runs over each other. Raise TutorError where they do not fit."""
        runs = [await self.past.visible(press, run) for run in (first, second)]
        tasks = [task_from_json(run.wanted.task) for run in runs]
        tables = {run.wanted.table for run in runs} - {None}
        if len(tables) > 1:
            raise TutorError(
                "These two trainings used different data of your own, so their losses cannot be "
                "compared. Choose two on the same data."
            )
        pairs = zip((first, second), tasks, strict=True)
        variants = tuple(Variant(f"run {run}", task.spec) for run, task in pairs)
        task = Task(View.COMPARE, variants)
        private = private or any(run.wanted.private for run in runs)
        return await self._begin(press, task, private, next(iter(tables), None))

    async def launch(self, run: Run, channel: int | None, message: int | None) -> None:
        """Hand a noted training to the engine. Its answer is to stand in that message, if any."""
        if channel is not None and message is not None:
            await self.runs.posted(run.id, channel, message)
            run = replace(run, channel=channel, message=message)
        await self._submit(run)

    async def cancel(self, press: Press, run: int) -> None:
        """Stop one's own training; the end is told where its answer was to stand."""
        if (await self.past.visible(press, run)).person != press.person:
            raise TutorError("Only the person who started this training can cancel it.")
        self.engine.cancel(run)

    async def resume(self) -> None:
        """Take up what was not told when the bot was stopped: to be done, or to be shown."""
        for run in await self.runs.take_up():
            if run.state is not RunState.RUNNING:
                await self.telling.again(run)
            elif run.attempt > MOST_ATTEMPTS:
                await self.telling.ended(run, Failure(BROKE_OFF))
            else:
                await self._submit(run)

    async def _submit(self, run: Run) -> None:
        try:
            table = await self.past.table_of(run)
        except TutorError as gone:
            await self.telling.ended(run, Failure(str(gone)))
        else:
            task = task_from_json(run.wanted.task)
            self.engine.submit(run.id, task, table, self.telling.ear(run))

    async def _asked_for(
        self,
        press: Press,
        wish: TrainingWish,
        base: TrainingSpec | None,
        private: bool,
        prediction: Prediction,
    ) -> Run:
        own = await self._table_named(press, wish.data)
        spec = wish.spec(own.table if own else None, base)
        name = own.table.name if own else ""
        task = Task(View.TRAIN, (Variant("", spec),), title=name, predicted=prediction.outcome)
        return await self._begin(press, task, private, own.id if own else None, prediction)

    async def _begin(
        self,
        press: Press,
        task: Task,
        private: bool,
        table_id: int | None = None,
        prediction: Prediction = NO_PREDICTION,
    ) -> Run:
        table_id = table_id if is_own(task) else None
        table = await self.past.table(task, table_id)
        check_cost(task, table)
        await self.telling.save_what_waits(press.person)
        wanted = WantedRun(
            task=task_to_json(task),
            table=table_id,
            private=private,
            predicted=prediction.outcome,
            sure=prediction.sure,
        )
        run = await self.runs.begin(press, wanted, MOST_IN_GUILD)
        if isinstance(run, Refusal):
            raise TutorError(REFUSALS[run])
        return run

    async def _table_named(self, press: Press, name: str) -> OwnTable | None:
        """Find people's own data that may be used here; None for a built-in data set."""
        if name in DATA_SETS:
            return None
        for table in await self.tables.here(press):
            if table.table.name == name:
                return table
        raise TutorError(
            f"I know no data named {name} here. Built in are {', '.join(DATA_SETS)}. "
            "Your own can be added with `/data add`."
        )
