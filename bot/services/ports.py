"""What the services need from outside: memory, one port for each kind, and a trainer.

Every method that changes something takes the Press and does its change in one transaction,
together with a note of the interaction's id: the same interaction a second time changes nothing.
So one press makes one change; only `Readings.open` and `Attempts.begin`, which may be repeated
freely, can come before or after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.trainings.news import News, Outcome, Picture
    from bot.trainings.task import Task
    from bot.tutor.course.readings import Reading
    from bot.tutor.data.table import OwnTable, Table
    from bot.tutor.exercises.attempts import Activity, Attempt, Entry, Plan, Result
    from bot.tutor.game.notebook import Rule
    from bot.tutor.lab.runs import Refusal, Run, RunState, Trainings, WantedRun
    from bot.tutor.people import Press


class Readings(Protocol):
    async def all_of(self, person: int) -> tuple[Reading, ...]:
        """Every lesson this person opened, the one touched last first."""
        ...

    async def open(self, press: Press, lesson: str) -> Reading:
        """Open a lesson or come back to it; either way it is now the one touched last."""
        ...

    async def get(self, reading: int) -> Reading | None: ...

    async def turn(self, press: Press, reading: int, card: int) -> Reading:
        """Put the bookmark on a card. Once only for each press. Raise NotYoursError."""
        ...

    async def finish(self, press: Press, reading: int) -> Reading:
        """Mark the lesson as finished; the first time is the one that is kept."""
        ...


class Attempts(Protocol):
    async def begin(self, press: Press, lesson: str, activity: Activity, plan: Plan) -> Attempt:
        """Start an attempt, or return the open one of this person, lesson and activity."""
        ...

    async def get(self, attempt: int) -> Attempt | None: ...

    async def add(self, press: Press, attempt: Attempt, entry: Entry, score: float | None) -> bool:
        """Add an entry as step len(attempt.entries), and close the attempt if a score is given.

        False, with nothing changed, when that step or that press is already stored. A rule entry
        goes into the notebook in the same transaction.
        """
        ...

    async def close(self, attempt: int, score: float) -> None:
        """Close an open attempt as it stands; one that is closed keeps its score."""
        ...

    async def latest(self, person: int, activity: Activity) -> Attempt | None:
        """Return the open attempt of this kind that was started last, if there is one."""
        ...

    async def results(self, person: int) -> tuple[Result, ...]:
        """Every closed attempt of this person, oldest first."""
        ...


class Notebook(Protocol):
    async def rules(self, person: int) -> tuple[Rule, ...]:
        """Return the rules this person wrote, newest first."""
        ...


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


class Tables(Protocol):
    """People's own data. In a server everyone there may use it; in DMs only its owner may."""

    async def add(self, press: Press, table: Table, most: int) -> OwnTable | None:
        """Keep it under its name. None when there are `most` already.

        Raise NameTakenError when the name is in use here.
        """
        ...

    async def here(self, press: Press) -> tuple[OwnTable, ...]:
        """Return what may be used where this press was made, newest first."""
        ...

    async def get(self, table: int) -> OwnTable | None: ...

    async def remove(self, press: Press, table: int, *, anybodys: bool) -> None:
        """Delete it for good. A second time changes nothing.

        Raise NotYoursError when it is another person's, unless `anybodys` may go.
        """
        ...


class Engine(Protocol):
    """Trains elsewhere: in worker processes here, or on other machines."""

    def submit(
        self, run: int, task: Task, table: Table | None, hear: Callable[[News], None]
    ) -> None:
        """Take a job into the line and return at once.

        `hear` is called from a thread of the engine: with Waiting while others are ahead and with
        Progress while it runs, at most every 2.5 s each, and last and once with Outcome or
        Failure. A run that is in line or running already is not taken twice.
        """
        ...

    def cancel(self, run: int) -> None:
        """End a job with Failure(cancelled=True); one that is not there changes nothing."""
        ...
