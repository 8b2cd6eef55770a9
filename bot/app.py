"""Builds the bot once from its parts. Only here is a real random source made."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from random import SystemRandom
from time import perf_counter
from typing import TYPE_CHECKING

from bot import real_clock
from bot.backing_up import backups_of, hourly_backups, private_folder
from bot.counts import Counts
from bot.forgotten import forgotten_in
from bot.jobs.fork_server import keep_sockets_in
from bot.jobs.lesson_pictures import LessonPictures
from bot.jobs.parts import shipped_parts
from bot.jobs.pool import TrainingPool
from bot.memories import memory_in
from bot.registries import REGISTRIES
from bot.services.clock import ThreadClock
from bot.services.conversation.pace import USUAL
from bot.services.deadlines import Deadlines
from bot.services.given import Outside, Registries
from bot.services.privacy.memories import RememberedPeople
from bot.services.privacy.upkeep import DeletionUpkeep
from bot.services.services import build_services
from bot.services.upkeep import Upkeep
from bot.store.database import Database
from bot.store.forgetting import Forgetting
from bot.store.sqlite.lock import DatabaseLock
from bot.store.sqlite.partial import sweep
from bot.store.sqlite.place import real_path
from bot.store.upgrade import upgrade
from bot.taught import taught
from bot.tutor.course.lesson_pictures import pictures_of
from bot.tutor.errors import OperatorError
from bot.ui.client import TutorBot
from bot.ui.kit.live import LiveMessages
from bot.ui.kit.threads import DiscordThreads
from bot.ui.kit.wire import DiscordWire

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.jobs.dask.engine import DaskEngine
    from bot.jobs.worker import Load
    from bot.services.clock import Clock
    from bot.services.conversation.pace import Allowance
    from bot.services.lab.ports import Engine
    from bot.services.pictures import Pictures
    from bot.services.services import Services
    from bot.settings import Settings
    from bot.taught import Taught
    from bot.tutor.data.table import DataTable

log = logging.getLogger(__name__)

now = real_clock.now


class EngineError(OperatorError):
    """The workers that the settings name must not be used in the way the settings say."""


@dataclass(frozen=True, slots=True)
class App:
    """A bot that is ready to log in; `close` stops its workers and gives its database back."""

    bot: TutorBot
    parts: ExitStack
    draw: Callable[[], None]
    start_late: Callable[[], None] | None = None
    counts: Counts = field(default_factory=Counts)

    def close(self) -> None:
        self.parts.close()

    async def warm(self) -> None:
        """Have the pictures drawn in the background; have made what messages are answered with."""
        if self.start_late is not None:
            await self.bot.wait_until_ready()
            self.start_late()
        self.draw()
        await self.bot.services.conversation.reader.ready()
        await self.bot.services.answers.prepare()


@dataclass(frozen=True, slots=True)
class Instead:
    """What takes the place of a real part: of the workers, of the clock, of reading the lessons.

    The times in the database are always those of the real clock. `allowance` is how much one
    person may write.
    """

    engine: Engine | None = None
    clock: Clock | None = None
    pictures: Pictures | None = None
    taught: Taught | None = None
    allowance: Allowance = USUAL
    workers_later: bool = False  # once the bot is on Discord: beside its start they slow it down


NOTHING_INSTEAD = Instead()


def build(
    settings: Settings,
    registries: Registries = REGISTRIES,
    load: Load = shipped_parts,
    instead: Instead = NOTHING_INSTEAD,
) -> App:
    """Lock and migrate the database, load the lessons, start the workers, make the bot.

    `load` is what a worker calls for what the names of the catalogue stand for. Raise
    DatabaseError when the database is in use, damaged or newer than this program, ContentError when
    there is no course to teach, and EngineError when the workers that the settings name may not be
    used. ValueError names what in `registries` cannot be offered.
    """
    engine, clock, late, counts = instead.engine, instead.clock, None, Counts()
    with ExitStack() as parts:
        database = opened(settings, parts, counts)
        course, tables, spoken = instead.taught or taught(settings, registries)
        if engine is None:
            engine, late = engine_in(settings, load, parts, instead, counts)
        if clock is None:
            clock = ticking = ThreadClock(now, perf_counter)
            parts.callback(ticking.close)
        drawing = drawing_for(tables, load, parts, counts)
        messages, threads = LiveMessages(clock, SystemRandom()), DiscordThreads()
        told = instead.pictures or drawing, instead.allowance, settings.contact
        outside = Outside(engine, messages, threads, clock, SystemRandom(), *told)
        memory = memory_in(database, registries.catalogue)
        services = build_services(course, memory, outside, tables, registries, spoken)
        bot = TutorBot(services, clock, registries.rooms, counts)
        messages.wire, threads.bot = DiscordWire(bot), bot
        deadlines = Deadlines(memory.due, clock, services.classroom.desk.assignments.end)
        upkeep = upkeep_of(settings, database, bot, parts)
        resumed = (services.training.resume, services.groups.resume)
        for begin in (*resumed, deadlines.start, upkeep.start, deleting_in(services, clock)):
            bot.add_at_start(begin)
        bot.add_behind(services.rescoring.resume)
        watch_over(bot, database, deadlines)
        return App(bot, parts.pop_all(), partial(drawing.warm, pictures_of(course)), late, counts)


def deleting_in(services: Services, clock: Clock) -> Callable[[], Awaitable[None]]:
    """Have the memory forget who is deleted, and cards of removed data go soon.

    Return what goes on with deletions at a start.
    """
    remembered = RememberedPeople(
        services.conversation,
        services.following,
        services.questions,
        services.classroom.posts,
        services.forms,
        services.pace,
    )
    services.deleting.forgets.append(remembered.forget)
    for removals in (services.own_data.removals, services.following.places.removals):
        removals.append(services.deleting.mending.soon)
    for removals in (services.own_data.removals, services.deleting.removals):
        removals.append(services.training.data_went)
    return DeletionUpkeep(services.deleting, clock).start


def upkeep_of(settings: Settings, database: Database, bot: TutorBot, parts: ExitStack) -> Upkeep:
    """Make what is done every hour: forgetting, backups, and a look through the file."""
    copies = hourly_backups(settings, database, bot, parts)
    rules = forgotten_in(database.path, settings.backup_folder)
    return Upkeep(Forgetting(database, rules), database, bot.clock, copies)


def watch_over(bot: TutorBot, database: Database, deadlines: Deadlines) -> None:
    """Tell the bot what it waits for before it goes, and what keeps it from answering."""
    services = bot.services
    bot.duty.add_other(lambda: services.following.busy)
    bot.duty.add_other(lambda: len(services.groups.posting))
    bot.duty.add_other(lambda: deadlines.busy)
    bot.duty.add_trouble(lambda: database.trouble)
    bot.duty.add_trouble(lambda: database.saving.trouble)


def drawing_for(
    tables: dict[str, DataTable], load: Load, parts: ExitStack, counts: Counts
) -> LessonPictures:
    """Make what draws the pictures; it starts no process before it is asked for one."""
    drawing = LessonPictures(load, tables.values())
    drawing.counts = counts
    parts.callback(drawing.close)
    return drawing


def opened(settings: Settings, parts: ExitStack, counts: Counts) -> Database:
    """Lock, migrate and open the database; `parts` gives it back."""
    private_folder(settings.database)
    parts.enter_context(DatabaseLock(settings.database))
    sweep(real_path(settings.database).parent, real_path(settings.database).name)
    upgrade(settings.database, settings.migrations, backups_of(settings, now))
    database = Database(settings.database, now, counts)
    parts.callback(database.close)
    database.start()
    keep_sockets_in(settings.database.with_name(f"{settings.database.name}.workers"))
    return database


def engine_in(
    settings: Settings, load: Load, parts: ExitStack, instead: Instead, counts: Counts
) -> tuple[Engine, Callable[[], None] | None]:
    """Make what runs trainings, and start it; return how it is started if that is done later."""
    engine = engine_for(settings, load)
    engine.counts = counts
    parts.callback(engine.close)
    if instead.workers_later:
        return engine, engine.start
    engine.start()
    return engine, None


def engine_for(settings: Settings, load: Load) -> TrainingPool | DaskEngine:
    """Choose where trainings run: here, or on a Dask cluster. Raise EngineError if it may not."""
    if settings.dask_scheduler is None:
        return TrainingPool(load, settings.training_workers)
    from bot.jobs.dask.engine import DaskEngine  # noqa: PLC0415 - it is there with the extra only

    try:
        return DaskEngine(
            load,
            settings.dask_scheduler,
            ca=settings.dask_ca,
            cert=settings.dask_cert,
            key=settings.dask_key,
        )
    except ValueError as error:
        raise EngineError(str(error)) from error
