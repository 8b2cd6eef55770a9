"""Puts the parts together, once. The only real clock and the only real dice are made here."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from dataclasses import dataclass
from datetime import UTC, datetime
from random import SystemRandom
from typing import TYPE_CHECKING

from bot.content.loading import load_course
from bot.jobs.pool import TrainingPool
from bot.services.services import Memory, build_services
from bot.store.attempts import Attempts
from bot.store.database import Database
from bot.store.lock import DatabaseLock
from bot.store.notebook import Notebook
from bot.store.readings import Readings
from bot.store.runs import Runs
from bot.store.upgrade import upgrade
from bot.ui.client import TutorBot

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings

log = logging.getLogger(__name__)


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one real clock


@dataclass(frozen=True, slots=True)
class App:
    """A bot that is ready to log in, with what must be closed after it."""

    bot: TutorBot
    database: Database
    trainer: TrainingPool
    lock: DatabaseLock

    def close(self) -> None:
        """Stop the workers, finish what is being written, give the database back."""
        self.trainer.close()
        self.database.close()
        self.lock.release()


def build(settings: Settings) -> App:
    """Lock and migrate the database, load the lessons, start the workers, make the bot.

    Raise InUseError when another bot holds the database, SchemaError when it is newer than this
    program, and ContentError when there is no course to teach.
    """
    course, problems = load_course(settings.lessons)
    for problem in problems:
        log.error("Switched off or left out: %s", problem)
    settings.database.parent.mkdir(parents=True, exist_ok=True)
    lock = DatabaseLock(settings.database)
    lock.acquire()
    try:
        upgrade(settings.database, settings.migrations)
        database = Database(settings.database, now)
        database.start()
    except BaseException:
        lock.release()
        raise
    trainer = TrainingPool(settings.training_workers)
    trainer.start()
    memory = Memory(Readings(database), Attempts(database), Notebook(database), Runs(database))
    services = build_services(course, memory, trainer, SystemRandom())
    return App(TutorBot(services), database, trainer, lock)


async def serve(settings: Settings, token: str) -> None:
    """Be on Discord until a signal says stop.

    Raise discord.LoginFailure for a refused token and OSError when Discord cannot be reached.
    """
    app = build(settings)
    stop = asyncio.Event()
    on_stop_signal(stop.set)
    try:
        online = asyncio.create_task(app.bot.start(token))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({online, stopped}, return_when=asyncio.FIRST_COMPLETED)
        await app.bot.close()
        stopped.cancel()
        await online
    finally:
        app.close()


def on_stop_signal(stop: Callable[[], object]) -> None:
    """Call `stop` at Ctrl+C or SIGTERM; discord.py installs no handler for the latter."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            loop.add_signal_handler(name, stop)
