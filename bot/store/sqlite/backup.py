"""Checked copies of a database, made while it is in use, and restoring from one."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.errors import DamagedError, DatabaseError, PassingError
from bot.store.sqlite.carrying import carry_deletions
from bot.store.sqlite.health import (
    PATIENCE,
    damaged,
    fault_in,
    looking_at,
    refused,
    told_by,
)
from bot.store.sqlite.partial import all_or_nothing, sweep, to_disk
from bot.store.sqlite.place import (
    LOGS,
    REPLACED,
    copy_named,
    had_a_log,
    is_nothing,
    logs_of,
    real_path,
)
from bot.store.sqlite.turns import one_at_a_time
from bot.store.sqlite.version import is_current, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.store.sqlite.health import Watched

WHOLLY = "PRAGMA integrity_check(1)"  # the indexes too, which the quick check leaves out


def backup(path: Path, target: Path) -> None:
    """Write a checked copy of the database `path` to `target`, all of it or nothing.

    The bot may be running. Raise DatabaseError when `target` exists, when `path` is damaged or is
    no Nudge database, or when there is no room for the copy.
    """
    path = real_path(path)
    if version_of(path) is None:
        raise DatabaseError(f"There is no Nudge database at {path}.")
    if target.is_dir():
        raise DatabaseError(f"{target} is a folder. Name a new file in it.")
    if target.exists():
        raise DatabaseError(f"{target} exists already, and it stays as it is. Choose a new name.")
    sweep(target.parent, path.name)
    with one_at_a_time(path), all_or_nothing(target) as copy:
        checked_copy(path, copy)


def restore(source: Path, path: Path, now: datetime) -> Path | None:
    """Put a copy of the backup `source` in the place of the database `path`.

    Return the path to which the present database was copied first, or its log was moved where that
    was there alone; None when there was neither. The caller holds the DatabaseLock of `path`, and
    upgrades it afterwards. Killed at any moment, the present database stands there with all that
    was stored in it, or the copy with all of its. Raise DatabaseError, with nothing changed, when
    `source` is damaged, is no Nudge database, or is newer than this program, or when another
    program has the present database open.
    """
    path = real_path(path)  # a link to the database stays a link
    with _told_of(source):
        if version_of(source) is None:
            raise DatabaseError(f"There is no Nudge database at {source}.")
        is_current(source)
    path = path.resolve()  # the file changes its place, not a link to it
    sweep(path.parent, path.name)
    with all_or_nothing(path) as copy:
        with _told_of(source):
            checked_copy(source, copy)
        carry_deletions(path, copy)
        kept = None if is_nothing(path) else _put_aside(path, now)
        to_disk(copy)  # which takes a while: what follows must take none, as it can be killed
        kept = _log_moved(path, now) if kept is None else kept
        # All that was stored is in the file now. A log left beside it would be merged into the new
        # file. Only of a damaged database may it still hold something, and that was put aside.
        for suffix in ("-shm", *LOGS):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        to_disk(path.parent)
    _verify(path, kept)
    return kept


@contextlib.contextmanager
def _told_of(source: Path) -> Iterator[None]:
    """Say of a backup that it is no good: the advice for a database in use would be to restore."""
    try:
        yield
    except DamagedError as error:
        raise DatabaseError(
            f"{source} is damaged, or no backup of Nudge's at all. Nothing was changed: choose "
            "another backup."
        ) from error


def _verify(path: Path, kept: Path | None) -> None:
    """Raise DatabaseError when what was restored is not what it was when it was copied."""
    fault = fault_in(path)
    if fault is not None:
        before = f" What was there before is {kept}." if kept else ""
        raise DamagedError(
            f"{path} is damaged, although the backup was sound ({fault}): look whether the disk is "
            f"failing.{before}"
        )


def checked_copy(path: Path, copy: Path, watched: Watched = contextlib.nullcontext) -> None:
    """Copy what is committed, the log included, into the empty file `copy`, and check that.

    `watched` is entered with each connection, so that somebody may break off what it does. Raise
    DatabaseError when that is done, or there is no room, DamagedError when `path` is not sound.
    """
    with looking_at(path) as connection, watched(connection):
        try:
            connection.execute("PRAGMA wal_autocheckpoint=0")
            connection.execute("PRAGMA query_only=OFF")  # writing the copy counts as writing
            connection.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.OperationalError as error:
            raise refused(error, f"{path} could not be copied: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise damaged(path, str(error)) from error
    fault = fault_in(copy, watched)
    if fault is not None:
        raise damaged(path, fault)


def _log_moved(path: Path, now: datetime) -> Path | None:
    """Move the log of a database that is missing or empty, and return where it is; None without.

    With the file that it belongs to, should that be found, it holds the newest answers.
    """
    kept = copy_named(path, REPLACED, now)
    moved = [log.rename(f"{kept}{str(log).removeprefix(str(path))}") for log in logs_of(path)]
    return next(iter(moved), None)


def _put_aside(path: Path, now: datetime) -> Path:
    """Copy a database that is not in use, whether or not it is sound.

    The log is merged into it first; one with which it is not sound is copied beside the copy, which
    has its name once it is whole. Raise PassingError when another program has it open.
    """
    kept = copy_named(path, REPLACED, now)
    logs = [Path(f"{kept}{suffix}") for suffix in LOGS if _copied(path, kept, suffix)]
    needless = True
    try:
        needless = _merge_log(path)
    finally:
        if needless:
            for log in logs:
                log.unlink()
    _copied(path, kept, "")
    return kept


def _copied(path: Path, kept: Path, suffix: str) -> bool:
    """Copy a file as it is, and return whether there is something in it."""
    part = Path(f"{path}{suffix}")
    if suffix and not (part.exists() and part.stat().st_size):
        return False
    with all_or_nothing(Path(f"{kept}{suffix}")) as copy:
        shutil.copyfile(part, copy)
    return True


def _merge_log(path: Path) -> bool:
    """Bring all that is stored from the log into the file. Return False where it must stay outside.

    Into a file that is no good, or that the log does not belong to, SQLite would write what it can,
    and throw the log away.
    """
    if logs_of(path) and not _fits_its_log(path):
        return False
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
            connection.execute("SELECT count(*) FROM sqlite_master")  # takes back what was begun
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        raise refused(error, f"The database {path} cannot be put aside: {error}.") from error
    except sqlite3.DatabaseError:
        return False
    if busy:
        raise PassingError(
            f"Another program has the database {path} open. Close it, then restore again."
        )
    return True


def _fits_its_log(path: Path) -> bool:
    """Whether a file is sound together with the log beside it.

    A backup that somebody copied beside the log of another file never had a log of its own, and
    that is in its header: with the other's pages in it, it could even look sound.
    """
    if Path(f"{path}-wal") in logs_of(path) and not had_a_log(path):
        return False
    try:
        with looking_at(path) as connection:
            return told_by(connection, WHOLLY) is None
    except sqlite3.DatabaseError:
        return False
