"""What a Dask worker does: one job, which checks now and then that it is still wanted."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.jobs.endings import TOO_LONG
from bot.jobs.worker import contained
from bot.trainings.news import CANCELLED
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.jobs.worker import Load
    from bot.trainings.news import Failure, Outcome, Progress
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable


@dataclass(frozen=True, slots=True)
class RemoteJob:
    """A job of at most `seconds`; its progress goes to the `topic` its engine subscribes to."""

    task: Task
    table: DataTable | None
    run: int
    attempt: int
    seconds: float
    topic: str


def train_there(load: Load, remote_job: RemoteJob) -> Outcome | Failure:
    """Do a job in the thread that a Dask worker keeps for jobs."""
    from distributed import get_worker  # noqa: PLC0415 - only with the extra

    worker = get_worker()
    key = worker.get_current_task()
    latest = time.monotonic() + remote_job.seconds

    def report(progress: Progress) -> None:
        told = {"run": remote_job.run, "attempt": remote_job.attempt, "progress": asdict(progress)}
        worker.log_event(remote_job.topic, told)

    def go_on() -> None:
        # A thread cannot be killed. When the engine gives a job up, or is killed itself, the
        # scheduler tells the worker to forget the job: then it is no longer executing.
        job = worker.state.tasks.get(key)
        if job is None or job.state != "executing":
            raise TutorError(CANCELLED.words)
        if time.monotonic() > latest:
            raise TutorError(TOO_LONG.format(seconds=remote_job.seconds))

    return contained(load, remote_job.task, remote_job.table, report, go_on)
