"""What SQLite's errors mean: whether they pass by themselves, or the file is no longer sound."""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa

from bot.store.sqlite.health import PASSING

PASSING_WHILE_OPEN = PASSING | {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
"""A file that was opened once may be read-only, or out of reach, for a while only."""
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
BROKEN_READS = {  # kinds of SQLITE_IOERR that say what the file holds, not what the disk does
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR | (32 << 8),  # SQLITE_IOERR_DATA: a checksum does not fit
    sqlite3.SQLITE_IOERR | (33 << 8),  # SQLITE_IOERR_CORRUPTFS
}
GONE = {sqlite3.SQLITE_READONLY_DBMOVED}


def cause_of(error: BaseException) -> BaseException | None:
    """Return the driver's own error behind one of SQLAlchemy's, else the same error."""
    return error.orig if isinstance(error, sa.exc.DBAPIError) else error


def passes(error: BaseException) -> bool:
    """Whether an error of the driver is about the disk or a lock, which may pass by itself."""
    return _code(error) & 0xFF in PASSING_WHILE_OPEN and not is_broken(error)


def is_broken(error: BaseException) -> bool:
    """Whether an error says that the file is damaged, cut off, or no database at all."""
    code = _code(error)
    return code & 0xFF in BROKEN or code in BROKEN_READS or code in GONE


def is_locked(error: BaseException) -> bool:
    """Whether an error says that another program holds the file."""
    return _code(error) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def is_readonly(error: BaseException) -> bool:
    """Whether an error says that this connection cannot write."""
    return _code(error) & 0xFF == sqlite3.SQLITE_READONLY


def _code(error: BaseException) -> int:
    cause = cause_of(error)
    return getattr(cause, "sqlite_errorcode", 0) if isinstance(cause, sqlite3.Error) else 0
