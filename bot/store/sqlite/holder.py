"""Who has a database: asked without locking anything, so that a bot may start at this moment."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.sqlite.ranges import OURS, SHARED, is_held

try:
    import fcntl
except ImportError:  # Windows
    FLOCK = None
else:
    FLOCK = fcntl.flock

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class DatabaseHolder:
    """Whether a Nudge holds the lock beside a database, and the file itself; None: not known.

    `process` is the number that the holder noted, "" where there is none. `shut` is whether another
    program keeps everybody from reading the file.
    """

    lock: bool | None
    file: bool | None
    process: str = ""
    shut: bool = False

    @property
    def running(self) -> bool:
        return bool(self.lock or self.file)

    @property
    def of_another_file(self) -> bool:
        """Whether the holder of the lock has another file open than the one that lies there."""
        return self.lock is True and self.file is False


def holder_of(path: Path) -> DatabaseHolder:
    """Say who holds the database at a real path."""
    process = ""
    with contextlib.suppress(OSError, ValueError):
        process = Path(f"{path}.pid").read_text(encoding="ascii").strip()
    file, shut = None, False
    with _opened(path) as descriptor:
        file = False if descriptor is None else is_held(descriptor, OURS)
        shut = descriptor is not None and bool(is_held(descriptor, SHARED, alone=True))
    if not process:  # a bot writes it once it has both locks: this one may be just starting
        return DatabaseHolder(bool(file), file, shut=shut)
    return DatabaseHolder(_is_locked(Path(f"{path}.lock")), file, process, shut)


def _is_locked(lock: Path) -> bool | None:
    """Whether somebody has locked the file beside a database: asked by sharing it for a moment."""
    with _opened(lock) as descriptor:
        if descriptor is None:
            return False
        if FLOCK is None:
            return None
        try:
            FLOCK(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        return False


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int | None]:
    """Open a file for reading alone; None where it cannot be."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)
