"""Looks through a database while it is in use: one thread that only reads and may be stopped."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError
from bot.store.sqlite.background import BackgroundWork
from bot.store.sqlite.health import looking_at, told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

log = logging.getLogger(__name__)

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class BackgroundCheck:
    """Checks the file at `path`, one table after the other, each on a snapshot of its own.

    So the write-ahead log is held up no longer than one table takes. `report` is called in the
    thread of the check with what SQLite says of damage.
    """

    def __init__(self, path: Path, report: Callable[[str], None]) -> None:
        self._path, self._report = path, report
        self._work = BackgroundWork("store-check", broken_off="The check was broken off.")

    def start(self) -> None:
        """Begin a check, unless one is under way or `stop` was called."""
        self._work.begin(self._check)

    def stop(self) -> None:
        """Break off a check, and begin no other one."""
        self._work.stop()

    def join(self) -> None:
        """Wait for a check that is under way."""
        self._work.join()

    def _check(self) -> None:
        try:
            fault = self._fault()
        except DatabaseError as error:  # locked, or gone: whoever writes will meet it too
            if not self._work.closing:
                log.warning("The database could not be checked: %s", error)
            return
        if fault is not None and not self._work.closing:
            self._report(fault)

    def _fault(self) -> str | None:
        try:
            with self._looking() as connection:
                for (table,) in connection.execute(TABLES).fetchall():
                    fault = told_by(connection, f"PRAGMA quick_check('{table}')")
                    if fault is not None:
                        return fault
        except sqlite3.DatabaseError as error:
            return str(error)
        return None

    @contextlib.contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        """Open the file, so that `stop` can break off what is asked."""
        with looking_at(self._path) as connection:
            connection.execute("PRAGMA wal_autocheckpoint=0")
            with self._work.watched(connection):
                yield connection
