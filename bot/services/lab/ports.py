"""What a training needs from outside: a store of runs, and an engine that trains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.trainings.news import News, Outcome, Picture
    from bot.trainings.task import Task
    from bot.trainings.trial import Trial
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.runs import Refusal, Run, RunState, Trainings, WantedRun
    from bot.tutor.people import Press


class Runs(Protocol):
    """Stores the life of a training, from the press to its end."""

    async def begin(
        self, press: Press, wanted: WantedRun, most_in_guild: int, most_of_person: int = 1
    ) -> Run | Refusal:
        """Store that a training is wanted. Return a Refusal if it may not start.

        A person has at most `most_of_person` at a time, a server at most `most_in_guild`; the same
        press begins one only once.
        """
        ...

    async def posted(self, run: int, channel: int, message: int) -> None:
        """Store where the message with the answer is."""
        ...

    async def finish(self, run: Run, outcome: Outcome, score: float | None) -> bool:
        """Store numbers, pictures and Brier score. False if it had ended or was taken up again."""
        ...

    async def end(self, run: int, state: RunState, reason: str) -> bool:
        """Store that it failed or was cancelled. False when it had ended already."""
        ...

    async def take_up(self) -> tuple[Run, ...]:
        """Count one more attempt for every training that has not ended.

        Return these trainings in the order of their ids, together with public trainings whose end
        was not shown.
        """
        ...


class KeptTrials(Protocol):
    """Keeps which changes of a training were tried, and what came of it."""

    async def keep(self, run: int, trial: Trial) -> None:
        """Store a trial. A run has one: a second one changes nothing."""
        ...


class Shelf(Protocol):
    """Reads trainings that people look at again."""

    async def get(self, run: int) -> Run | None: ...

    async def begun_by(self, press: int) -> Run | None:
        """Return the training that the press of an id began."""
        ...

    async def pictures(self, run: int) -> tuple[Picture, ...]:
        """Return the pictures of a run in order; none if it has none or they were deleted."""
        ...

    async def unseen(self, press: Press) -> Run | None:
        """Return the person's oldest training here that ended and whose end was not shown yet."""
        ...

    async def seen(self, run: int) -> None:
        """Store that the end of a run was shown to the person."""
        ...

    async def of(self, person: int) -> Trainings:
        """Sum up this person's trainings; the newest come without their numbers."""
        ...


class Engine(Protocol):
    """Runs trainings elsewhere: in worker processes, or on other machines."""

    def submit(
        self, run: int, task: Task, table: DataTable | None, listen: Callable[[News], None]
    ) -> None:
        """Put a job into the queue and return at once.

        `listen` is called from a thread of the engine: with Waiting while others are ahead and with
        Progress while the job runs, at most every 2.5 s each, and at last once with Outcome or
        Failure. A run that is queued or running already is not taken twice.
        """
        ...

    def cancel(self, run: int) -> None:
        """End a job with Failure(cancelled=True). A run that is not queued changes nothing."""
        ...
