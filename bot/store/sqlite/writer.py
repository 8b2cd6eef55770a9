"""One thread that writes: all waiting units share one transaction, each in its own savepoint.

A commit waits until the disk has it; sharing commits makes a busy minute many times faster. Callers
get their result only after the commit that holds their change.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import threading
from dataclasses import dataclass
from itertools import groupby
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar, cast

import sqlalchemy as sa

from bot.store.errors import ClosedError, NotSavedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
log = logging.getLogger(__name__)

MOST = 256
PASSING = {  # a full disk, a lock, a read-only file: writing resumes when the cause is gone
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One change that happens as a whole or not at all, and the future its caller waits for."""

    work: Callable[[sa.Connection], Any]
    waits: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class Settled:
    waits: asyncio.Future[Any]
    value: Any = None
    error: Exception | None = None


class Writer:
    """Takes units from any event loop and writes them in the order of arrival."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection = engine.connect()
        self._waiting: SimpleQueue[Unit | None] = SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        # A daemon does not keep a program alive that ends without closing. No acknowledged change
        # is lost then.
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` and return its value after the commit. Raise ClosedError after `close`."""
        waits: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        with self._door:
            if self._closed:
                raise ClosedError
            self._waiting.put(Unit(work, waits))
        return await waits

    def close(self) -> None:
        """Write what waits, then end the thread."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._thread.join()
        self._connection.close()
        self._engine.dispose()

    def _run(self) -> None:
        while batch := self._batch():
            _tell(self._store([unit for unit in batch if not unit.waits.cancelled()]))

    def _batch(self) -> list[Unit]:
        """Wait for a unit; return it and those behind it. Empty once the writer is closed."""
        batch: list[Unit] = []
        while not batch or (len(batch) < MOST and not self._waiting.empty()):
            unit = self._waiting.get()
            if unit is None:
                if batch:
                    self._waiting.put(None)
                break
            batch.append(unit)
        return batch

    def _store(self, batch: list[Unit]) -> list[Settled]:
        """Commit a batch; where that is not possible, commit each unit by itself."""
        try:
            transaction = self._connection.begin()
        except Exception as error:  # noqa: BLE001 - raised in the callers
            return [Settled(unit.waits, error=_in_words(error)) for unit in batch]
        try:
            with transaction:
                return [self._one(unit) for unit in batch]
        except Exception as error:  # noqa: BLE001 - raised in the callers
            if len(batch) == 1:
                return [Settled(batch[0].waits, error=_in_words(error))]
        return [settled for unit in batch for settled in self._store([unit])]

    def _one(self, unit: Unit) -> Settled:
        """Run one unit in a savepoint.

        Raise its exception when SQLite has rolled back the whole transaction.
        """
        driver = cast("sqlite3.Connection", self._connection.connection.driver_connection)
        driver.execute("SAVEPOINT unit")  # SQLAlchemy's begin_nested takes twice as long
        try:
            value = unit.work(self._connection)
        except BaseException as error:
            if not driver.in_transaction:
                raise _in_words(error) from error
            driver.execute("ROLLBACK TO unit")
            driver.execute("RELEASE unit")
            return Settled(unit.waits, error=_in_words(error))
        driver.execute("RELEASE unit")
        return Settled(unit.waits, value)


def _in_words(error: BaseException) -> Exception:
    """Return a NotSavedError for an error that may pass by itself, else the same error.

    What a future cannot carry, such as StopIteration, becomes a RuntimeError.
    """
    if isinstance(error, StopIteration) or not isinstance(error, Exception):
        unfit = RuntimeError(f"A change was broken off by {error!r}.")
        unfit.__cause__ = error
        return unfit
    cause = error.orig if isinstance(error, sa.exc.OperationalError) else error
    if not isinstance(cause, sqlite3.OperationalError):
        return error
    if cause.sqlite_errorcode & 0xFF not in PASSING:  # the low byte is the kind of error
        return error
    log.warning("A change was not saved: %s", cause)
    words = NotSavedError()
    words.__cause__ = error
    return words


def _tell(settled: Iterable[Settled]) -> None:
    """Wake each event loop once: waking it for every outcome makes the slowest 3 times slower."""
    for loop, group in groupby(settled, key=lambda settled: settled.waits.get_loop()):
        with contextlib.suppress(RuntimeError):  # that loop has ended, and its callers with it
            loop.call_soon_threadsafe(_resolve, list(group))


def _resolve(batch: list[Settled]) -> None:
    for settled in batch:
        if settled.waits.done():  # the caller was cancelled meanwhile
            continue
        if settled.error is None:
            settled.waits.set_result(settled.value)
        else:
            settled.waits.set_exception(settled.error)
