"""Saves what only the opened files still hold, and compares it with what lies in their place."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bot.store.errors import DatabaseError
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.looks import mark
from bot.store.sqlite.partial import all_or_nothing
from bot.store.sqlite.place import REPLACED, copy_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import sqlalchemy as sa

    from bot.store.sqlite.looks import Mark

RESCUED = "-rescued-"
"""Part of the name of a copy that was saved from the opened files; such a file is a backup."""
NEWEST = 1000  # rows of each table that are compared one by one


def rescue(connection: sa.Connection, path: Path, now: datetime) -> Path | None:
    """Copy everything that an open connection sees to a new file beside `path`.

    None when the copy could not be made, or is not sound.
    """
    target = copy_named(path, RESCUED, now)
    try:
        with all_or_nothing(target) as copy:
            _copy(_driver_of(connection), copy)
    except (sqlite3.Error, OSError, DatabaseError):  # such as a folder that is gone, or full
        return None
    return target


def _copy(driver: sqlite3.Connection, copy: Path) -> None:
    """Copy what is committed, and check the copy. Raise DatabaseError when it is not sound."""
    try:
        driver.execute("PRAGMA query_only=OFF")  # writing the copy counts as writing
        driver.execute("VACUUM INTO ?", (str(copy),))
    finally:
        with suppress(sqlite3.Error):
            driver.execute("PRAGMA query_only=ON")
    fault = fault_in(copy)
    if fault is not None:
        raise DatabaseError(fault)


def set_aside(path: Path, ours: Mark | None, now: datetime) -> Path | None:
    """Rename a log at `path` that does not belong to the database beside it; None if it is not so.

    SQLite would merge it into the other database and spoil that one.
    """
    if ours is None or not ours.is_same_file(mark(path)):
        return None
    database = Path(str(path).removesuffix("-wal"))
    aside = Path(f"{copy_named(database, REPLACED, now)}-wal")
    path.rename(aside)
    return aside


def holds_the_same(connection: sa.Connection, other: Path) -> bool:
    """Whether another database has all that a connection sees: each table's size and newest rows.

    A backup that is a minute old differs: every press is noted in a row of its own.
    """
    with closing(sqlite3.connect(f"{other.as_uri()}?mode=ro", uri=True)) as there:
        here = _driver_of(connection)
        return all(one == two for one, two in zip(_rows(here), _rows(there), strict=True))


def _rows(connection: sqlite3.Connection) -> Iterator[object]:
    tables = [name for (name,) in connection.execute(_TABLES)]
    yield tables
    for table in tables:
        keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
        order = ", ".join(f'"{key}" DESC' for key in keys) or "rowid DESC"
        yield connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - our own tables
        newest = f'SELECT * FROM "{table}" ORDER BY {order} LIMIT {NEWEST}'  # noqa: S608 - see above
        yield connection.execute(newest).fetchall()


_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
)


def _driver_of(connection: sa.Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
