"""A few threads that read, each with a connection that cannot write."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from bot.store.errors import ClosedError

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

T = TypeVar("T")


class Reader:
    """Runs reads in `threads` threads; the pool of `engine` must hold as many connections."""

    def __init__(self, engine: sa.Engine, threads: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="store-reader")

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a snapshot and return its value. Raise ClosedError after `close`."""
        try:
            future = self._threads.submit(self._look, work)
        except RuntimeError:  # the threads are shut down
            raise ClosedError from None
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Finish the reads that were asked for, then close the connections. May be called twice."""
        self._threads.shutdown()
        self._engine.dispose()

    def _look(self, work: Callable[[sa.Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)
