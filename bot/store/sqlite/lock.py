"""One bot for each database file, by whatever name it is opened."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bot.store.errors import DatabaseError, InUseError
from bot.store.sqlite.place import PRIVATE_FILE, make_file, make_private, real_path
from bot.store.sqlite.ranges import OURS, HeldError, hold

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)


class DatabaseLock:
    """Holds a database for this process. Entering raises InUseError when another one holds it.

    Two locks, both released by the operating system when the process ends, however that happens: a
    file beside the real path, and a byte of the database itself. The second one holds when the
    first was deleted, and for every other name (a hard link) of the same file. The process id
    stands in a file of its own, because some systems let nobody read a locked file.

    A database that is not there yet is made, empty and for its owner only, so that it can be
    locked; it is taken away again at the end if nobody wrote to it.
    """

    def __init__(self, path: Path) -> None:
        self._path = real_path(path)
        self._lock = FileLock(f"{self._path}.lock", timeout=0, mode=PRIVATE_FILE)
        self._holder = Path(f"{self._path}.pid")
        self._descriptor: int | None = None
        self._made = False

    def __enter__(self) -> None:
        if self._path.is_dir():
            raise DatabaseError(
                f"{self._path} is a folder. Name a file in it, such as nudge.sqlite3."
            )
        try:
            self._lock.acquire()
        except Timeout:
            raise self._in_use() from None
        try:
            self._hold_file()
        except HeldError:
            self._lock.release()
            raise self._in_use() from None
        self._name_holder()
        told_of_rights(make_private(self._path))
        self._warn_of_names()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._take_empty_file_away()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        self._holder.unlink(missing_ok=True)
        self._lock.release()

    def _hold_file(self) -> None:
        """Lock the database itself, which is made if it is missing. Raise HeldError.

        What cannot be opened is left to SQLite, which says what is wrong with it.
        """
        with contextlib.suppress(OSError):
            self._made = make_file(self._path)
            self._descriptor = os.open(self._path, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
            try:
                hold(self._descriptor, OURS, alone=True)
            except HeldError:
                os.close(self._descriptor)
                self._descriptor = None
                raise

    def _take_empty_file_away(self) -> None:
        with contextlib.suppress(OSError):
            if self._made and self._path.stat().st_size == 0:
                self._path.unlink()

    def _name_holder(self) -> None:
        flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
        descriptor = os.open(self._holder, flags, PRIVATE_FILE)
        try:
            os.write(descriptor, str(os.getpid()).encode("ascii"))
        finally:
            os.close(descriptor)

    def _warn_of_names(self) -> None:
        with contextlib.suppress(OSError):
            names = self._path.stat().st_nlink
            if names > 1:
                log.warning(
                    "%s has %s names (hard links). Always start Nudge with the same one: the log "
                    "with the newest changes lies beside this name only.",
                    self._path,
                    names,
                )

    def _in_use(self) -> InUseError:
        return InUseError(
            f"Another Nudge{self._named()} is using the database {self._path}. "
            "Stop it first, or give this one a file of its own."
        )

    def _named(self) -> str:
        try:
            return f" (process {self._holder.read_text(encoding='ascii')})"
        except (OSError, ValueError):
            return ""


def told_of_rights(files: list[Path]) -> None:
    """Say in the log which files could be read by others until now."""
    if files:
        log.warning(
            "Others on this computer could read %s: now only the user who runs Nudge can.",
            ", ".join(map(str, files)),
        )
