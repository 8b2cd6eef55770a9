"""A worker process of the pool: it bounds itself, gets warm, and then does one job at a time."""

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

    from bot.trainings.news import Failure, Outcome
    from bot.tutor.data.table import DataTable

MEMORY = 2**30  # bytes of address space; a worker with numpy and matplotlib takes 0.3 of it
NICENESS = 10  # the bot, which answers people, goes first
SMALLEST = Task(View.TRAIN, (Variant("", TrainingSpec(epochs=1)),))


def prepare() -> None:
    """Bound this process, leave Ctrl+C to the bot, end with the bot, and get warm."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
        _limit_memory()
    threading.Thread(target=_end_with_the_bot, daemon=True).start()
    get_warm()


def get_warm() -> None:
    """Train and draw once for nothing, so that fonts and figures are ready for the first job."""
    with contextlib.suppress(Exception):  # the first real job will tell it to somebody
        run(SMALLEST, None, lambda _: None)


def stand_by() -> None:
    """Do nothing; whoever waits for it knows that a worker is ready."""


def train_here(task: Task, table: DataTable | None, note: Path) -> Outcome | Failure:
    """Do a job in a worker of the pool; how far it is stands in the file `note`."""
    return contained(task, table, partial(write_progress, note))


def _limit_memory() -> None:
    import resource  # noqa: PLC0415 - Windows has none

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS knows the limit but may refuse it
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _end_with_the_bot() -> None:
    """Wait for the bot's end; a worker of the fork server is not the bot's child to the system."""
    bot = multiprocessing.parent_process()
    if bot is not None:
        wait([bot.sentinel])
        os._exit(1)
