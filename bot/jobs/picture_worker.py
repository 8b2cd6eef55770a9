"""What the worker of lesson pictures does: draw one after another, and keep their trainings."""

from __future__ import annotations

import traceback
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.jobs.worker import Load
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec

# numpy and matplotlib are loaded inside functions because the bot imports this module too.


def draw_here(load: Load, spec: PictureSpec) -> DrawnPicture:
    """Draw a picture in a worker.

    Raise RuntimeError, whose text is the traceback, for every error: the bot may not be able to
    unpickle an exception of a library that only the worker has loaded.
    """
    from bot.plots.lessons.draw import draw_lesson_picture  # noqa: PLC0415 - loaded with its job

    try:
        return draw_lesson_picture(spec, _trainings(load))
    except Exception:  # noqa: BLE001 - raised again as RuntimeError
        raise RuntimeError(traceback.format_exc()) from None


@cache
def _trainings(load: Load) -> LessonTrainings:
    from bot.plots.lessons.trainings import LessonTrainings  # noqa: PLC0415 - loaded with its job

    return LessonTrainings(load())
