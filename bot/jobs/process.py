"""A worker process of the pool: it limits its memory, warms up, and then does one job at a time."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from bot.jobs.progress_file import write_progress
from bot.jobs.worker import contained, run
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

if TYPE_CHECKING:
    from pathlib import Path

    from bot.jobs.worker import Load
    from bot.trainings.news import Failure, Outcome
    from bot.tutor.data.table import DataTable

MEMORY = 2**30  # bytes of address space; a worker with numpy and matplotlib takes 0.3 of it
NICENESS = 10  # lower priority than the bot, which must answer people fast
SMALLEST = Task(View.TRAIN, (Variant("", TrainingSpec(epochs=1)),))


def prepare(load: Load) -> None:
    """Limit this process, ignore Ctrl+C, end when the bot ends, and warm up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
        _limit_memory()
    threading.Thread(target=_end_with_the_bot, daemon=True).start()
    get_warm(load)


def get_warm(load: Load) -> None:
    """Train and draw the smallest task, so that fonts and figures are ready for the first job."""
    with contextlib.suppress(Exception):  # the first real job fails likewise and reports it
        run(load, SMALLEST, None, lambda _: None)


def stand_by() -> None:
    """Do nothing: when this call returns, its worker is ready."""


def train_here(load: Load, task: Task, table: DataTable | None, note: Path) -> Outcome | Failure:
    """Do a job in a worker of the pool; write its progress into the file `note`."""
    return contained(load, task, table, partial(write_progress, note))


def _limit_memory() -> None:
    import resource  # noqa: PLC0415 - Windows has none

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS knows the limit but may refuse it
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _end_with_the_bot() -> None:
    """Wait for the bot to end, then exit: the parent of this process is the fork server."""
    bot = multiprocessing.parent_process()
    if bot is not None:
        wait([bot.sentinel])
        os._exit(1)
