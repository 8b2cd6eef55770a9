"""What a training needs from outside: a store of runs, and an engine that trains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.trainings.asked import SOMEBODY
from bot.tutor.lab.caps import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.trainings.asked import Asked
    from bot.trainings.news import News, Outcome, Picture
    from bot.trainings.task import Task
    from bot.trainings.trial import Trial
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.caps import Caps
    from bot.tutor.lab.runs import Refusal, Run, RunState, Trainings, WantedRun
    from bot.tutor.people import Press


class Runs(Protocol):
    """Stores the life of a training, from the press to its end."""

    async def begin(self, press: Press, wanted: WantedRun, caps: Caps = USUAL) -> Run | Refusal:
        """Store that a training is wanted. Return a Refusal if it may not start.

        The caps hold whatever happens at the same time; the same press begins one only once.
        """
        ...

    async def posted(self, run: Run, channel: int, message: int) -> bool:
        """Store where the message with the answer is.

        Return whether what it shows was deleted since `run` was read; then it is to go, too.
        """
        ...

    async def started(self, run: Run, starts: int) -> None:
        """Store how often workers began a run that has not ended; the number never falls."""
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


class Workload(Protocol):
    """Stores what keeps workers busy on a person's word beside trainings."""

    async def take(self, press: Press, caps: Caps) -> Refusal | None:
        """Note work beside trainings, unless that is refused. Call `give_back` when it is done."""
        ...

    async def give_back(self, press: int) -> None:
        """Note that the work which a press asked for is done."""
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
        self,
        run: int,
        task: Task,
        table: DataTable | None,
        listen: Callable[[News], None],
        asked: Asked = SOMEBODY,
    ) -> None:
        """Put a job into the queue and return at once; `asked` decides whose turn it is.

        `listen` is called from a thread of the engine: with Waiting while others are ahead, not
        often and not for every change, with Started just before a worker gets the job, with
        Progress while it runs, at most every 2.5 s, and at last once with Outcome or Failure. A run
        that is queued or running already is not taken twice. A job that breaks off at its third
        start, those of `asked` among them, is given up.
        """
        ...

    def cancel(self, run: int) -> None:
        """End a job with Failure(cancelled=True). A run that is not queued changes nothing."""
        ...
