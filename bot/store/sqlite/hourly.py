"""Backs a database up every hour while it is in use, in a thread that gives way to everything."""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
from typing import TYPE_CHECKING, Protocol

from bot.store.errors import DamagedError, DatabaseError
from bot.store.sqlite.background import BackgroundWork
from bot.store.sqlite.looks import mark

if TYPE_CHECKING:
    from bot.store.sqlite.backup_folder import BackupFolder
    from bot.store.sqlite.looks import Mark

    Marks = tuple[Mark | None, ...]

log = logging.getLogger(__name__)

HOUR = 3600.0
RESERVE = 64 * 2**20  # bytes that a backup leaves free: the bot itself must go on writing
UNFORESEEN = (
    "something went wrong that nobody foresaw ({kind}). Every five minutes it is tried again. If "
    "it stays so, restart the bot, and report what its log says."
)
NUMBER = re.compile(r"\d+")  # such as how much room there is, which changes all the time


class RunningDatabase(Protocol):
    """The database that is in use."""

    @property
    def trouble(self) -> str | None:
        """Why its files must not be trusted now, or None."""
        ...

    def check(self) -> None:
        """Begin to look through it, and stop writing where it is damaged."""
        ...


class HourlyBackups:
    """The port `Copied` of the services: backups of the database that `folder` is for."""

    def __init__(self, folder: BackupFolder, database: RunningDatabase) -> None:
        self._folder, self._database = folder, database
        self._path = folder.path
        self._work = BackgroundWork("store-backup", broken_off="The backup was broken off.")
        self._next: float | None = None  # when one is due, in seconds that elapse
        self._copied: Marks | None = None  # how the files looked before the last backup
        self._fault: str | None = None

    @property
    def trouble(self) -> str | None:
        """Why there is no new backup, in a sentence for the operator; None when all is well."""
        return self._fault and f"There is no new backup of the database: {self._fault}"

    def copy_when_due(self, elapsed: float) -> None:
        """Begin a backup when the newest is an hour old, or when the last one failed.

        `elapsed` are seconds since some moment in the past. This returns at once.
        """
        self._work.begin(lambda: self._run(elapsed))

    def stop(self) -> None:
        """Break off a backup, of which nothing stays, and begin no other one."""
        self._work.stop()

    def join(self) -> None:
        """Wait for a backup that is being made."""
        self._work.join()

    def _run(self, elapsed: float) -> None:
        try:
            if self._is_due(elapsed):
                self._make()
                self._next = elapsed + HOUR
            self._told(None)
        except (DatabaseError, OSError, sqlite3.Error) as error:
            if not self._work.closing:
                self._told(_in_words(error))
                if isinstance(error, DamagedError):
                    self._database.check()  # the copy or the file itself: that finds it out
        except Exception as error:  # noqa: BLE001 - the end of a thread: it is told, with its trace
            self._told(UNFORESEEN.format(kind=type(error).__name__), error)

    def _is_due(self, elapsed: float) -> bool:
        """Whether an hour is over; at the start, as the time in the name of the newest says.

        While a backup fails one stays due, and a folder that is not ours stays unlooked at.
        """
        if self._next is None:
            self._folder.prepare()
            newest = max(self._folder.all(), key=lambda copy: copy.number, default=None)
            age = (self._folder.clock() - newest.made).total_seconds() if newest else HOUR
            # A time that is still to come was told by a clock that was wrong.
            self._next = elapsed + (HOUR - age if 0 <= age < HOUR else 0)
        return elapsed >= self._next

    def _make(self) -> None:
        harm = self._database.trouble
        if harm is not None:
            raise DatabaseError(harm)
        self._folder.prepare()  # it may have been taken away meanwhile, or given to another bot
        marks = self._marks()
        if marks == self._copied:
            return
        self._look_for_room()
        made = self._folder.add(watched=self._work.watched, doubt=lambda: self._database.trouble)
        self._copied = marks
        if made is not None:
            deleted = self._folder.thin_out(made)
            size = made.path.stat().st_size / 1e6
            told = "Backed up to %s (%.1f MB); %d older ones deleted."
            log.info(told, made.path, size, deleted)

    def _marks(self) -> Marks:
        return tuple(mark(f"{self._path}{ending}") for ending in ("", "-wal"))

    def _look_for_room(self) -> None:
        """Raise DatabaseError where the copy would leave the bot itself no room to write."""
        size = sum(found.size for found in self._marks() if found is not None)
        free = shutil.disk_usage(self._folder.folder).free
        if free < size + RESERVE:
            raise DatabaseError(
                f"The disk of {self._folder.folder} has {free / 1e6:.0f} MB free, and a backup "
                f"needs {(size + RESERVE) / 1e6:.0f} MB. Those that are there are kept; make room."
            )

    def _told(self, fault: str | None, cause: Exception | None = None) -> None:
        """Say in the log once what is wrong, with the trace of a `cause`; once that it is over."""
        if fault is not None and NUMBER.sub("", fault) != NUMBER.sub("", self._fault or ""):
            log.error("There is no new backup of the database: %s", fault, exc_info=cause)
        if fault is None and self._fault is not None:
            log.warning("Backups of the database are made again.")
        self._fault = fault


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}."
    return str(error)
