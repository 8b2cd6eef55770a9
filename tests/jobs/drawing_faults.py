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
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec


def die(load: Load, spec: PictureSpec) -> DrawnPicture:
    os.kill(os.getpid(), signal.SIGKILL)
    return draw_here(load, spec)


def hang(load: Load, spec: PictureSpec) -> DrawnPicture:
    time.sleep(3600)
    return draw_here(load, spec)


def die_once(mark: Path, load: Load, spec: PictureSpec) -> DrawnPicture:
    """Do as a worker that is killed, but only the first one."""
    if not mark.exists():
        mark.touch()
        return die(load, spec)
    return draw_here(load, spec)
