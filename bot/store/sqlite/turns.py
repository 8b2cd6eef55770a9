"""One backup of a database at a time, in whatever process it is made."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from bot.store.errors import PassingError

if sys.platform != "win32":  # there nobody can open a folder
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0  # seconds to wait for a backup that another process is making
LOOK = 0.05


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the turn to copy the database at `path`; raise PassingError when it takes too long.

    It is a lock on the folder of the database: it leaves no file behind, and the operating system
    takes it back when the process ends. Where folders cannot be locked, nobody waits.
    """
    if sys.platform == "win32":
        yield
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        last = time.monotonic() + PATIENCE
        while not _taken(folder):
            if time.monotonic() > last:
                raise PassingError(
                    f"Another backup of a database in {path.parent} is being made just now. Try "
                    "again in some minutes."
                )
            time.sleep(LOOK)
        yield
    finally:
        os.close(folder)


def _taken(folder: int) -> bool:
    if sys.platform != "win32":
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system that knows no locks
            return True
    return True
