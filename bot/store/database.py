"""The database as the rest of the store sees it: one change after another, reads beside them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from bot.store.errors import ClosedError
from bot.store.reader import Reader
from bot.store.sqlite.checking import BackgroundCheck
from bot.store.sqlite.ending import ClosingMark
from bot.store.sqlite.engine import reading_engine, writing_engine
from bot.store.sqlite.health import check_health, damaged, refused
from bot.store.sqlite.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

T = TypeVar("T")
log = logging.getLogger(__name__)

READERS = 2


class Database:
    """One SQLite file with the tables of this version (see `bot.store.upgrade`).

    `clock` returns the present with its time zone.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.clock = clock
        self._damaged = False
        self.checked = False  # whether `start` knows of the whole file that it is sound
        self._ending = ClosingMark(path)
        self._check = BackgroundCheck(path, self.report_damage)
        self._writer: Writer | None = None
        self._reader: Reader | None = None

    def start(self) -> None:
        """Check the file and open it.

        Raise DatabaseError when it is missing, damaged or cannot be written to.
        """
        self.checked = check_health(self.path, ended_well=self._ending.was_good())
        self._ending.begin()
        writing = writing_engine(self.path)
        try:
            with writing.begin():  # which needs the right to write
                pass
            self._writer = Writer(writing)
        except sa.exc.OperationalError as error:
            writing.dispose()
            raise refused(
                error.orig, f"The database {self.path} cannot be written to: {error.orig}."
            ) from error
        self._reader = Reader(reading_engine(self.path, READERS), READERS)

    def close(self) -> None:
        """Store what waits, then close the file. A second call does nothing.

        The writer is closed last: the last connection to close merges the write-ahead log into the
        file.
        """
        self._check.stop()
        if self._reader is not None:
            self._reader.close()
        if self._writer is not None:
            self._writer.close()
            if not self._damaged:
                self._ending.mark()

    def check(self) -> None:
        """Look through the file in a thread, while it is in use; `report_damage` hears of a fault.

        It reads only, gives way to everything else, and stops when the file is closed.
        """
        self._check.start()

    def report_damage(self, fault: str) -> None:
        """Take note that the file is damaged, `fault` in SQLite's words. From any thread."""
        self._damaged = True
        log.error("%s", damaged(self.path, fault))

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` as one change and return its value once the change is on the disk.

        `work` does nothing but SQL, commits nothing, and may run twice: when another change spoils
        a shared commit, each is done again by itself. Raise NotSavedError when the disk is full or
        the file is locked or read-only, ClosedError before `start` and after `close`, and whatever
        `work` raises; in each case nothing has changed. After a CancelledError the change may be
        stored or not.
        """
        if self._writer is None:
            raise ClosedError
        return await self._writer.write(work)

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a snapshot of all that was stored before this call.

        Raise ClosedError before `start` and after `close`.
        """
        if self._reader is None:
            raise ClosedError
        return await self._reader.read(work)
