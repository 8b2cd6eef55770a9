"""One bot for each database file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bot.store.errors import InUseError

if TYPE_CHECKING:
    from types import TracebackType


class DatabaseLock:
    """Holds a database for this process. Entering raises InUseError when another one holds it.

    The operating system releases the lock when the process ends, however that happens. The process
    id stands in a file of its own, because some systems let nobody read a locked file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(f"{path}.lock", timeout=0)
        self._holder = Path(f"{path}.pid")

    def __enter__(self) -> None:
        try:
            self._lock.acquire()
        except Timeout:
            raise InUseError(
                f"Another Nudge{self._named()} is using the database {self._path}. "
                "Stop it first, or give this one a file of its own."
            ) from None
        self._holder.write_text(str(os.getpid()), encoding="ascii")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._holder.unlink(missing_ok=True)
        self._lock.release()

    def _named(self) -> str:
        try:
            return f" (process {self._holder.read_text(encoding='ascii')})"
        except OSError:
            return ""
