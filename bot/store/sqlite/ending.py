"""How a database was left: closed in good order, or by a kill, a crash, a power cut, or as a copy.

A mark beside the file says that it was closed. It names the very file: another one in its place, a
copy of it, or one that was written to since does not fit it.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.sqlite.partial import all_or_nothing, to_disk

if TYPE_CHECKING:
    import os

HEADER_BYTES = 100


class ClosingMark:
    """The mark of one database. It is taken away before the first change of a session."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._mark = Path(f"{self._path}.closed")
        self._opened: tuple[int, int] | None = None

    def was_good(self) -> bool:
        """Whether this file was closed in good order, and is as it was then."""
        try:
            marked = self._mark.read_text(encoding="ascii")
            return not self._has_log() and marked == _likeness(self._path)
        except (OSError, ValueError):
            return False

    def begin(self) -> None:
        """Take the mark away, on the disk too: from now on a kill is an end that is not good."""
        self._opened = _identity(self._path.stat())
        with contextlib.suppress(FileNotFoundError):
            self._mark.unlink()
            to_disk(self._path.parent)

    def mark(self) -> None:
        """Mark the file, after its last connection was closed.

        Nothing is marked when there is still a log, or when another file lies in its place.
        """
        with contextlib.suppress(OSError):
            if self._opened == _identity(self._path.stat()) and not self._has_log():
                with all_or_nothing(self._mark) as mark:
                    mark.write_text(_likeness(self._path), encoding="ascii")

    def _has_log(self) -> bool:
        """Whether there is a log, which is all in the file once it was closed in good order."""
        logs = (Path(f"{self._path}{suffix}") for suffix in ("-wal", "-journal"))
        return any(log.exists() and log.stat().st_size for log in logs)


def _identity(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_dev, stat.st_ino


def _likeness(path: Path) -> str:
    """Return what no other file has in common with this one, nor this one after a change."""
    stat = path.stat()
    with path.open("rb") as file:
        header = hashlib.sha256(file.read(HEADER_BYTES)).hexdigest()
    return f"{stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {header}"
