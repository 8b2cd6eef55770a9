"""What a training needs from outside: memory of runs, and an engine that trains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.trainings.news import News, Outcome, Picture
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.runs import Refusal, Run, RunState, Trainings, WantedRun
    from bot.tutor.people import Press


class Runs(Protocol):
    """The life of a training, from the press to its end."""

    async def begin(self, press: Press, wanted: WantedRun, most_in_guild: int) -> Run | Refusal:
        """Note that a training is wanted, unless the person has one that is not ended yet."""
        ...

    async def posted(self, run: int, channel: int, message: int) -> None:
        """Note where its answer stands."""
        ...

    async def finish(self, run: Run, outcome: Outcome, score: float | None) -> bool:
        """Keep numbers and pictures. False when it ended before, or was taken up anew since."""
        ...

    async def end(self, run: int, state: RunState, reason: str) -> bool:
        """Note that it failed or was cancelled. False when it had ended already."""
        ...

    async def take_up(self) -> tuple[Run, ...]:
        """Count one more attempt for every training that has not ended.

        Return those by id, and with them the public ones whose end was not shown.
        """
        ...


class Shelf(Protocol):
    """Trainings to look at again."""

    async def get(self, run: int) -> Run | None: ...

    async def pictures(self, run: int) -> tuple[Picture, ...]:
        """Return its pictures in order; empty when it has none, or they were thrown away."""
        ...

    async def unseen(self, press: Press) -> Run | None:
        """Return the person's oldest training here that ended and was not shown yet."""
        ...

    async def seen(self, run: int) -> None:
        """Note that its end was shown to the person."""
        ...

    async def of(self, person: int) -> Trainings:
        """Sum up this person's trainings; the newest come without their numbers."""
        ...


class Engine(Protocol):
    """Trains elsewhere: in worker processes here, or on other machines."""

    def submit(
        self, run: int, task: Task, table: DataTable | None, listen: Callable[[News], None]
    ) -> None:
        """Take a job into the line and return at once.

        `listen` is called from a thread of the engine: with Waiting while others are ahead and with
        Progress while it runs, at most every 2.5 s each, and last and once with Outcome or
        Failure. A run that is in line or running already is not taken twice.
        """
        ...

    def cancel(self, run: int) -> None:
        """End a job with Failure(cancelled=True); one that is not there changes nothing."""
        ...
