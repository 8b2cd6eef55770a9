"""Whether a file is a sound database, and if not, which backup is."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.errors import DamagedError, DatabaseError, PassingError
from bot.store.schema import SCHEMA
from bot.store.sqlite.advice import to_restore
from bot.store.sqlite.copies import copies_of
from bot.store.sqlite.place import is_nothing, log_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    Watched = Callable[[sqlite3.Connection], AbstractContextManager[object]]

AT_ONCE = 16 * 2**20  # bytes of a file that is checked before anybody is answered: under 0.2 s
PATIENCE = 5000  # milliseconds for another program to let go of the file
QUICKLY = "PRAGMA quick_check(1)"
A_MIGRATION = re.compile(r"\d{4}")  # the number of one
EMPTY = "the file is empty"
PASSING = {  # what passes by itself; a read-only file or a missing folder does not
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PROTOCOL,
}


def refused(error: BaseException | None, sentence: str) -> DatabaseError:
    """Return a DatabaseError of this sentence: a PassingError where the cause passes by itself."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind of error
    return (PassingError if code in PASSING else DatabaseError)(sentence)


def sqlite_version() -> tuple[int, int, int]:
    """Return the version of the SQLite library in use; 3.51.3 mended the last known WAL bug."""
    return sqlite3.sqlite_version_info


@contextlib.contextmanager
def looking_at(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing file for reading. Raise DatabaseError if it cannot be read.

    A write-ahead log stays as it is, and so does the file: the last one to close a connection that
    may write would merge the log into a damaged file, and throw away that of an empty one, which
    therefore is not opened. A journal is what a killed change left: it must be taken back first.
    """
    if path.exists() and is_nothing(path):
        raise sqlite3.DatabaseError(EMPTY)
    log = log_of(path)
    may_write = log is None or log.name.endswith("-journal")
    advice = "Check that the file exists, that it is yours, and that no other program locks it."
    with opened_as(path, "mode=rw" if may_write else "mode=ro", advice) as connection:
        connection.execute("PRAGMA query_only=ON")
        yield connection


@contextlib.contextmanager
def opened_as(path: Path, options: str, advice: str) -> Iterator[sqlite3.Connection]:
    """Open an existing file as `options` of its address say.

    Raises DatabaseError, which ends with `advice`, when it or what is read of it is refused.
    """
    uri = f"{path.resolve().as_uri()}?{options}"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
            yield connection
    except sqlite3.OperationalError as error:
        raise refused(error, f"The database {path} cannot be read: {error}. {advice}") from error


def told_by(connection: sqlite3.Connection, check: str) -> str | None:
    """Run a check, and return what it says of damage. None when it finds none."""
    found = str(connection.execute(check).fetchone()[0])
    return None if found == "ok" else " ".join(found.split())


def fault_in(path: Path, watched: Watched = contextlib.nullcontext) -> str | None:
    """Say what is wrong with the file, in SQLite's words. None when it is sound.

    `watched` is entered with the connection, so that somebody may break off what it does. Raise
    DatabaseError when the file cannot be read at all, or the check was broken off.
    """
    try:
        with looking_at(path) as connection, watched(connection):
            return told_by(connection, QUICKLY)
    except sqlite3.DatabaseError as error:
        return str(error)


def fault_at_the_edges(path: Path) -> str | None:
    """Look at the first and the last row of each table, and whether the end of the file is there.

    It takes some milliseconds, however large the file is. A file that was cut off or copied while
    it was written, and a log that does not belong to it, are found this way; one damaged page
    somewhere is not. Raise DatabaseError when the file cannot be read at all.
    """
    try:
        with looking_at(path) as connection:
            return fault_near_the_edges(connection, path)
    except sqlite3.DatabaseError as error:
        return str(error)


def fault_near_the_edges(connection: sqlite3.Connection, path: Path) -> str | None:
    """Do the same through an open connection. Raise sqlite3.DatabaseError for what is damaged."""
    for table, keys in connection.execute(_KEYS).fetchall():
        order = ", ".join(f'"{key}" DESC' for key in keys.split(","))
        for which in ("", f"ORDER BY {order}"):
            query = f'SELECT * FROM "{table}" {which} LIMIT 1'  # noqa: S608 - our names
            connection.execute(query).fetchone()
    pages, size = (connection.execute(f"PRAGMA {what}").fetchone()[0] for what in _SIZES)
    logged = Path(f"{path}-wal")
    if logged.exists() and logged.stat().st_size:
        return None  # some pages are in the log alone
    cut = path.stat().st_size < pages * size
    return f"the file should have {pages} pages of {size} bytes and is shorter" if cut else None


_KEYS = """
SELECT m.name, group_concat(c.name, ',') FROM sqlite_master m, pragma_table_info(m.name) c
WHERE m.type = 'table' AND c.pk > 0 GROUP BY m.name
"""
_SIZES = ("page_count", "page_size")


def check_health(path: Path, *, ended_well: bool = False) -> bool:
    """Raise DamagedError, which names the newest sound backup, when the file is not sound.

    Return whether all of it is known to be sound. What `ended_well` is as it was when it was
    closed. A small file is read wholly. Of a large one only the edges are looked at here, because a
    kill or a power cut harms nothing in a write-ahead log that is synced at every commit: the
    caller has the rest checked while people are answered.
    """
    if not path.exists() or path.stat().st_size <= AT_ONCE:
        fault, whole = None if ended_well else fault_in(path), True
    else:
        fault, whole = fault_at_the_edges(path), ended_well
    if fault is not None:
        raise damaged(path, fault)
    return whole


def damaged(path: Path, fault: str) -> DamagedError:
    backup = newest_backup(path)
    advice = (
        f"Put the newest good backup in its place: {to_restore(path, backup)}"
        if backup
        else f"No good backup named {path.stem}-….sqlite3 lies beside it, nor in the folder of its "
        "backups. If you have one under another name or elsewhere: " + to_restore(path, "BACKUP")
    )
    return DamagedError(
        f"The database {path} is damaged ({fault}). Nothing was written to it. {advice}"
    )


def newest_backup(path: Path) -> Path | None:
    """Find the newest backup that can be restored, in the folder of backups or beside the file."""
    with contextlib.suppress(OSError):  # a folder that cannot be read: none is known
        return next((copy.path for copy in copies_of(path) if is_sound(copy.path)), None)
    return None


def is_sound(path: Path) -> bool:
    """Whether a file is a whole database of Nudge's, of this program or an earlier one."""
    try:
        with looking_at(path) as connection:
            noted = noted_in(connection) or ""
            known = A_MIGRATION.fullmatch(noted) is not None and noted <= SCHEMA
            return known and told_by(connection, QUICKLY) is None
    except (sqlite3.Error, DatabaseError):
        return False


def noted_in(connection: sqlite3.Connection) -> str | None:
    """Return what Alembic noted as the newest migration. Raise sqlite3.Error without its table."""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if found is None else str(found[0])
