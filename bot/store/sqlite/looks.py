"""What the files of a database look like from outside: which files they are, and when changed.

SQLite's main file changes at a checkpoint only, and each commit and each checkpoint of any process
changes the index of the log (`-shm`). So a file that changed while the index did not was written to
by something that is not SQLite, such as `cp`. See https://sqlite.org/walformat.html.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.sqlite.log_sums import ends_as_committed, is_whole
from bot.store.sqlite.place import HEADER

if TYPE_CHECKING:
    from pathlib import Path

INDEX = 132  # bytes with which the index of the log begins


@dataclass(frozen=True, slots=True)
class Mark:
    """Which file it is, and its size and the time of its last change in nanoseconds."""

    device: int
    inode: int
    size: int
    changed: int

    def is_same_file(self, other: Mark | None) -> bool:
        return other is not None and (self.device, self.inode) == (other.device, other.inode)


@dataclass(frozen=True, slots=True)
class Sighting:
    """The three files at their paths (None: missing), and how the opened ones begin."""

    main: Mark | None
    log: Mark | None
    index: Mark | None
    header: bytes
    state: bytes

    @property
    def copied_back(self) -> bytes:
        """How far the log was merged into the main file; it changes with every checkpoint."""
        return self.state[32:40] + self.state[HEADER - 4 :]


def mark(path: str | Path | int) -> Mark | None:
    """Look at the file at a path, or at an open one; None when there is none.

    A link is looked at itself: the next start follows it, and the log lies beside its own name.
    """
    try:
        # At every commit, and Path.stat takes half longer.
        found = os.stat(path, follow_symlinks=isinstance(path, int))  # noqa: PTH116
    except OSError:
        return None
    return Mark(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


class OpenedFiles:
    """Descriptors of the three files of a database that SQLite has open in this process.

    They are opened once, after SQLite, and closed once, after SQLite: closing a descriptor drops
    every lock that SQLite holds on that file.
    """

    def __init__(self, path: Path) -> None:
        self.paths = (str(path), f"{path}-wal", f"{path}-shm")
        self.descriptors: list[int] = []
        try:
            for name in self.paths:
                self.descriptors.append(os.open(name, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        while self.descriptors:
            os.close(self.descriptors.pop())

    def look(self) -> Sighting:
        main, log, index = map(mark, self.paths)
        if not self.descriptors:
            return Sighting(main, log, index, b"", b"")
        state = read_at(self.descriptors[2], INDEX, 0)
        # Without the marks of who reads (100 to 127), which change all the time.
        kept = state[:HEADER] + state[128:]
        return Sighting(main, log, index, read_at(self.descriptors[0], HEADER, 0), kept)

    def writable_main(self) -> int | None:
        """Return a descriptor to write to the main file, None where another file lies there."""
        if len(self.descriptors) <= len(self.paths):
            opened = os.open(self.paths[0], os.O_RDWR | getattr(os, "O_BINARY", 0))
            found, main = mark(opened), self.opened_main()
            if found is None or not found.is_same_file(main):
                os.close(opened)
                return None
            self.descriptors.append(opened)  # and closed with the others
        return self.descriptors[-1]

    def opened_main(self) -> Mark | None:
        """Look at the main file that is open, wherever it lies now."""
        return mark(self.descriptors[0])

    def main_and_log(self) -> tuple[Mark | None, Mark | None]:
        return mark(self.paths[0]), mark(self.paths[1])

    def log_ends_as_committed(self, state: bytes) -> bool:
        """Whether the last frame of the log is the one that was committed last."""
        return ends_as_committed(self._log, state)

    def log_goes_on(self, before: bytes, state: bytes) -> bool:
        """Whether the log still has the frame that was its last one before the present ones."""
        begun_anew = before[32:40] != state[32:40]
        return begun_anew or ends_as_committed(self._log, before)

    def log_is_whole(self, state: bytes) -> bool:
        """Whether every committed frame of the log is as SQLite wrote it; 0.1 ms a frame."""
        return is_whole(self._log, state)

    def _log(self, size: int, place: int) -> bytes:
        return read_at(self.descriptors[1], size, place)


def read_at(descriptor: int, size: int, place: int) -> bytes:
    """Read from a place of an open file; fewer bytes where the file ends before."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, size, place)
    os.lseek(descriptor, place, os.SEEK_SET)
    return os.read(descriptor, size)
