"""Tries which change of a training would help, once it is shown, and adds that to its card."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.lab.finished_jobs import end_of
from bot.services.newest import Newest
from bot.trainings.news import Outcome
from bot.tutor.errors import TutorError
from bot.tutor.lab.advice.trial import trial_of, trial_task
from bot.tutor.lab.runs import RunState
from bot.tutor.lab.variations import is_own

if TYPE_CHECKING:
    from bot.services.lab.past_runs import PastRuns
    from bot.services.lab.ports import KeptTrials
    from bot.services.lab.scenes import RunScene
    from bot.services.messages import MessagePlace, Messages
    from bot.trainings.news import Failure
    from bot.trainings.task import Task
    from bot.trainings.trial import Trial
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

log = logging.getLogger(__name__)

MOST_UNDER_WAY = 100  # trials that nobody asked for are not begun beyond that
MOST_UNKEPT = 200
TRIALS = 2**62  # added to a run's id, this is the job of its trial: no other job has such a number
NOTHING_TO_TRY = (
    "I know no change to try for this training: it learned, or nothing can help it. "
    "Change it yourself with **Change a dial**, or press **New seed**."
)
NOT_MADE = "The changes could not be tried this time, and nothing is lost. Please press it again."


class Trials:
    """Hands trials to the engine, keeps what they find, and has cards say it."""

    def __init__(self, kept: KeptTrials, past: PastRuns, messages: Messages) -> None:
        self.messages = messages
        self._kept, self._past = kept, past
        self._under_way: dict[int, asyncio.Future[Run | None]] = {}
        self._of_person: dict[int, int] = {}  # whose the runs are that are under way
        self._unkept: Newest[int, tuple[int, Trial]] = Newest(MOST_UNKEPT)
        self._keeping: set[asyncio.Task[None]] = set()

    async def begin(self, run: Run, place: MessagePlace | None) -> None:
        """Try changes of a run that has just ended; its card at `place` then shows what helps.

        Where many are tried already, nothing is done: the card has a button for it.
        """
        if len(self._under_way) >= MOST_UNDER_WAY:
            return
        made = await self._begun(run)
        if made is not None and place is not None:
            made.add_done_callback(lambda ended: self._show(ended.result(), place))

    async def scene(self, press: Press, run: int) -> RunScene:
        """Return the card of a run with what helps, and try it first if that was not done yet.

        Raise TutorError for a run that is not seen here or not finished, where there is nothing to
        try, when the trial failed, and when too much is under way already.
        """
        found = await self._past.finished(press, run)
        if run in self._unkept:
            _, trial = self._unkept[run]
            await self._kept.keep(run, trial)
            self._unkept.pop(run, None)
        elif found.trial is None:
            await self._past.table_of(found)  # says so if the data was removed
            if run in self._under_way:
                await self._made(found)
            else:
                async with self._past.side_work.taken(press):
                    await self._made(found)
        return await self._past.show(press, run)

    def forget(self, person: int) -> None:
        """Stop what is tried for somebody who is deleted, and forget what could not be stored."""
        for run in [one for one, whose in self._of_person.items() if whose == person]:
            self._past.engine.cancel(TRIALS + run)
        for run in [one for one, (whose, _) in self._unkept.items() if whose == person]:
            self._unkept.pop(run, None)

    async def _made(self, run: Run) -> None:
        """Wait until the trial of a run is stored. Raise TutorError when there is none."""
        made = await self._begun(run)
        if made is None:
            raise TutorError(NOTHING_TO_TRY)
        if await asyncio.shield(made) is None:
            raise TutorError(NOT_MADE)

    async def _begun(self, run: Run) -> asyncio.Future[Run | None] | None:
        """Hand the trial of a run to the engine, unless it is there. None: nothing to try.

        The future holds the run with its trial, None when that failed.
        """
        if run.state is not RunState.DONE or len(run.numbers) != 1 or run.trial is not None:
            return None
        table: DataTable | None = None
        with suppress(TutorError):  # the data was removed: see below
            table = await self._past.table_of(run)
        if run.id not in self._under_way and (table is not None or not is_own(run.task)):
            scenes = self._past.scenes
            task = trial_task(run.task, scenes.accounts(run)[0], table, scenes.dials)
            if task is not None:
                self._submit(run, task, table)
        return self._under_way.get(run.id)

    def _submit(self, run: Run, task: Task, table: DataTable | None) -> None:
        self._under_way[run.id] = asyncio.get_running_loop().create_future()
        self._of_person[run.id] = run.person
        ended = end_of(self._past.engine, TRIALS + run.id, task, table, run.guild)
        ended.add_done_callback(lambda news: self._end(run, task, news.result()))

    def _end(self, run: Run, task: Task, news: Outcome | Failure) -> None:
        keeping = asyncio.ensure_future(self._keep(run, task, news))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)

    async def _keep(self, run: Run, task: Task, news: Outcome | Failure) -> None:
        """Store what a trial found; only then it is shown.

        What cannot be stored waits in memory for a press of the button.
        """
        tried: Run | None = None
        found: Trial | None = None
        try:
            found = trial_of(task, news.tried, news.fresh) if isinstance(news, Outcome) else None
            if found is not None:
                await self._kept.keep(run.id, found)
                tried = replace(run, trial=found)
        except TutorError as not_saved:
            log.warning("What helps run %s was not kept: %s", run.id, not_saved)
            if found is not None:
                self._unkept[run.id] = run.person, found
        except Exception:
            log.exception("While keeping what helps run %s", run.id)
        finally:
            self._of_person.pop(run.id, None)
            self._under_way.pop(run.id).set_result(tried)

    def _show(self, run: Run | None, place: MessagePlace) -> None:
        if run is not None:
            self.messages.refresh(place, lambda: self._as_it_is(run))

    async def _as_it_is(self, run: Run) -> RunScene | None:
        """Return the card of a run; None where it was deleted, and without a name that was."""
        kept = await self._past.shelf.get(run.id)
        there = kept is not None and kept.person == run.person and kept.wanted.task is not None
        return await self._past.as_answered(kept) if kept is not None and there else None
