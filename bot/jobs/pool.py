"""A pool of worker processes that train networks while the bot goes on answering."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING

from bot.jobs import fork_server
from bot.jobs.job import WorkerDiedError
from bot.jobs.line import CLOSE_SECONDS, TICK_SECONDS, Line
from bot.jobs.process import train_here
from bot.jobs.worker_process import WorkerProcess
from bot.jobs.workers import ready_for_workers
from bot.trainings.news import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from bot.jobs.job import Job
    from bot.jobs.process import Voice
    from bot.jobs.worker import Load
    from bot.trainings.news import Outcome, Progress
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable

    TrainOne = Callable[[Task, DataTable | None, Voice], Outcome | Failure]

log = logging.getLogger(__name__)

LOST_SECONDS = 60.0
LONGEST_REST = 10.0

LOST = (
    "I cannot start what trains networks at the moment, so this training was not done. "
    "Please try again in a few minutes."
)


class TrainingPool(Line):
    """Runs up to `workers` trainings at once, each for at most `seconds`; the others wait.

    Each worker is a process with a pipe of its own, so one that dies, freezes or takes too long is
    replaced without harm to the others. A job is given to a worker that is ready, so that what it
    takes to start one costs no attempt. `load` is a function of a module, which each worker calls
    to get what trainings are made of.
    """

    def __init__(self, load: Load, workers: int = 2, seconds: float = 60.0) -> None:
        super().__init__(seconds)
        self._grace = 0.0
        self._count, self._load = workers, load
        self._train_one: TrainOne = partial(train_here, load)
        self._workers: list[WorkerProcess] = []
        self._of_job: dict[int, WorkerProcess] = {}
        self._failed, self._next_start = 0, 0.0
        self._lost_seconds = LOST_SECONDS
        self._ready_at = time.monotonic()

    def start(self) -> None:
        ready_for_workers()
        super().start()

    def _open(self) -> None:
        self._ready_at = time.monotonic()
        self._hire()

    def _shut(self) -> None:
        latest = time.monotonic() + CLOSE_SECONDS / 2
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.join(max(0.0, latest - time.monotonic()))

    def _places(self) -> int:
        return sum(worker.ready and not worker.gone for worker in self._workers)

    def _launch(self, job: Job) -> Future[Outcome | Failure]:
        worker = next((worker for worker in self._workers if worker.free), None)
        if worker is None:
            raise WorkerDiedError
        self._of_job[job.run] = worker
        attempt = job.attempts

        def report(progress: Progress) -> None:
            self._inbox.put(partial(self._heard, job.run, attempt, progress))

        return worker.do(partial(self._train_one, job.task, job.table), report)

    def _result(self, future: Future[Outcome | Failure]) -> Outcome | Failure:
        return future.result()

    def _look(self) -> None:
        """Replace workers that are gone, frozen or stuck."""
        for worker in self._workers:
            if worker.is_frozen():
                log.warning("Training worker %s does not go on; starting a new one.", worker.pid)
                if worker.pid is None:  # then it is the fork server that does not answer
                    fork_server.renew()
                worker.kill("frozen")
        self._hire()
        if self._places():
            self._ready_at = time.monotonic()
        elif time.monotonic() - self._ready_at > self._lost_seconds:
            for job in list(self._jobs.values()):
                self._end(job, Failure(LOST))

    def _patience(self) -> float | None:
        missing = len(self._workers) < self._count
        return TICK_SECONDS if missing else super()._patience()

    def _free(self, job: Job) -> None:
        """Kill the worker of a job, and no other one."""
        if worker := self._of_job.get(job.run):
            worker.kill("too_long")

    def _hire(self) -> None:
        """Start as many workers as are missing; after ones that did not start, with a rest."""
        now = time.monotonic()
        gone = [worker for worker in self._workers if worker.gone]
        for worker in gone:
            self.counts.restarts.add(worker.ended)
        if any(worker.ready for worker in self._workers):
            self._failed = 0
        elif gone:
            self._failed += 1
            self._next_start = now + min(2.0**self._failed / 4, LONGEST_REST)
        self._workers = [worker for worker in self._workers if not worker.gone]
        self._of_job = {run: self._of_job[run] for run in self._jobs if run in self._of_job}
        if now >= self._next_start or not self._failed:
            missing = self._count - len(self._workers)
            self._workers += [WorkerProcess(self._load, self._go_on) for _ in range(missing)]

    def _go_on(self) -> None:
        """Have the line look at its workers; any thread may call this."""
        self._inbox.put(lambda: None)
