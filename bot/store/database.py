"""The database as the rest of the store sees it: one change after another, reads beside them."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from bot.counts import Counts
from bot.store.errors import ClosedError, UnreadableError
from bot.store.reader import Reader
from bot.store.sqlite.checking import BackgroundCheck
from bot.store.sqlite.ending import ClosingMark
from bot.store.sqlite.engine import reading_engine, writing_engine
from bot.store.sqlite.faults import cause_of, is_broken, is_readonly, passes
from bot.store.sqlite.guard import Harm, Trouble
from bot.store.sqlite.health import check_health, refused
from bot.store.sqlite.leaving_nothing import Wiping, cut_log
from bot.store.sqlite.mending import Mender
from bot.store.sqlite.place import real_path
from bot.store.sqlite.saving import SavingRecord
from bot.store.sqlite.verdicts import Judge
from bot.store.sqlite.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

T = TypeVar("T")
READERS = 2
END_OF_READS = 1.0  # seconds to wait for reads under way before the files are opened anew
ANSWER = 60.0  # seconds in which the writer gets round to opening them


class Database:
    """One SQLite file with the tables of this version (see `bot.store.upgrade`).

    `clock` returns the present with its time zone. Commits and errors are counted in `counts`.
    """

    def __init__(
        self, path: Path, clock: Callable[[], datetime], counts: Counts | None = None
    ) -> None:
        self.path = real_path(path)
        self.clock = clock
        self._counts = counts or Counts()
        self.saving = SavingRecord(self._counts.store_errors)
        self.checked = False  # whether `start` knows of the whole file that it is sound
        self._ending = ClosingMark(self.path)
        self._check = BackgroundCheck(self.path, self.report_damage)
        self._writer: Writer | None = None
        self._reader: Reader | None = None
        self._mender: Mender | None = None
        self._wiping = Wiping()

    @property
    def trouble(self) -> str | None:
        """Why nothing can be written now, in words for the operator; None when all is well."""
        found = self._writer.trouble if self._writer is not None else None
        return None if found is None else f"The database {self.path} {found.harm.value}."

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
            self._reader = Reader(reading_engine(self.path, READERS), READERS, self._unread)
            self._writer = Writer(writing, self.path, self._harmed, self._counts.commits)
        except sa.exc.OperationalError as error:
            if self._reader is not None:
                self._reader.close()
            writing.dispose()
            raise refused(
                error.orig, f"The database {self.path} cannot be written to: {error.orig}."
            ) from error

    def close(self) -> None:
        """Store what waits, then close the file. A second call does nothing.

        The writer's connection is closed last: the last one to close merges the write-ahead log
        into the file.
        """
        self._check.stop()
        if self._writer is not None:
            self._writer.close()
        sound = self.trouble is None  # by now it has looked at the files for the last time
        if self._mender is not None:
            self._mender.close()
        if self._reader is not None:
            self._reader.close()
        if self._writer is not None:
            self._writer.release()
            if sound:
                self._ending.mark()

    def check(self) -> None:
        """Look through the file in a thread, while it is in use; `report_damage` hears of a fault.

        It reads only, gives way to everything else, and stops when the file is closed.
        """
        self._check.start()

    def report_damage(self, fault: str) -> None:
        """Stop writing, as the file is damaged; `fault` in SQLite's words. From any thread."""
        with contextlib.suppress(ClosedError):
            writer, _ = self._opened()
            writer.between(lambda: writer.stop(Trouble(Harm.DAMAGED, writer.guard.seen, fault)))

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` as one change and return its value once the change is on the disk.

        `work` does nothing but SQL, commits nothing, and may run twice: when another change spoils
        a shared commit, each is done again by itself. Raise NotSavedError when the disk is full or
        the file is locked or read-only, StoppedError after the file was replaced or damaged,
        ClosedError before `start` and after `close`, and whatever `work` raises; in each case but
        the last moment of a StoppedError nothing has changed. After a CancelledError the change may
        be stored or not.
        """
        if self._writer is None:
            raise ClosedError
        try:
            value = await self._writer.write(work)
        except Exception as error:
            self.saving.failed(error)
            raise
        self.saving.saved()
        return value

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a snapshot of all that was stored before this call.

        Raise ClosedError before `start` and after `close`, UnreadableError where the file is
        damaged or locked.
        """
        if self._reader is None:
            raise ClosedError
        try:
            return await self._reader.read(work)
        except Exception as error:
            self.saving.failed(error)
            raise

    async def cut_log(self) -> bool:
        """Leave no older page in the log: all is written into the file, and the log is emptied.

        False when that cannot be done now, because somebody reads. Raise ClosedError as `write`.
        """
        return await self._between(cut_log)

    async def wipe_some(self) -> bool:
        """Overwrite some of the free room of the file. False once it was gone through."""
        return await self._between(self._wiping.step)

    async def _between(self, do: Callable[[Writer], bool]) -> bool:
        if self._writer is None:
            raise ClosedError
        writer, ended = self._writer, Future[bool]()

        def done() -> None:
            if not ended.set_running_or_notify_cancel():
                return  # nobody waits for it any more
            try:
                ended.set_result(do(writer))
            except Exception as error:  # noqa: BLE001 - raised in the caller
                ended.set_exception(error)

        if not writer.between(done):
            raise ClosedError
        return await asyncio.wrap_future(ended)

    def _harmed(self, trouble: Trouble) -> None:
        """Have somebody look after the files. Called in the writer's thread."""
        writer, reader = self._opened()
        judge = Judge(self.path, trouble, writer.guard, reader.through, self.clock)
        self._mender = Mender(judge, self._go_on)
        self._mender.start()

    def _unread(self, error: Exception) -> Exception:
        """Put a failed read into words; stop writing where it failed because of damage."""
        if is_broken(error):
            self.report_damage(str(cause_of(error)))
            return UnreadableError(damaged=True)
        passing = passes(error) and not is_readonly(error)
        return UnreadableError(damaged=False) if passing else error

    def _go_on(self, merge: bool) -> bool:
        """Open the files anew, in the writer's thread; False when that cannot be done now."""
        ended: Future[bool] = Future()

        def reopen() -> None:
            try:
                ended.set_result(self._reopened(merge=merge))
            except Exception as error:  # noqa: BLE001 - raised in the thread that mends
                ended.set_exception(error)

        return self._opened()[0].between(reopen) and ended.result(ANSWER)

    def _reopened(self, *, merge: bool) -> bool:
        writer, reader = self._opened()
        with reader.paused(END_OF_READS) as idle:
            # After an attempt that failed half way there is nothing left to be merged.
            if not idle or (merge and writer.guard.is_open and not writer.merge()):
                return False
            writer.reopen(reader.release)
            reader.warm()
        return True

    def _opened(self) -> tuple[Writer, Reader]:
        if self._writer is None or self._reader is None:
            raise ClosedError
        return self._writer, self._reader
