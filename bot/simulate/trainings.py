"""Faults of real workers in the middle of a training: `python -m bot.simulate.trainings FAULT`.

Each fault is tried in a process of its own, which prints what was wrong as JSON. Needs /proc.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from bot.jobs.parts import shipped_parts
from bot.jobs.pool import TrainingPool
from bot.simulate.report import FaultRow
from bot.trainings.news import Failure, Outcome
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.trainings.news import News

FAMILY = "faults of workers, in the middle of a real training"
PROCESSES = Path("/proc")
LONG = TrainingSpec(hidden=(64, 64), points=2000, epochs=400, learning_rate=0.01)
BEGUN = 2.0  # seconds after which a training is surely under way
PATIENCE = 75.0
FROZEN_AT_MOST = 45.0  # seconds: noticed within 30, and then done elsewhere


def worker_of(parent: int) -> int | None:
    """Return the process below this one that has worked most."""
    below = list(descendants(parent))
    return max(below, key=ticks_of, default=None)


def descendants(parent: int) -> Iterator[int]:
    for child in children(parent):
        yield child
        yield from descendants(child)


def children(parent: int) -> list[int]:
    with contextlib.suppress(OSError):
        lists = (PROCESSES / str(parent) / "task").glob("*/children")
        return [int(word) for one in lists for word in one.read_text().split()]
    return []


def ticks_of(process: int) -> int:
    """Return how much of a processor's time a process has used."""
    with contextlib.suppress(OSError):
        words = (PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
        return int(words[11]) + int(words[12])
    return 0


def outcome(news: SimpleQueue[News], patience: float) -> News | None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(Empty):
            told = news.get(timeout=0.2)
            if isinstance(told, Outcome | Failure):
                return told
    return None


def signalled(number: int, most: float) -> Callable[[TrainingPool], list[str]]:
    def fault(pool: TrainingPool) -> list[str]:
        news: SimpleQueue[News] = SimpleQueue()
        pool.submit(1, Task(View.TRAIN, (Variant("", LONG),)), None, news.put)
        time.sleep(BEGUN)
        worker = worker_of(os.getpid())
        if worker is None:
            return ["no worker was found"]
        begun = time.monotonic()
        os.kill(worker, number)
        told = outcome(news, PATIENCE)
        took = time.monotonic() - begun
        if not isinstance(told, Outcome):
            return [f"after {took:.0f} s: {told}"]
        return [f"it took {took:.0f} s"] if took > most else []

    return fault


def folder_deleted(pool: TrainingPool) -> list[str]:
    """Two trainings, the first of which loses every temporary folder of ours in its middle."""
    wrong = []
    for run in (1, 2):
        news: SimpleQueue[News] = SimpleQueue()
        pool.submit(run, Task(View.TRAIN, (Variant("", LONG),)), None, news.put)
        if run == 1:
            time.sleep(BEGUN)
            for folder in Path(tempfile.gettempdir()).iterdir():
                shutil.rmtree(folder, ignore_errors=True)
        told = outcome(news, PATIENCE)
        if not isinstance(told, Outcome):
            wrong.append(f"training {run}: {told}")
    return wrong


FAULTS: dict[str, tuple[str, Callable[[TrainingPool], list[str]]]] = {
    "killed": ("another worker finishes it", signalled(signal.SIGKILL, PATIENCE)),
    "frozen": ("done elsewhere within 45 s", signalled(signal.SIGSTOP, FROZEN_AT_MOST)),
    "folder": ("this training and the next one succeed", folder_deleted),
}
NAMES = {
    "killed": "a worker is killed",
    "frozen": "a worker is frozen",
    "folder": "the temporary folder is cleaned",
}


def training_rows(progress: Callable[[str], None]) -> list[FaultRow]:
    """Try each once. Without /proc nothing can be tried."""
    rows = []
    for fault, (expected, _) in FAULTS.items() if PROCESSES.is_dir() else ():
        progress(f"workers: {NAMES[fault]}")
        with tempfile.TemporaryDirectory(prefix="nudge-simulate-") as folder:
            tried = subprocess.run(  # noqa: S603 - our own module
                [sys.executable, "-m", "bot.simulate.trainings", fault, folder],
                capture_output=True,
                text=True,
                check=False,
            )
        last = tried.stdout.strip().splitlines()[-1:]
        wrong = json.loads(last[0]) if last else [f"ended: {tried.stderr.strip()[-300:]}"]
        rows.append(
            FaultRow(FAMILY, NAMES[fault], 1, int(not wrong), expected, 0, 0, 0, tuple(wrong))
        )
    return rows


def main() -> None:
    fault, folder = sys.argv[1:]
    tempfile.tempdir = folder
    os.putenv("TMPDIR", folder)
    pool = TrainingPool(shipped_parts, 1)
    pool.start()
    wrong = FAULTS[fault][1](pool)
    os.write(1, (json.dumps(wrong) + "\n").encode())
    for process in descendants(os.getpid()):  # one may be frozen
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main()
