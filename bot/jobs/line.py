"""The queue of trainings, for any kind of worker: which run, which wait, how each one ends.

One thread owns the queue. Other threads put calls into its inbox and do not wait for them.
"""

from __future__ import annotations

import logging
import threading
import time
from abc import ABC, abstractmethod
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from bot.counts import Counts, OpenJobs
from bot.jobs.endings import ATTEMPTS, GAVE_UP, OUR_FAULT, TOO_LONG
from bot.jobs.job import Job, WorkerDiedError
from bot.jobs.places_told import PlacesTold
from bot.jobs.turns import FairTurns
from bot.trainings.asked import SOMEBODY
from bot.trainings.news import CANCELLED, Failure, Outcome, Started, Waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from bot.trainings.asked import Asked
    from bot.trainings.news import News, Progress
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable

log = logging.getLogger(__name__)

TICK_SECONDS = 0.25
START_SECONDS = 30.0  # for a new worker on a slow machine to import matplotlib
CLOSE_SECONDS = 10.0


class Line(ABC):
    """Runs jobs in the order of `FairTurns`, as many at once as there are places.

    A subclass starts and stops the workers. Its `_open`, `_shut`, `_places`, `_launch`, `_result`,
    `_look` and `_free` are called by the thread of the line only. `seconds` is the most a training
    may take. `counts`, in whose place another one may be put before `start`, is told what is open.
    """

    def __init__(self, seconds: float) -> None:
        self.counts = Counts()
        self._seconds = seconds
        self._grace = START_SECONDS
        self._jobs: dict[int, Job] = {}  # in order of arrival, those that run among them
        self._inbox: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._turns, self._telling = FairTurns(), PlacesTold()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="training-line", daemon=True)

    def start(self) -> None:
        """Start the workers in the background. Call it once, before the bot logs in."""
        self._thread.start()

    def submit(
        self,
        run: int,
        task: Task,
        table: DataTable | None,
        listen: Callable[[News], None],
        asked: Asked = SOMEBODY,
    ) -> None:
        """Put a job into the queue and return at once, as `bot.services.lab.ports.Engine` says."""
        job = Job(run, task, table, listen, asked.place, attempts=asked.starts)
        self._inbox.put(partial(self._enter, job))

    def cancel(self, run: int) -> None:
        """End a job with Failure(cancelled=True). A run that is not queued changes nothing."""
        self._inbox.put(partial(self._cancel, run))

    def close(self) -> None:
        """Stop all work, within CLOSE_SECONDS. No listener is called from then on."""
        self._closing.set()
        self._inbox.put(lambda: None)
        if self._thread.is_alive():
            self._thread.join(CLOSE_SECONDS)

    @abstractmethod
    def _open(self) -> None:
        """Start the workers."""

    @abstractmethod
    def _shut(self) -> None:
        """Stop the workers."""

    @abstractmethod
    def _places(self) -> int:
        """How many jobs may be with the workers at once."""

    @abstractmethod
    def _launch(self, job: Job) -> Future[Outcome | Failure]:
        """Hand a job to the workers. Raise WorkerDiedError when they are not there."""

    @abstractmethod
    def _result(self, future: Future[Outcome | Failure]) -> Outcome | Failure:
        """Return the result of a future that is done. Raise WorkerDiedError, or what it raised."""

    @abstractmethod
    def _look(self) -> None:
        """Check the workers: receive progress, notice that workers are gone."""

    @abstractmethod
    def _free(self, job: Job) -> None:
        """Stop the worker of a job that is past its deadline, by force."""

    def _patience(self) -> float | None:
        """Return the seconds until the line goes round though nothing happens."""
        return TICK_SECONDS if self._jobs else None

    def _running(self) -> list[Job]:
        return [job for job in self._jobs.values() if job.future]

    def _waiting(self) -> list[Job]:
        """Return the jobs that no worker has, the next one first."""
        return self._turns.in_turn(job for job in self._jobs.values() if not job.future)

    def _heard(self, run: int, attempt: int, progress: Progress) -> None:
        """Pass progress on, unless it is old news or comes from a worker that was given up."""
        job = self._jobs.get(run)
        if job and job.future and job.attempts == attempt and job.progress != progress:
            job.progress = progress
            self._tell(job, progress)

    def _end(self, job: Job, ending: Outcome | Failure) -> None:
        del self._jobs[job.run]
        job.future = None
        self._tell(job, ending)

    def _work(self) -> None:
        self._guarded(self._open)
        while not self._closing.is_set():
            try:
                wanted = self._inbox.get(timeout=self._patience())
            except Empty:
                pass
            else:
                self._guarded(wanted)
            self._guarded(self._go_round)
        self._guarded(self._shut)

    def _guarded(self, act: Callable[[], None]) -> None:
        """Call `act` and log what it raises: an exception here must not end the thread."""
        try:
            act()
        except Exception:
            log.exception("The line of trainings stumbled")

    def _go_round(self) -> None:
        self._look()
        for job in self._running():
            if time.monotonic() > job.deadline:
                self._free(job)
                self._end(job, Failure(TOO_LONG.format(seconds=self._seconds)))
        self._fill_places()
        self._tell_places()
        asked_for = [job.entered for job in self._jobs.values() if not job.is_trial]
        trials, oldest = len(self._jobs) - len(asked_for), min(asked_for, default=None)
        self.counts.jobs.open = OpenJobs(len(asked_for), trials, oldest)

    def _enter(self, job: Job) -> None:
        self._jobs.setdefault(job.run, job)

    def _cancel(self, run: int) -> None:
        if job := self._jobs.get(run):
            future, job.future = job.future, None
            if future:
                future.cancel()
            self._end(job, CANCELLED)

    def _fill_places(self) -> None:
        """Give out what people wait for; a trial, which nobody waits for, only to a spare place."""
        running = self._running()
        free = max(self._places() - len(running), 0)
        waiting = self._waiting()
        asked_for = [job for job in waiting if not job.is_trial][:free]
        for job in asked_for:
            self._give_out(job)
        trials = [job for job in waiting if job.is_trial]
        spare = min(free - len(asked_for), max(1, self._places() - 1))
        for job in trials[: max(0, spare - sum(other.is_trial for other in running))]:
            self._give_out(job)

    def _give_out(self, job: Job) -> None:
        """Hand a job to a worker.

        Its listener hears so before: whoever counts must have counted a job that takes the whole
        bot down with it.
        """
        job.attempts += 1
        job.tried = True
        self._turns.serve(job)
        self._tell(job, Started(job.attempts))
        job.deadline = time.monotonic() + self._seconds + self._grace
        try:
            future = job.future = self._launch(job)
        except WorkerDiedError as error:
            self._try_again(job, error)
        except Exception:
            log.exception("A training could not be started: %s", _described(job))
            self._end(job, Failure(OUR_FAULT))
        else:
            future.add_done_callback(
                lambda ended: self._inbox.put(partial(self._ended, job, ended))
            )

    def _ended(self, job: Job, future: Future[Outcome | Failure]) -> None:
        if job.future is not future:
            return  # it was cancelled, or given to another worker since
        try:
            ending = self._result(future)
        except WorkerDiedError as error:
            self._try_again(job, error)
        except Exception:
            log.exception("A training broke: %s", _described(job))
            self._end(job, Failure(OUR_FAULT))
        else:
            self._end(job, ending)

    def _try_again(self, job: Job, error: WorkerDiedError) -> None:
        cause = error.__cause__ or error
        log.warning("A training worker died (%s): %s", cause, _described(job))
        job.future = None
        if job.attempts >= ATTEMPTS:
            self._end(job, Failure(GAVE_UP))

    def _tell_places(self) -> None:
        if not self._places():
            return  # how long it takes depends on workers that start now
        asked_for = [job for job in self._waiting() if not job.is_trial]
        running = sum(not job.is_trial for job in self._running())
        for ahead, job in self._telling.due(enumerate(asked_for, running), time.monotonic()):
            self._tell(job, Waiting(ahead))

    def _tell(self, job: Job, news: News) -> None:
        if not self._closing.is_set():
            self._guarded(lambda: job.listen(news))


def _described(job: Job) -> str:
    """Say in the log what is trained, and nothing that a person predicted or named."""
    return f"{job.task.view.name} {job.task.spec}"
