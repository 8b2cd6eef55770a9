"""Looks into a database and leaves its folder as it was, whether or not a bot has it open.

A usual connection merges the log when it is the last one to close, and makes files beside the
database. One that is opened here does neither.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError, PassingError
from bot.store.sqlite.health import AT_ONCE, fault_near_the_edges, looking_at, opened_as, told_by
from bot.store.sqlite.place import LOGS, log_of

if TYPE_CHECKING:
    from collections.abc import Iterator

COPY = "copy.sqlite3"
LARGEST_COPY = 500 * 10**6  # bytes
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


@dataclass(frozen=True, slots=True)
class FilePeek:
    """What a file holds. `version` is None where no migration is noted.

    `fault` is what is wrong with it in SQLite's words; then nothing else is known. `ours` is
    whether it is empty or Nudge's, `people` whether somebody is in it. `newest` is the id of the
    newest press. `class_channels` are pairs of a server and its class channel. `whole` is whether
    every page was looked at.
    """

    version: str | None = None
    ours: bool = True
    people: bool = False
    newest: int | None = None
    class_channels: tuple[tuple[int, int], ...] = ()
    fault: str | None = None
    whole: bool = True


def peek(path: Path) -> FilePeek:
    """Look into an existing database. Raise DatabaseError when it cannot be read.

    A large file is looked at near its edges only, which takes some milliseconds. One that a bot
    opened or closed meanwhile is looked at again.
    """
    before = _has_index(path)
    try:
        found = _peeked(path)
    except PassingError:
        raise
    except DatabaseError:
        if before == _has_index(path):
            raise
        return _peeked(path)
    return _peeked(path) if found.fault and before != _has_index(path) else found


def _peeked(path: Path) -> FilePeek:
    try:
        with _kept_as_it_is(path) as file, peeking(file) as connection:
            whole = path.stat().st_size <= AT_ONCE
            fault = (
                told_by(connection, "PRAGMA quick_check(1)")
                if whole
                else fault_near_the_edges(connection, file)
            )
            return FilePeek(fault=fault) if fault else _content(connection, whole=whole)
    except sqlite3.DatabaseError as error:
        return FilePeek(fault=str(error))


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing database with its log. Raise DatabaseError as `peek` does."""
    with _kept_as_it_is(path) as file, peeking(file) as connection:
        yield connection


@contextlib.contextmanager
def _kept_as_it_is(path: Path) -> Iterator[Path]:
    """Yield the file, or a copy of it with its log where that has no index: one would be made.

    Raise DatabaseError for one that is too large to be copied.
    """
    if not log_of(path) or _has_index(path):
        yield path
        return
    if path.stat().st_size > LARGEST_COPY:
        raise DatabaseError(f"{path} is large, and its log has no index: Nudge makes one.")
    with tempfile.TemporaryDirectory(prefix="nudge-") as folder:
        for ending in ("", *LOGS):
            if Path(f"{path}{ending}").exists():
                shutil.copyfile(f"{path}{ending}", Path(folder) / f"{COPY}{ending}")
        with looking_at(Path(folder) / COPY) as connection:
            connection.execute(_TABLES).fetchone()  # which makes the index, while this is open
            yield Path(folder) / COPY


@contextlib.contextmanager
def peeking(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing file for reading. Raise DatabaseError if it cannot be read."""
    advice = "Check that it is yours, and that no other program locks it."
    with opened_as(path, f"mode=ro&{_options(path)}", advice) as connection:
        yield connection


def _options(path: Path) -> str:
    """Without an index of the log nobody has the file open."""
    return "readonly_shm=1" if _has_index(path) else "immutable=1"


def _has_index(path: Path) -> bool:
    return Path(f"{path}-shm").exists()


def _content(connection: sqlite3.Connection, *, whole: bool) -> FilePeek:
    tables = {name for (name,) in connection.execute(_TABLES)}
    version = newest = None
    if "alembic_version" in tables:
        version = _value(connection, "SELECT version_num FROM alembic_version")
    if not {"learner", "press"} <= tables:
        return FilePeek(str(version) if version else None, not tables, whole=whole)
    newest = _value(connection, "SELECT max(interaction_id) FROM press")
    channels = ()
    if "classroom" in tables:
        channels = tuple(connection.execute(_CHANNELS).fetchall())
    return FilePeek(
        version=str(version) if version else None,
        ours=version is not None,
        people=_value(connection, "SELECT 1 FROM learner LIMIT 1") is not None,
        newest=None if newest is None else int(str(newest)),
        class_channels=channels,
        whole=whole,
    )


_CHANNELS = "SELECT guild_id, channel_id FROM classroom WHERE channel_id IS NOT NULL"


def _value(connection: sqlite3.Connection, query: str) -> object:
    row = connection.execute(query).fetchone()
    return None if row is None else row[0]


def compile_options() -> frozenset[str]:
    """Return with which options the SQLite library in use was built."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        return frozenset(name for (name,) in connection.execute("PRAGMA compile_options"))
