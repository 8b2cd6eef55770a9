"""A line of trainings whose workers a test plays itself."""

from __future__ import annotations

import queue
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.jobs.line import Line
from bot.trainings.news import Failure, Outcome
from tests.jobs.listening import SECONDS

if TYPE_CHECKING:
    from bot.jobs.job import Job

DONE = Outcome((), (), 0.0)


@dataclass(frozen=True, slots=True)
class Launched:
    """A job as a worker has it."""

    run: int
    future: Future[Outcome | Failure]

    def end(self, ending: Outcome | Exception = DONE) -> None:
        if isinstance(ending, Exception):
            self.future.set_exception(ending)
        else:
            self.future.set_result(ending)


class PlayedLine(Line):
    """`launched` are the jobs that workers have, in order; a test ends them."""

    def __init__(self, places: int = 1, seconds: float = 60.0) -> None:
        super().__init__(seconds)
        self.places = places
        self.launched: queue.SimpleQueue[Launched] = queue.SimpleQueue()
        self.fault: Exception | None = None
        self.freed: list[int] = []

    def next(self) -> Launched:
        return self.launched.get(timeout=SECONDS)

    def _open(self) -> None:
        pass

    def _shut(self) -> None:
        pass

    def _places(self) -> int:
        return self.places

    def _launch(self, job: Job) -> Future[Outcome | Failure]:
        if self.fault:
            raise self.fault
        launched = Launched(job.run, Future())
        self.launched.put(launched)
        return launched.future

    def _result(self, future: Future[Outcome | Failure]) -> Outcome | Failure:
        return future.result()

    def _look(self) -> None:
        pass

    def _free(self, job: Job) -> None:
        self.freed.append(job.run)
