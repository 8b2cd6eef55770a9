"""The computer: its room, its SQLite, and the place where the workers are met."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.doctor.complaints import (
    DISK,
    FULL,
    LONG_PATH,
    NEARLY_FULL,
    SOCKET,
    SOCKET_FOLDER,
    SQLITE,
    SQLITE_BUGS,
    SQLITE_OLD,
    SQLITE_OPTIONS,
)
from bot.doctor.finding import good, wrong
from bot.doctor.spans import size_in_words
from bot.jobs.fork_server import is_too_long
from bot.store.sqlite.hourly import RESERVE
from bot.store.sqlite.place import LOGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding

Version = tuple[int, int, int]

FEW_BYTES, LITTLE_BYTES = 200_000_000, 1_000_000_000
OLDEST: Version = (3, 35, 0)  # the first one that returns what a change made (RETURNING)
MENDED: tuple[tuple[Version, Version], ...] = (
    ((3, 44, 6), (3, 45, 0)),
    ((3, 50, 7), (3, 51, 0)),
    ((3, 51, 3), (3, 52, 0)),
    ((3, 53, 0), (999, 0, 0)),
)
"""From the first up to the second, the WAL-reset bug of 3.7.0 and later is mended.

https://www.sqlite.org/wal.html#walresetbug: two connections that write or merge the log in the same
instant may spoil the file. Nudge has one connection that does. 3.52.0 was withdrawn.
"""
MUST_NOT = ("THREADSAFE=0", "OMIT_WAL", "OMIT_FOREIGN_KEY", "OMIT_TRIGGER")
"""Options with which Nudge cannot work: it uses threads, a log, and references."""


def nearest(path: Path) -> Path:
    """Return the nearest folder above a path that is there."""
    return next(folder for folder in path.parents if folder.is_dir())


def look_at_disk(path: Path, free: int) -> DoctorFinding:
    """Judge how many bytes are free where the database lies: a backup of it takes as many again."""
    size = _size_with_logs(path)
    words = f"{size_in_words(free)} are free where the database lies"
    mend = "Delete what is not needed there, or move the database to a larger disk."
    if free < max(FEW_BYTES, size):
        found = f"Only {words}: answers can soon not be saved any more."
        return wrong(FULL, found, f"{mend} Nudge goes on by itself once there is room.")
    if free < max(LITTLE_BYTES, 3 * size):
        return wrong(NEARLY_FULL, f"Only {words}: backups and a restore need room too.", mend)
    return good(DISK, f"{words[0].upper()}{words[1:]}.")


def look_at_backups_disk(path: Path, folder: Path, free: int) -> Iterator[DoctorFinding]:
    """Say that there is no room for a backup of the database at `path`, if it is so.

    `free` are bytes where its backups lie.
    """
    if free < _size_with_logs(path) + RESERVE:
        found = f"Only {size_in_words(free)} are free where the backups lie, in {folder}"
        mend = "Make room there, or set NUDGE_BACKUPS to a folder on a larger disk."
        yield wrong(NEARLY_FULL, f"{found}: no new one can be made.", mend)


def _size_with_logs(path: Path) -> int:
    files = (path.with_name(f"{path.name}{end}") for end in ("", *LOGS))
    return sum(file.stat().st_size for file in files if file.is_file())


def look_at_sqlite(version: Version, options: Iterable[str]) -> DoctorFinding:
    """Judge the SQLite library of this Python."""
    name = ".".join(map(str, version))
    newer = "Run Nudge with a newer Python, whose SQLite is 3.51.3 or later."
    if version < OLDEST:
        least = ".".join(map(str, OLDEST))
        return wrong(SQLITE_OLD, f"It is {name}, and Nudge needs {least} at least.", newer)
    missing = sorted({option for option in options if option in MUST_NOT})
    if missing:
        found = f"It was built in a way that Nudge cannot work with ({', '.join(missing)})."
        return wrong(SQLITE_OPTIONS, found, newer)
    if version == (3, 52, 0):
        return wrong(SQLITE_BUGS, f"It is {name}, which its makers withdrew.", newer)
    return _known(version, name)


def _known(version: Version, name: str) -> DoctorFinding:
    """Say whether a version that Nudge can work with has the WAL-reset bug."""
    if any(first <= version < end for first, end in MENDED):
        return good(SQLITE, f"It is {name}, of which no bug is known that harms files.")
    return good(
        SQLITE,
        f"It is {name}. It may harm a file that two programs write at once; Nudge never does that, "
        "so write to the database with no other program while the bot runs.",
    )


def look_at_socket(path: Path) -> DoctorFinding:
    """Judge where the workers are met: in a folder of the bot's, else in one of the system's."""
    folder = path.with_name(f"{path.name}.workers")
    longest = folder / "9999999"
    if is_too_long(longest):
        return wrong(
            LONG_PATH,
            "The path of the database is too long for the workers' socket beside it, so it lies in "
            "the system's folder for temporary files, which some systems clean.",
            "Give the database a shorter path with NUDGE_DATABASE, or let nothing clean that "
            "folder while the bot runs.",
        )
    closed = folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK))
    if closed or not os.access(nearest(folder), os.W_OK | os.X_OK):
        return wrong(
            SOCKET_FOLDER,
            f"The workers' socket cannot be made in {folder}.",
            "Run nudge doctor as the user who runs the bot. If this stays, let that user write "
            "there, and delete what has the name of that folder.",
        )
    return good(SOCKET, "There is room for it beside the database.")
