"""Checked copies of a database, made while it is in use, and restoring from one."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.errors import DatabaseError
from bot.store.sqlite.health import REPLACED, damaged, fault_in, looking_at
from bot.store.sqlite.place import make_file, real_path
from bot.store.sqlite.version import is_current, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

LOGS = ("-wal", "-shm")


def backup(path: Path, target: Path) -> None:
    """Write a checked copy of the database `path` to `target`, all of it or nothing.

    The bot may be running. Raise DatabaseError when `target` exists, when `path` is damaged or is
    no Nudge database, or when there is no room for the copy.
    """
    path = real_path(path)
    if version_of(path) is None:
        raise DatabaseError(f"There is no Nudge database at {path}.")
    if target.exists():
        raise DatabaseError(f"{target} exists already, and it stays as it is. Choose a new name.")
    with _all_or_nothing(target) as copy:
        _copy(path, copy)


def restore(source: Path, path: Path, now: datetime) -> Path | None:
    """Put a copy of the backup `source` in the place of the database `path`.

    Return the path to which the present database was copied first, None when there was none. The
    caller holds the DatabaseLock of `path`, and upgrades it afterwards. Raise DatabaseError, with
    nothing changed, when `source` is damaged, is no Nudge database, or is newer than this program.
    """
    path = real_path(path)  # a link to the database stays a link
    if version_of(source) is None:
        raise DatabaseError(f"There is no Nudge database at {source}.")
    is_current(source)
    with _all_or_nothing(path) as copy:
        _copy(source, copy)
        kept = _put_aside(path, now)
        # Before the copy takes its place: an old log would be merged into the new file.
        for suffix in LOGS:
            Path(f"{path}{suffix}").unlink(missing_ok=True)
    return kept


def _copy(path: Path, copy: Path) -> None:
    """Copy what is committed, the log included, and check the copy."""
    with looking_at(path) as connection:
        try:
            connection.execute("PRAGMA query_only=OFF")  # writing the copy counts as writing
            connection.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.OperationalError as error:
            raise DatabaseError(f"{path} could not be copied: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise damaged(path, str(error)) from error
    fault = fault_in(copy)
    if fault is not None:
        raise damaged(path, fault)


def _put_aside(path: Path, now: datetime) -> Path | None:
    """Copy a database that is not in use, its log included, whether or not it is sound."""
    if not path.exists() or path.stat().st_size == 0:  # empty: the lock made it
        return None
    kept = path.with_name(f"{path.stem}{REPLACED}{now:%Y%m%dT%H%M%S%f}{path.suffix}")
    for suffix in ("", "-wal"):
        part = Path(f"{path}{suffix}")
        if part.exists():
            make_file(Path(f"{kept}{suffix}"))
            shutil.copyfile(part, f"{kept}{suffix}")
            _to_disk(Path(f"{kept}{suffix}"))
    return kept


@contextlib.contextmanager
def _all_or_nothing(target: Path) -> Iterator[Path]:
    """Yield a new file beside `target`; after the block, put it in the place of `target`."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(descriptor)
    copy = Path(name)
    try:
        yield copy
        _to_disk(copy)
        copy.replace(target)
        _to_disk(target.parent)
    finally:
        copy.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt":  # Windows can open no folder, and syncs only what was opened to write
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
