"""A pool of worker processes that train networks while the bot goes on answering."""

from __future__ import annotations

import logging
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from pebble import ProcessExpired

from bot.jobs.line import CLOSE_SECONDS, TOO_LONG, Line, WorkerDiedError
from bot.jobs.process import stand_by, train_here
from bot.jobs.progress_file import read_progress
from bot.jobs.workers import new_pool, ready_for_workers
from bot.trainings.news import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from pebble import ProcessPool

    from bot.jobs.job import Job
    from bot.jobs.worker import Load
    from bot.trainings.news import Outcome
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable

    TrainOne = Callable[[Task, DataTable | None, Path], Outcome | Failure]

log = logging.getLogger(__name__)


class TrainingPool(Line):
    """Runs up to `workers` trainings at once, each for at most `seconds`; the others wait.

    The progress of each job stands in a small file of its own, and not in shared memory: a worker
    that is killed then leaves no lock behind. Pebble's pool breaks for good when an idle worker
    dies; then a new pool takes over its jobs. `load` is a function of a module, which each worker
    calls to get what trainings are made of.
    """

    def __init__(self, load: Load, workers: int = 2, seconds: float = 60.0) -> None:
        super().__init__(seconds)
        self._workers, self._load = workers, load
        self._train_one: TrainOne = partial(train_here, load)
        self._pool: ProcessPool | None = None
        self._warming: list[Future[None]] = []
        self._folder: TemporaryDirectory[str] | None = None

    def start(self) -> None:
        ready_for_workers()
        super().start()

    def _open(self) -> None:
        self._folder = TemporaryDirectory(prefix="nudge-", ignore_cleanup_errors=True)
        self._pool = new_pool(self._workers, self._load)
        self._warming = [self._pool.schedule(stand_by) for _ in range(self._workers)]

    def _shut(self) -> None:
        """Stop the pool, after the workers have started: one stopped earlier prints a traceback."""
        wait(self._warming, CLOSE_SECONDS / 2)
        self._stop()
        if self._folder is not None:
            self._folder.cleanup()

    def _places(self) -> int:
        return self._workers

    def _launch(self, job: Job) -> Future[Outcome | Failure]:
        note = self._note(job)
        try:
            pool = self._working_pool()
            future = pool.schedule(
                self._train_one, [job.task, job.table, note], timeout=self._seconds
            )
        except RuntimeError as error:
            raise WorkerDiedError from error
        future.add_done_callback(lambda _: note.unlink(missing_ok=True))
        return future

    def _result(self, future: Future[Outcome | Failure]) -> Outcome | Failure:
        try:
            return future.result()
        except TimeoutError:
            return Failure(TOO_LONG.format(seconds=self._seconds))
        except (ProcessExpired, BrokenProcessPool) as error:
            raise WorkerDiedError from error

    def _look(self) -> None:
        """Read the progress of the jobs, and replace a broken pool, which may have lost a job."""
        running = self._running()
        if running:
            self._working_pool()
        for job in running:
            if progress := read_progress(self._note(job)):
                self._heard(job.run, job.attempts, progress)

    def _free(self, job: Job) -> None:
        """Stop every worker, since pebble could not stop this one. The other jobs start over."""
        for neighbour in self._running():
            neighbour.attempts -= neighbour is not job
        self._stop()

    def _note(self, job: Job) -> Path:
        """Name the file that holds this attempt's progress."""
        folder = self._folder.name if self._folder else gettempdir()
        return Path(folder) / f"{job.run}-{job.attempts}"

    def _working_pool(self) -> ProcessPool:
        """Return the pool, or a new one if it broke; jobs of the broken one wait again.

        Raise RuntimeError when no worker can be started.
        """
        if self._pool is not None and self._pool.active:
            return self._pool
        if self._pool is not None:
            log.warning("The training workers broke down; starting new ones.")
            self._stop()
        self._pool = new_pool(self._workers, self._load)
        return self._pool

    def _stop(self) -> None:
        for job in self._running():
            job.future = None
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()
