"""Work on a database in a thread of its own that gives way to everything and may be stopped."""

from __future__ import annotations

import contextlib
import os
import threading
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

GENTLE = 19  # the lowest priority: presses come first
STOP_SECONDS = 1.0


class BackgroundWork:
    """One piece of work at a time, in a thread called `name`; `broken_off` says that it ended."""

    def __init__(self, name: str, *, broken_off: str) -> None:
        self._name, self._broken_off = name, broken_off
        self._door = threading.Lock()
        self._thread: threading.Thread | None = None
        self._connection: sqlite3.Connection | None = None
        self._closing = False

    @property
    def closing(self) -> bool:
        """Whether `stop` was called: what fails now is no fault."""
        return self._closing

    def begin(self, work: Callable[[], None]) -> None:
        """Begin `work`, unless some is under way or `stop` was called; this returns at once."""
        with self._door:
            if self._closing or (self._thread is not None and self._thread.is_alive()):
                return
            run = threading.Thread(target=_gently, args=(work,), name=self._name, daemon=True)
            self._thread = run
            run.start()

    def stop(self) -> None:
        """Break off what is under way, and begin nothing more."""
        with self._door:
            self._closing = True
            if self._connection is not None:
                self._connection.interrupt()
            thread = self._thread
        if thread is not None:
            thread.join(STOP_SECONDS)

    def join(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    @contextlib.contextmanager
    def watched(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Let `stop` break off what `connection` does.

        Raises DatabaseError when `stop` was called.
        """
        with self._door:
            if self._closing:
                raise DatabaseError(self._broken_off)
            self._connection = connection
        try:
            yield
        finally:
            with self._door:
                self._connection = None


def _gently(work: Callable[[], None]) -> None:
    if hasattr(os, "setpriority"):  # only Linux can lower the priority of one thread alone
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GENTLE)
    work()
