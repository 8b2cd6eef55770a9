"""How a database was left: closed in good order, or by a kill, a crash, a power cut, or as a copy.

A mark beside the file says that it was closed. It names the very file: another one in its place, a
copy of it, or one that was written to since does not fit it.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.sqlite.looks import mark
from bot.store.sqlite.partial import all_or_nothing, to_disk
from bot.store.sqlite.place import HEADER, log_of

if TYPE_CHECKING:
    from bot.store.sqlite.looks import Mark


class ClosingMark:
    """The mark of one database. It is taken away before the first change of a session."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._mark = Path(f"{self._path}.closed")
        self._opened: Mark | None = None

    def was_good(self) -> bool:
        """Whether this file was closed in good order, and is as it was then."""
        try:
            marked = self._mark.read_text(encoding="ascii")
            return not log_of(self._path) and marked == _likeness(self._path)
        except (OSError, ValueError):
            return False

    def begin(self) -> None:
        """Take the mark away, on the disk too: from now on a kill is an end that is not good."""
        self._opened = mark(self._path)
        with contextlib.suppress(FileNotFoundError):
            self._mark.unlink()
            to_disk(self._path.parent)

    def mark(self) -> None:
        """Mark the file, after its last connection was closed.

        Nothing is marked when there is still a log, or when another file lies in its place.
        """
        with contextlib.suppress(OSError):
            found = mark(self._path)
            if found is None or not found.is_same_file(self._opened) or log_of(self._path):
                return
            with all_or_nothing(self._mark) as new:
                new.write_text(_likeness(self._path), encoding="ascii")


def _likeness(path: Path) -> str:
    """Return what no other file has in common with this one, nor this one after a change."""
    stat = path.stat()
    with path.open("rb") as file:
        header = hashlib.sha256(file.read(HEADER)).hexdigest()
    return f"{stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {header}"
