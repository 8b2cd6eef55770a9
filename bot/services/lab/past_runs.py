"""Looking at trainings again: as a card, as numbers, as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.data.scenes import Download
from bot.services.lab.audience import audience_of, check_predicted, looking
from bot.services.lab.chosen_data import ChosenData
from bot.services.lab.finished_jobs import end_of
from bot.trainings.news import Outcome
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.naming import is_named
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import form_values
from bot.tutor.lab.runs import RunState, UnknownDataError, UnreadableRunError
from bot.tutor.lab.variations import is_own

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.data.ports import Tables
    from bot.services.lab.ports import Engine, Shelf
    from bot.services.lab.run_scenes import RunScenes
    from bot.services.lab.scenes import PredictionScene, RunScene, TextScene
    from bot.services.lab.side_work import SideWork
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

DATA_GONE = "The data of this training was removed, so it cannot be trained. Add it again first."
SEVERAL = (
    "Run {run} is several trainings side by side, and this takes a run of a single one. "
    "`/run show` offers your runs."
)
EXPORTED = (
    "**Run {run} to take home.** Put both files into one folder and start it with "
    "`python {program}`. It needs Python with numpy, trains the same network from the same start "
    "and prints the same losses."
)


def single(run: Run) -> Task:
    """Return what a run of one training was asked for.

    Raise TutorError for a sweep or a comparison.
    """
    if len(run.task.variants) > 1:
        raise TutorError(SEVERAL.format(run=run.id))
    return run.task


@dataclass(frozen=True, slots=True)
class PastRuns:
    shelf: Shelf
    tables: Tables
    engine: Engine
    shipped: Mapping[str, DataTable]
    """Tables that come with the course, by name."""
    scenes: RunScenes
    side_work: SideWork

    async def show(self, press: Press, run: int, *, posted: bool = False) -> RunScene:
        """Return the card of a finished run; without pictures if they were deleted since.

        It is for the eyes of this person alone, unless it is `posted` for all in the channel. Raise
        TutorError as `visible` does, and for a run that has not finished.
        """
        found = await self.finished(press, run)
        audience = audience_of(found) if posted else looking(press, found)
        return self.scenes.whole(found, await self.shelf.pictures(run), audience)

    async def as_answered(self, run: Run) -> RunScene:
        """Return the card that answers a finished run, with the pictures that are still there."""
        return self.scenes.whole(run, await self.shelf.pictures(run.id), audience_of(run))

    async def prediction(self, press: Press, run: int) -> PredictionScene:
        """Return how a prediction went, for the eyes of this person alone.

        Raise TutorError as `show` does, and unless it was this person who predicted.
        """
        found = await self.finished(press, run)
        check_predicted(press, found)
        return self.scenes.prediction(found, await self.shelf.pictures(run))

    async def numbers(self, press: Press, run: int) -> TextScene:
        """Return all numbers of a finished run as text. Raise TutorError for any other."""
        return self.scenes.numbers(await self.finished(press, run))

    async def form_values(self, press: Press, run: int) -> tuple[str, ...]:
        """Return what a person would type into each field of the form to get the dials of a run.

        Raise TutorError as `visible` does.
        """
        earlier = await self.visible(press, run)
        table = await self.table_of(earlier)
        return form_values(self.scenes.dials, earlier.task.spec, table.name if table else "")

    async def export(self, press: Press, run: int) -> Download:
        """Make the files of a run. Nothing is stored: asking again gives the same files.

        Raise TutorError when they cannot be made, too much is under way already, or the data was
        removed while they were made.
        """
        earlier = await self.visible(press, run)
        task = Task(View.EXPORT, (Variant(f"run-{run}", single(earlier).spec),))
        table = await self.table_of(earlier)
        # Stored runs have ids from 1 up, so an export, which is not stored, gets a negative one.
        async with self.side_work.taken(press):
            news = await end_of(self.engine, -press.id, task, table, press.guild)
        await self.table_of(await self.visible(press, run))  # says so if the data went meanwhile
        if not isinstance(news, Outcome):
            raise TutorError(news.words)
        program = news.pictures[0].file_name
        return Download(EXPORTED.format(run=run, program=program), news.pictures)

    async def suggest(self, press: Press, typed: str) -> list[tuple[str, int]]:
        """Return (label, id) of a person's newest finished runs here that contain what was typed.

        It may be part of the title or of the number. The run with exactly that number comes first.
        """
        newest = (await self.shelf.of(press.person)).newest
        named = [
            (f"{run.id}: {self.scenes.title(run)}", run.id)
            for run in newest
            if run.state is RunState.DONE and run.guild == press.guild and run.wanted.task
        ]
        offers = [(name[:100], run) for name, run in named if typed.lower() in name.lower()]
        return sorted(offers, key=lambda offer: str(offer[1]) != typed)

    async def visible(self, press: Press, run: int) -> Run:
        """Return a run that this person may see here: a public one of this server, or their own.

        Raise TutorError otherwise, with the same words whether the run is elsewhere or does not
        exist, and UnreadableRunError for a task that another version of Nudge wrote.
        """
        found = await self.shelf.get(run)
        if found is None or not _may_be_seen(press, found):
            raise TutorError(f"I know no run {run} here. `/run show` offers the ones of your own.")
        if found.wanted.task is None:
            raise UnreadableRunError(run)
        return found

    async def table_of(self, run: Run) -> DataTable | None:
        """Return people's own data of a run. Raise TutorError when it was removed."""
        return await self.table(run.task, run.wanted.table)

    async def table(self, task: Task, table: int | None) -> DataTable | None:
        """Return people's own data if a task needs it. Raise TutorError when it was removed."""
        if not is_own(task):
            return None
        if task.shipped in self.shipped:
            return self.shipped[task.shipped]
        kept = None if table is None else await self.tables.get(table)
        if kept is None:
            raise TutorError(DATA_GONE)
        return kept.table

    async def named(self, press: Press, name: str) -> ChosenData:
        """Find data that may be used here by its name. Raise TutorError for an unknown one."""
        if name in self.shipped:
            return ChosenData(self.shipped[name], shipped=name)
        built_in = self.scenes.dials.catalogue.built_in
        if name in built_in:
            return ChosenData()
        for own in await self.tables.names(press):
            found = await self.tables.get(own.id) if is_named(own.name, name) else None
            if found is not None:
                return ChosenData(found.table, own=found.id)
        raise UnknownDataError(name, (*built_in, *self.shipped))

    async def finished(self, press: Press, run: int) -> Run:
        """Return a run that has finished. Raise TutorError as `visible` does, and for any other."""
        found = await self.visible(press, run)
        if found.state is RunState.RUNNING:
            raise TutorError(f"Run {run} is still on its way. Its answer comes where it was asked.")
        if found.state is not RunState.DONE:
            raise TutorError(f"Run {run} gave no result. {found.reason}")
        return found


def _may_be_seen(press: Press, run: Run) -> bool:
    shared = press.guild is not None and not run.wanted.private
    return run.guild == press.guild and (shared or run.person == press.person)
