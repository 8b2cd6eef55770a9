"""Small stand-ins for what is slow: engines, a clock that is moved by hand, and messages."""

from __future__ import annotations

import asyncio
import heapq
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from bot.services.clock import Alarm
from bot.services.messages import Delivered, MessagePlace, Reason, Undelivered
from bot.simulate import pretended
from bot.trainings.asked import SOMEBODY, Asked
from bot.trainings.news import Failure, Picture
from bot.tutor.errors import UnavailableError
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.services.messages import Draw
    from bot.services.scene import Scene
    from bot.trainings.news import News
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable
    from bot.tutor.exercises.attempts import Attempt, Change, Gained
    from bot.tutor.people import Press
    from bot.tutor.pictures.kind import PictureSpec


made_up_numbers = pretended.made_up_numbers
made_up_outcome = pretended.made_up_outcome
tiny_png = pretended.tiny_png


@dataclass(frozen=True, slots=True)
class Submitted:
    """A job as an engine was given it; `listen` is what it answers to."""

    run: int
    task: Task
    table: DataTable | None
    listen: Callable[[News], None]
    asked: Asked = SOMEBODY


class SlowEngine:
    """Answers nothing by itself: a test says what happens."""

    def __init__(self) -> None:
        self.submitted: list[Submitted] = []
        self.cancelled: list[int] = []

    def submit(
        self,
        run: int,
        task: Task,
        table: DataTable | None,
        listen: Callable[[News], None],
        asked: Asked = SOMEBODY,
    ) -> None:
        self.submitted.append(Submitted(run, task, table, listen, asked))
        self.given(task, listen)

    def given(self, task: Task, listen: Callable[[News], None]) -> None:
        """Do nothing with a job yet."""

    def cancel(self, run: int) -> None:
        """Note it, and end the job as a real engine does."""
        self.cancelled.append(run)
        if any(job.run == run for job in self.submitted):
            self.say(run, Failure("This training was cancelled before its end.", cancelled=True))

    def say(self, run: int, news: News) -> None:
        """Tell news of a job to whoever submitted it last."""
        [*_, job] = (job for job in self.submitted if job.run == run)
        job.listen(news)


class QuickEngine(SlowEngine):
    """Answers every training at once, while it is submitted, with a made-up outcome."""

    def given(self, task: Task, listen: Callable[[News], None]) -> None:
        listen(made_up_outcome(task))

    def cancel(self, run: int) -> None:
        """Note it; the job has ended already."""
        self.cancelled.append(run)


class TiredEngine(SlowEngine):
    """Gives every training up at once."""

    def given(self, task: Task, listen: Callable[[News], None]) -> None:
        listen(Failure(f"The training on {task.spec.data} took too long and was stopped."))

    def cancel(self, run: int) -> None:
        """Note it; the job has ended already."""
        self.cancelled.append(run)


class FakePictures:
    """Draws one white pixel of everything at once, and notes what it was asked for."""

    def __init__(self, numbers: Mapping[str, float] | None = None) -> None:
        self.asked: list[PictureSpec] = []
        self.numbers = numbers or {}
        self.broken = False

    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        self.asked.append(spec)
        if self.broken:
            raise UnavailableError("Nudge could not draw this picture just now.")
        picture = Picture("picture.png", tiny_png(), "A made-up picture.")
        return DrawnPicture(picture, self.numbers)


class HandClock:
    """A clock that stands still until a test moves it on."""

    def __init__(self, start: datetime = datetime(2026, 11, 26, 12, tzinfo=UTC)) -> None:
        self.day, self.seconds = start, 0.0
        self._alarms: list[tuple[float, int, Alarm]] = []
        self._numbers = count()

    def now(self) -> datetime:
        return self.day

    def elapsed(self) -> float:
        return self.seconds

    def after(self, delay: float, do: Callable[[], Awaitable[None]]) -> Alarm:
        alarm = Alarm(do)
        heapq.heappush(self._alarms, (self.seconds + delay, next(self._numbers), alarm))
        return alarm

    async def advance(self, seconds: float) -> None:
        """Move on, and do at its time what is due on the way."""
        await settled_loop()
        end = self.seconds + seconds
        while self._alarms and self._alarms[0][0] <= end:
            due, _, alarm = heapq.heappop(self._alarms)
            self._move_to(max(due, self.seconds))
            alarm.context.run(alarm.ring)
            await settled_loop()
        self._move_to(end)
        await settled_loop()

    def jump(self, by: timedelta) -> None:
        """Set the time of day, as an operator does; no time passes."""
        self.day += by

    def _move_to(self, seconds: float) -> None:
        self.day += timedelta(seconds=seconds - self.seconds)
        self.seconds = seconds


async def settled_loop() -> None:
    """Let everything run that can, without waiting for any time to pass."""
    for _ in range(20):
        await asyncio.sleep(0)


class HeardMessages:
    """Stands for Discord: remembers what people were told, and can be out of reach."""

    def __init__(self) -> None:
        self.told: list[tuple[MessagePlace, Scene]] = []
        self.reached = True
        self.reason = Reason.EXPIRED

    async def deliver(
        self, place: MessagePlace, scene: Scene, _nonce: str, *, anew: bool = True
    ) -> Delivered | Undelivered:
        del anew
        self.told.append((place, scene))
        return Delivered(place) if self.reached else Undelivered(self.reason)

    def refresh(self, place: MessagePlace, draw: Draw) -> None:
        async def show() -> None:
            scene = await draw()
            if scene is not None:
                self.told.append((place, scene))

        self.task = asyncio.ensure_future(show())


class NoCorrections:
    """Keeps nothing: no key was ever corrected."""

    async def due(self, _lesson: str, _revision: str, _most: int) -> tuple[Attempt, ...]:
        return ()

    async def keep(self, _revision: str, _changes: Sequence[Change]) -> None: ...

    async def tell(self, _press: Press, _lesson: str | None = None) -> tuple[Gained, ...]:
        return ()
