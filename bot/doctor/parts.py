"""The parts of the bot that can be tried beside it: its workers, its lessons, its commands."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from discord import AppCommandType

from bot.app import Instead, build, now
from bot.check import check
from bot.doctor.complaints import LESSONS, LESSONS_BROKEN, NO_TRAINING, NO_WORKER, WORKERS
from bot.doctor.finding import good, unseen, wrong
from bot.doctor.tools import DoctorTools, LessonsRead
from bot.jobs import fork_server
from bot.jobs.job import WorkerDiedError
from bot.jobs.parts import shipped_parts
from bot.jobs.process import SMALLEST, train_here
from bot.jobs.worker_process import WorkerProcess
from bot.jobs.workers import ready_for_workers
from bot.settings import Settings, unknown_names
from bot.store.sqlite.health import sqlite_version
from bot.store.sqlite.peeking import compile_options
from bot.trainings.news import Failure
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.errors import OperatorError
from bot.ui.client import features

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.doctor.finding import DoctorFinding
    from bot.ui.client import TutorBot

START_SECONDS, TRAIN_SECONDS, END_SECONDS = 30.0, 30.0, 5.0
LOOK_SECONDS = 0.02
FONTS = "MPLCONFIGDIR"
TOLD = 3  # problems of the lessons


def look_at_workers(settings: Settings, train: Callable[[], None]) -> DoctorFinding:
    if settings.dask_scheduler is not None:
        return unseen(WORKERS, "Trainings run on the Dask cluster of NUDGE_DASK_SCHEDULER.")
    began = time.perf_counter()
    try:
        train()
    except OSError as error:
        return wrong(
            NO_WORKER,
            f"No process can be started that trains networks: {error.strerror or error}.",
            "Close other programs, or allow the user who runs Nudge more processes and memory.",
        )
    except RuntimeError as error:
        said = (str(error).strip() or repr(error)).splitlines()[-1]
        return wrong(
            NO_TRAINING,
            f"A worker starts, and cannot train: {said[:200].rstrip('.')}.",
            "Install Nudge anew: a part that it needs is missing or damaged.",
        )
    return good(WORKERS, f"One started, trained and ended in {time.perf_counter() - began:.1f} s.")


def look_at_lessons(folder: Path, lessons: Callable[[Path], LessonsRead]) -> DoctorFinding:
    whole = ("nudge", "check", "--quick", "--lessons", folder)
    try:
        read = lessons(folder)
    except OperatorError as error:
        return wrong(LESSONS_BROKEN, str(error), "For the whole list call:", *whole)
    if not read.problems:
        return good(LESSONS, f"All {read.lessons} lessons are sound.")
    more = len(read.problems) - TOLD
    told = " ".join(read.problems[:TOLD]) + (f" And {more} more." if more > 0 else "")
    return wrong(LESSONS_BROKEN, told, "Mend these files. For the whole list call:", *whole)


def real_tools() -> DoctorTools:
    return DoctorTools(
        now=now,
        free=lambda folder: shutil.disk_usage(folder).free,
        sqlite=sqlite_version,
        options=compile_options,
        train=train_once,
        lessons=_read_lessons,
        commands=names_of_commands,
        unknown=unknown_names,
    )


@contextlib.contextmanager
def drawing_apart() -> Iterator[None]:
    """Let matplotlib, which notes what fonts there are, do so in a folder that goes again."""
    before = os.environ.get(FONTS)  # noqa: TID251 - no setting of ours; workers inherit it
    with tempfile.TemporaryDirectory(prefix="nudge-", ignore_cleanup_errors=True) as folder:
        os.environ[FONTS] = folder  # noqa: TID251 - as above
        try:
            yield
        finally:
            os.environ.pop(FONTS)  # noqa: TID251 - as above
            if before is not None:
                os.environ[FONTS] = before  # noqa: TID251 - as above


def train_once() -> None:
    """Start a worker beside those of a running bot, have it train a step, and end it.

    Raise OSError when it cannot start, RuntimeError when it cannot train.
    """
    ready_for_workers()
    with tempfile.TemporaryDirectory(prefix="nudge-", ignore_cleanup_errors=True) as folder:
        fork_server.keep_sockets_in(Path(folder) / "workers")
        worker = WorkerProcess(shipped_parts)
        try:
            latest = time.monotonic() + START_SECONDS
            while not worker.ready and not worker.gone and time.monotonic() < latest:
                time.sleep(LOOK_SECONDS)
            if not worker.ready or worker.gone:
                raise OSError("it ended, or was not ready in time")
            _train_in(worker)
        finally:
            worker.kill()
            worker.join(END_SECONDS)
            fork_server.renew()


def _train_in(worker: WorkerProcess) -> None:
    """Have a step trained. Raise RuntimeError, whose last line says why it was not."""
    call = partial(train_here, shipped_parts, SMALLEST, None)
    try:
        outcome = worker.do(call).result(TRAIN_SECONDS)
    except (TimeoutError, WorkerDiedError) as error:
        took_too_long = isinstance(error, TimeoutError)
        raise RuntimeError("it took too long" if took_too_long else "it ended first") from error
    if isinstance(outcome, Failure):
        raise RuntimeError(outcome.words)  # noqa: TRY004 - no type is wrong


def names_of_commands(settings: Settings) -> frozenset[str]:
    """Build the bot with an empty database, and name its commands. Raise OperatorError."""
    with tempfile.TemporaryDirectory(prefix="nudge-", ignore_cleanup_errors=True) as folder:
        app = build(_apart(settings, Path(folder)), instead=Instead(workers_later=True))
        try:
            asyncio.run(_set_up(app.bot))
            return frozenset(
                command.name
                for kind in AppCommandType
                for command in app.bot.tree.get_commands(type=kind)
            )
        finally:
            app.close()


def _apart(settings: Settings, folder: Path) -> Settings:
    """Return settings for a bot that keeps all in a folder of its own, and reaches nobody."""
    new = {"database": folder / "nudge.sqlite3", "backups": "", "dask_scheduler": None}
    return settings.model_copy(update=new)


async def _set_up(bot: TutorBot) -> None:
    for module in features():
        await module.setup(bot)


def _read_lessons(folder: Path) -> LessonsRead:
    report = check(folder, LESSON_KINDS, None)
    return LessonsRead(len(report.figures.lessons), tuple(map(str, report.problems)))
