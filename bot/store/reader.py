"""A few threads that read, each with a connection that cannot write."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from bot.store.errors import ClosedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class Reader:
    """Runs reads in `threads` threads; the pool of `engine` must hold as many connections.

    `in_words` makes of an error of the driver, in such a thread, the one that the caller gets.
    """

    def __init__(
        self, engine: sa.Engine, threads: int, in_words: Callable[[Exception], Exception]
    ) -> None:
        self._engine, self._size, self._in_words = engine, threads, in_words
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="store-reader")
        self._gate = threading.Condition()
        self._reading, self._paused = 0, False
        self.warm()

    def warm(self) -> None:
        """Open all connections now: one that is opened later might find another file there."""
        with contextlib.ExitStack() as opened:
            for _ in range(self._size):
                connection = opened.enter_context(self._engine.connect())
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a snapshot and return its value. Raise ClosedError after `close`."""
        try:
            future = self._threads.submit(self._look, work)
        except RuntimeError:  # the threads are shut down
            raise ClosedError from None
        return await asyncio.wrap_future(future)

    @contextlib.contextmanager
    def through(self) -> Iterator[sa.Connection]:
        """Lend one of the connections to another thread."""
        with self._passing(), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def paused(self, seconds: float) -> Iterator[bool]:
        """Let reads wait until the end of the block. False when some did not end in `seconds`."""
        with self._gate:
            self._paused = True
            idle = self._gate.wait_for(lambda: self._reading == 0, seconds)
        try:
            yield idle
        finally:
            with self._gate:
                self._paused = False
                self._gate.notify_all()

    def release(self) -> None:
        """Close the connections. Only while reads are paused."""
        self._engine.dispose()

    def close(self) -> None:
        """Finish the reads that were asked for, then close the connections. May be called twice."""
        self._threads.shutdown()
        self._engine.dispose()

    @contextlib.contextmanager
    def _passing(self) -> Iterator[None]:
        with self._gate:
            self._gate.wait_for(lambda: not self._paused)
            self._reading += 1
        try:
            yield
        finally:
            with self._gate:
                self._reading -= 1
                self._gate.notify_all()

    def _look(self, work: Callable[[sa.Connection], T]) -> T:
        try:
            with self._passing(), self._engine.begin() as connection:
                return work(connection)
        except sa.exc.DBAPIError as error:
            told = self._in_words(error)
            if told is error:
                raise
            raise told from error
