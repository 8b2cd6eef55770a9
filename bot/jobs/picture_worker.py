"""What the worker of lesson pictures does: draw one after another, and keep their trainings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.jobs.process import Voice
    from bot.jobs.worker import Load
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec

# numpy and matplotlib are loaded inside functions because the bot imports this module too.


def draw_here(load: Load, tables: tuple[DataTable, ...], spec: PictureSpec) -> DrawnPicture:
    """Draw a picture in a worker; `tables` are those that come with the course."""
    from bot.plots.lessons.draw import draw_lesson_picture  # noqa: PLC0415 - loaded with its job

    return draw_lesson_picture(spec, _trainings(load, tables))


def drawn_there(
    draw_one: Callable[[Load, tuple[DataTable, ...], PictureSpec], DrawnPicture],
    load: Load,
    tables: tuple[DataTable, ...],
    spec: PictureSpec,
    _voice: Voice,
) -> DrawnPicture:
    """Draw in a worker process, which says nothing on the way."""
    return draw_one(load, tables, spec)


@cache
def _trainings(load: Load, tables: tuple[DataTable, ...]) -> LessonTrainings:
    from bot.jobs.examples import examples_for  # noqa: PLC0415 - loaded with its job
    from bot.plots.lessons.trainings import LessonTrainings  # noqa: PLC0415 - loaded with its job

    named = {table.name: table for table in tables}
    return LessonTrainings(load(), lambda spec, shipped: examples_for(spec, named.get(shipped)))
