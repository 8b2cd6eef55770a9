"""What can go wrong in the worker that draws pictures, as drawings that go wrong."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from bot.jobs.picture_worker import draw_here

if TYPE_CHECKING:
    from pathlib import Path

    from bot.jobs.worker import Load
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec

    Tables = tuple[DataTable, ...]


def die(load: Load, tables: Tables, spec: PictureSpec) -> DrawnPicture:
    os.kill(os.getpid(), signal.SIGKILL)
    return draw_here(load, tables, spec)


def hang(load: Load, tables: Tables, spec: PictureSpec) -> DrawnPicture:
    time.sleep(3600)
    return draw_here(load, tables, spec)


def die_once(mark: Path, load: Load, tables: Tables, spec: PictureSpec) -> DrawnPicture:
    """Do as a worker that is killed, but only the first one."""
    if not mark.exists():
        mark.touch()
        return die(load, tables, spec)
    return draw_here(load, tables, spec)
