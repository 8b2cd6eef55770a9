"""A worker process: it limits its memory, warms up, does one job at a time, and shows it lives.

What it says goes through one pipe of its own to the bot. Nothing is written into a file, and no
lock is shared: a worker that is killed or stopped harms nobody else.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from dataclasses import dataclass
from enum import IntEnum
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from bot.jobs.worker import contained, run
from bot.logs.exceptions import exception_text
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from bot.jobs.worker import Load
    from bot.trainings.news import Failure, Outcome, Progress
    from bot.tutor.data.table import DataTable

MEMORY = 2**30  # bytes of address space; a worker with numpy and matplotlib takes 0.3 of it
NICENESS = 10  # lower priority than the bot, which must answer people fast
BEAT_SECONDS = 1.0
SMALLEST = Task(View.TRAIN, (Variant("", TrainingSpec(epochs=1)),))


class WorkerSays(IntEnum):
    """What a worker says; with it comes a value."""

    READY = 0  # None: it waits for a job
    BEAT = 1  # Beat
    PROGRESS = 2  # Progress of its job
    DONE = 3  # what its job returned
    BROKE = 4  # the traceback of its job, as text


@dataclass(frozen=True, slots=True)
class Beat:
    """How much a worker has done since its start: steps of jobs, and seconds of computing."""

    steps: int
    seconds: float


class Voice:
    """Says things to the bot, from the job and from the heart of a worker."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._lock, self._steps = pipe, threading.Lock(), 0

    def say(self, kind: WorkerSays, value: object = None) -> None:
        with self._lock:
            self._pipe.send((kind, value))

    def progress(self, progress: Progress) -> None:
        self.say(WorkerSays.PROGRESS, progress)

    def step(self) -> None:
        """Note that the job went on."""
        self._steps += 1

    def beat(self) -> None:
        """Say every second that this process lives, until the bot is gone."""
        with contextlib.suppress(OSError):
            while True:
                self.say(WorkerSays.BEAT, Beat(self._steps, time.process_time()))
                time.sleep(BEAT_SECONDS)


def serve(load: Load, pipe: Connection) -> None:
    """Limit this process, ignore Ctrl+C, warm up, and do jobs until the bot ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
        _limit_memory()
    voice = Voice(pipe)
    for endless in (_end_with_the_bot, voice.beat):
        threading.Thread(target=endless, daemon=True).start()
    get_warm(load)
    with contextlib.suppress(EOFError, OSError):  # the bot is gone
        voice.say(WorkerSays.READY)
        while True:
            _do_next(pipe, voice)


def get_warm(load: Load) -> None:
    """Train and draw the smallest task, so that fonts and figures are ready for the first job."""
    with contextlib.suppress(Exception):  # the first real job fails likewise and reports it
        run(load, SMALLEST, None, lambda _: None)


def train_here(load: Load, task: Task, table: DataTable | None, voice: Voice) -> Outcome | Failure:
    """Do a job in a worker process."""
    return contained(load, task, table, voice.progress, voice.step)


def _do_next(pipe: Connection, voice: Voice) -> None:
    """Do the next job. Whatever it raises is said as text: the bot may not know its class."""
    call: Callable[[Voice], object]
    given = pipe.recv_bytes()
    try:
        call = pickle.loads(given)  # noqa: S301 - the bot wrote it
        result = call(voice)
    except BaseException as error:  # noqa: BLE001 - it is said to the bot
        voice.say(WorkerSays.BROKE, exception_text(error))
        return
    try:
        voice.say(WorkerSays.DONE, result)
    except (OSError, EOFError):
        raise
    except Exception as error:  # noqa: BLE001 - what cannot be pickled is said to the bot
        voice.say(WorkerSays.BROKE, exception_text(error))


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
