"""Whether changes can be saved just now, and what kept earlier ones from it, counted by kind."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.errors import NotSavedError, StoppedError, UnreadableError
from bot.store.sqlite.faults import cause_of, is_broken

if TYPE_CHECKING:
    from bot.counts import KindTally

KINDS: Final = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_IOERR: "disk",
}
"""What each kind of SQLite's errors is counted as; every other one is "other"."""
WORDS: Final = {
    "full": "the disk is full",
    "locked": "another program locks the file",
    "read_only": "the file cannot be written to",
    "disk": "the disk reports an error",
}
REMEMBERED_SECONDS: Final = 60.0  # unless somebody tries again: then how that ended is what counts


class SavingRecord:
    """How the last change ended. `errors` counts what went wrong, changes and reads together."""

    def __init__(self, errors: KindTally) -> None:
        self._errors = errors
        self._last: tuple[str, float] | None = None

    def saved(self) -> None:
        self._last = None

    def failed(self, error: Exception) -> None:
        """Note an error that a caller of the store is given; a rule that says no is none."""
        kind = kind_of(error)
        if kind is None:
            return
        self._errors.add(kind)
        if isinstance(error, NotSavedError):
            self._last = kind, time.monotonic()

    @property
    def trouble(self) -> str | None:
        """Say why the last change was not saved; None when it was, or that is too long ago."""
        last = self._last
        if last is None or time.monotonic() - last[1] > REMEMBERED_SECONDS:
            return None
        why = WORDS.get(last[0], "SQLite refused it")
        return f"The last change could not be saved: {why}."


def kind_of(error: Exception) -> str | None:
    """Return what an error of the store is counted as; None when it is no fault of the store."""
    if isinstance(error, StoppedError):
        return "stopped"
    given = isinstance(error, (NotSavedError, UnreadableError))
    cause = cause_of(error.__cause__ or error) if given else cause_of(error)
    if cause is not None and is_broken(cause):
        return "damaged"
    if not given and not isinstance(error, sa.exc.SQLAlchemyError):
        return None
    return KINDS.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, "other")
