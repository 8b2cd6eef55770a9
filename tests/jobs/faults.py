"""What can go wrong in a worker, as jobs that go wrong in the middle of a training."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.jobs.dask.worker import train_there
from bot.jobs.parts import shipped_parts
from bot.jobs.process import train_here
from bot.jobs.worker import contained
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.jobs.dask.worker import RemoteJob
    from bot.jobs.pool import TrainOne
    from bot.jobs.process import Voice
    from bot.trainings.news import Failure, Outcome
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable


def send_myself(number: int) -> None:
    os.kill(os.getpid(), number)


def hold_the_interpreter() -> None:
    """Do as C code that never returns, and lets no other thread run."""
    ctypes.PyDLL(None).sleep(3600)


def eat_memory() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(2**26))


def refuse() -> None:
    raise TutorError("There is nothing to learn here.")


class UnreadableError(Exception):
    """Cannot be built anew from its text, as another process would."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def break_down() -> None:
    raise UnreadableError("some", "thing")


def _with(
    fault: Callable[[], None], task: Task, table: DataTable | None, voice: Voice
) -> Outcome | Failure:
    return contained(shipped_parts, task, table, voice.progress, fault)


die = partial(_with, partial(send_myself, signal.SIGKILL))
freeze = partial(_with, partial(send_myself, signal.SIGSTOP))
hang = partial(_with, partial(time.sleep, 3600))
spin = partial(_with, hold_the_interpreter)
hog = partial(_with, eat_memory)
refused = partial(_with, refuse)
broken = partial(_with, break_down)


def once(
    mark: Path, fault: TrainOne, task: Task, table: DataTable | None, voice: Voice
) -> Outcome | Failure:
    """Do as a worker that something happens to, but only the first one."""
    if not mark.exists():
        mark.touch()
        return fault(task, table, voice)
    return train_here(shipped_parts, task, table, voice)


def _there(remote_job: RemoteJob, fault: Callable[[], None]) -> Outcome | Failure:
    return contained(shipped_parts, remote_job.task, remote_job.table, lambda _: None, fault)


def die_there(remote_job: RemoteJob) -> Outcome | Failure:
    return _there(remote_job, partial(send_myself, signal.SIGKILL))


def hang_there(remote_job: RemoteJob) -> Outcome | Failure:
    return _there(remote_job, partial(time.sleep, 3600))


def freeze_there_once(mark: Path, remote_job: RemoteJob) -> Outcome | Failure:
    """Do as a Dask worker that is stopped, but only the first one; `mark` then holds its number."""
    if not mark.exists():
        mark.write_text(str(os.getpid()), encoding="utf-8")
        return _there(remote_job, partial(send_myself, signal.SIGSTOP))
    return train_there(shipped_parts, remote_job)


def die_there_once(remote_job: RemoteJob) -> Outcome | Failure:
    """Do as a Dask worker that is killed, but only the first one of those in one folder."""
    from distributed import get_worker  # noqa: PLC0415 - the bot's own tests need no Dask

    mark = Path(get_worker().local_directory).with_name("died")
    if not mark.exists():
        mark.touch()
        return die_there(remote_job)
    return train_there(shipped_parts, remote_job)
