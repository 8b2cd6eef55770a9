"""Where a database really lies, what lies beside it, and that only its owner reads its files."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
OTHERS = 0o077
BESIDE = ("-wal", "-shm", "-journal", ".lock", ".pid", ".upgrade.lock", ".closed", ".backups")
"""What the name of a database is followed by in the names of the files that belong to it."""

REPLACED = "-replaced-"
"""Part of the name of a database that a restore replaced; such a file is no backup."""

MAGIC = b"SQLite format 3\0"  # the first bytes of a database that is not empty
HEADER = 100  # bytes with which a database begins
READ_BY, WITH_A_LOG = 19, b"\2"  # the byte of it that says who can read the file
LOGS = ("-wal", "-journal")  # what may hold changes that the file lacks


def real_path(path: Path) -> Path:
    """Follow every link, also one that leads to no file yet: one database has one real path.

    Locks, logs and backups lie beside this path, so two names of one file cannot have two locks.
    """
    return Path(os.path.realpath(path))


def is_nothing(path: Path) -> bool:
    """Whether a file is missing or empty. The lock of a database that is missing makes it empty."""
    return _size(path) == 0


def _size(path: Path) -> int:
    """Return how many bytes are in a file, 0 without one: a bot that ends takes its log away."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_size if path.exists() else 0
    return 0


def logs_of(path: Path) -> list[Path]:
    """Return the logs with something in them; a database that was closed well has none."""
    logs = (Path(f"{path}{suffix}") for suffix in LOGS)
    return [log for log in logs if _size(log)]


def log_of(path: Path) -> Path | None:
    return next(iter(logs_of(path)), None)


def had_a_log(path: Path) -> bool:
    """Whether a database may have a write-ahead log: that is in its header before the log is."""
    with path.open("rb") as file:
        return file.read(HEADER)[READ_BY : READ_BY + 1] == WITH_A_LOG


def is_log(path: Path) -> bool:
    """Whether a file is named like the log of a database."""
    return path.name.endswith(LOGS)


def owner_of(log: Path) -> Path:
    """Return the path of the database that a log is named after."""
    ending = next(suffix for suffix in LOGS if log.name.endswith(suffix))
    return log.with_name(log.name.removesuffix(ending))


def copy_named(path: Path, why: str, now: datetime) -> Path:
    """Return the name beside a database of a copy that is made of it `now`."""
    return path.with_name(f"{path.stem}{why}{now:%Y%m%dT%H%M%S%f}{path.suffix}")


def make_folder(folder: Path) -> None:
    """Make the missing folders of a path so that only their owner can look into them."""
    for one in reversed((folder, *folder.parents)):
        if not one.exists():
            one.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def make_file(path: Path) -> bool:
    """Make an empty file that only its owner can read; False when there is one already.

    SQLite gives its log the permissions of the database, so this protects the log as well.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    except FileExistsError:
        return False
    os.close(descriptor)
    return True


def make_private(path: Path) -> list[Path]:
    """Take from everybody else the right to read the files of a database, where they are ours.

    The copies that were put aside beside it belong to them. Return those that others could read.
    """
    return [file for file in files_of(path, path.parent) if tightened(file)]


def tightened(file: Path) -> bool:
    """Take from all others every right to a file or folder of ours; return whether they had one.

    On Windows the folder in the user's home decides who may read, so nothing is done there.
    """
    with contextlib.suppress(OSError):  # it is gone, or the file system knows no permissions
        found = file.lstat()
        folder = stat.S_ISDIR(found.st_mode)
        known = os.name != "nt" and (folder or stat.S_ISREG(found.st_mode))
        if known and found.st_uid == os.geteuid() and found.st_mode & OTHERS:
            file.chmod(PRIVATE_FOLDER if folder else PRIVATE_FILE)
            return True
    return False


def files_of(path: Path, folder: Path) -> Iterator[Path]:
    """Name the files of the database at `path` that may lie in a folder: its own, or of copies."""
    yield folder / path.name
    for ending in BESIDE:
        yield folder / f"{path.name}{ending}"
    for ending in ("", "-wal", "-shm", "-journal"):
        yield from folder.glob(f"{literal(path.stem)}-*{literal(path.suffix)}{ending}")


def literal(name: str) -> str:
    """Write a name so that a pattern finds just that name."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
