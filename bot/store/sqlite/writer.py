"""One thread that writes: all waiting units share one transaction, each in its own savepoint.

A commit waits until the disk has it; sharing commits makes a busy minute many times faster. Callers
get their result only after the commit that holds their change.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, TypeVar, cast

import sqlalchemy as sa

from bot.store.errors import ClosedError, StoppedError
from bot.store.sqlite.engine import PATIENCE
from bot.store.sqlite.faults import cause_of, is_broken, is_locked
from bot.store.sqlite.guard import FileGuard, Harm, HarmError, Trouble
from bot.store.sqlite.inbox import CallBetween, Inbox
from bot.store.sqlite.looks import mark
from bot.store.sqlite.units import Settled, Unit, in_words, tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.counts import Spread

T = TypeVar("T")

LEAST_PATIENCE = 0.05  # seconds for a unit that has waited long enough behind others


class Writer:
    """Takes units from any event loop and writes them in the order of arrival.

    When the files at `path` are harmed, `alarm` is called once in the writer's thread, and every
    unit is refused until `reopen` put new connections in the place of the old ones. `commits` is
    told how long each batch took, from its begin until the disk has it.
    """

    def __init__(
        self, engine: sa.Engine, path: Path, alarm: Callable[[Trouble], None], commits: Spread
    ) -> None:
        self._engine, self._path, self._alarm, self._commits = engine, path, alarm, commits
        self._connection = engine.connect()
        self._patient = True
        self.trouble: Trouble | None = None
        self._first = mark(path)
        self.guard = self._guarded()
        self._inbox = Inbox()
        # A daemon does not keep a program alive that ends without closing: nothing is lost then.
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` and return its value after the commit. Raise ClosedError after `close`."""
        waits: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if not self._inbox.put(Unit(work, waits, time.monotonic() + PATIENCE)):
            raise ClosedError
        return await waits

    def between(self, run: Callable[[], object]) -> bool:
        """Have something done in the writer's thread, or return False after `close`."""
        return self._inbox.put(CallBetween(run))

    def stop(self, trouble: Trouble) -> None:
        """Write nothing more. Only in the writer's thread."""
        if self.trouble is None:
            self.trouble = trouble
            if not trouble.kept:
                self.guard.leave_as_it_is()
            self._alarm(trouble)

    def merge(self) -> bool:
        """Write all of the log into the file. False when another program is in the way."""
        busy = self.driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def reopen(self, release: Callable[[], None]) -> None:
        """Open the file at the path anew and go on. Only in the writer's thread.

        `release` closes the connections that read, while this one is closed too.
        """
        self.guard.go_on()
        self._connection.close()
        self._engine.dispose()
        release()
        self.guard.close()
        self._connection = self._engine.connect()
        self._patient = True
        self.guard = self._guarded()
        self.trouble = None

    def close(self) -> None:
        """Write what waits, then end the thread."""
        self._inbox.close()
        self._thread.join()

    def release(self) -> None:
        """Close the file, after `close` and after everything else that has it open."""
        self._connection.close()
        self._engine.dispose()
        self.guard.close()

    @property
    def driver(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", self._connection.connection.driver_connection)

    def _guarded(self) -> FileGuard:
        """Guard the files, all of which are there once a transaction has begun.

        The first file is locked for as long as this process runs; another one is locked here.
        """
        claim = self._first is not None and not self._first.is_same_file(mark(self._path))
        self.driver.execute("BEGIN IMMEDIATE")
        try:
            return FileGuard(self._path, claim=claim)
        finally:
            self.driver.execute("ROLLBACK")

    def _run(self) -> None:
        while (batch := self._inbox.batch(self.look)) is not None:
            tell(self._store([unit for unit in batch if not unit.waits.cancelled()]))
        self.look()  # what was done to the files since the last commit is noticed still

    def look(self) -> None:
        """Look at the files although nobody writes."""
        if self.trouble is None and not self.guard.is_calm():
            self._store([])

    def _store(self, batch: list[Unit]) -> list[Settled]:
        """Commit a batch; where that is not possible, commit each unit by itself."""
        if self.trouble is not None:
            return self._refused(batch)
        begun, began = False, time.perf_counter()
        try:
            transaction, begun = self._begin(batch), True
            settled = self._committed(batch, transaction)
        except Exception as error:  # noqa: BLE001 - raised in the callers
            return self._failed(batch, error, begun=begun)
        if batch:
            self._commits.add(time.perf_counter() - began)
        try:
            self.guard.confirm()
        except Exception as error:  # noqa: BLE001 - raised in the callers
            return self._doubted(batch, error)
        return settled

    def _doubted(self, batch: list[Unit], error: Exception) -> list[Settled]:
        """Tell of a change that was committed into files which somebody may not find again."""
        if self.is_harm(error):
            return self._refused(batch, doubtful=True)
        return [Settled(unit.waits, error=in_words(error)) for unit in batch]

    def _failed(self, batch: list[Unit], error: Exception, *, begun: bool) -> list[Settled]:
        if self.is_harm(error):
            return self._refused(batch)
        if not begun:
            return self._not_begun(batch, error)
        if len(batch) > 1:
            return [settled for unit in batch for settled in self._store([unit])]
        return [Settled(unit.waits, error=in_words(error)) for unit in batch]

    def _committed(self, batch: list[Unit], transaction: sa.RootTransaction) -> list[Settled]:
        """Raise HarmError when the files are not those that SQLite has open."""
        try:
            with transaction:
                self.guard.begin()
                settled = [self._one(unit) for unit in batch]
                self.guard.check()
        except BaseException:
            self.guard.taken_back()
            raise
        return settled

    def _begin(self, batch: list[Unit]) -> sa.RootTransaction:
        """Begin, and wait for another program that locks the file as long as the first unit may.

        Setting the time costs something: that is done only after it was locked once.
        """
        if not self._patient:
            first = min((unit.until for unit in batch), default=0.0)
            wait = max(LEAST_PATIENCE, first - time.monotonic())
            self.wait_at_most(wait)
        transaction = self._connection.begin()
        if not self._patient:
            self.wait_at_most(PATIENCE)
            self._patient = True
        return transaction

    def wait_at_most(self, seconds: float) -> None:
        self.driver.execute(f"PRAGMA busy_timeout={1000 * seconds:.0f}")

    def _not_begun(self, batch: list[Unit], error: Exception) -> list[Settled]:
        """Tell those who waited long enough; try again for those who came later."""
        late: list[Unit] = []
        if is_locked(error):
            self._patient = False
            soon = time.monotonic() + LEAST_PATIENCE
            late = [unit for unit in batch if unit.until > soon]
        waited = (unit for unit in batch if unit not in late)
        settled = [Settled(unit.waits, error=in_words(error)) for unit in waited]
        if not late:
            return settled
        tell(settled)
        return self._store(late)

    def is_harm(self, error: Exception) -> bool:
        """Whether an error says that the files are not sound; then writing stops."""
        if isinstance(error, HarmError):
            self.stop(error.trouble)
        elif is_broken(error):
            self.stop(Trouble(Harm.DAMAGED, self.guard.seen, str(cause_of(error))))
        return self.trouble is not None

    def _refused(self, batch: list[Unit], *, doubtful: bool = False) -> list[Settled]:
        kept = self.trouble is not None and self.trouble.kept
        return [
            Settled(unit.waits, error=StoppedError(kept=kept, doubtful=doubtful)) for unit in batch
        ]

    def _one(self, unit: Unit) -> Settled:
        """Run one unit in a savepoint.

        Raise its exception when SQLite has rolled back the whole transaction, or finds the file
        damaged.
        """
        driver = self.driver
        driver.execute("SAVEPOINT unit")  # SQLAlchemy's begin_nested takes twice as long
        try:
            value = unit.work(self._connection)
        except BaseException as error:
            if is_broken(error):
                raise
            if not driver.in_transaction:
                raise in_words(error) from error
            driver.execute("ROLLBACK TO unit")
            driver.execute("RELEASE unit")
            return Settled(unit.waits, error=in_words(error))
        driver.execute("RELEASE unit")
        return Settled(unit.waits, value)
