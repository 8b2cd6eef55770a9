"""Time the pictures of lessons: all of a course, drawn once in the worker that draws them."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from bot.bench.report import Row
from bot.content.course import load_course
from bot.content.data import load_data
from bot.jobs.lesson_pictures import LessonPictures
from bot.jobs.parts import shipped_parts
from bot.settings import shipped
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.course.lesson_pictures import pictures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import PictureSpec

MOST_SECONDS = 10.0  # for all pictures of a course, on two cores


def lesson_rows() -> Iterator[Row]:
    """Return rows for the course that comes with Nudge."""
    task = "pictures of the shipped course"
    tables, _ = load_data(shipped("lessons"))
    course, _ = load_course(shipped("lessons"), LESSON_KINDS, tables)
    specs = pictures_of(course)
    seconds, data = asyncio.run(_drawn(specs, tables.values()))
    yield Row(task, "how many", len(specs), "")
    yield Row(task, "all, with the start of the worker", seconds, "s", at_most=MOST_SECONDS)
    yield Row(task, "all", data / 1e6, "MB")


async def _drawn(specs: Sequence[PictureSpec], tables: Iterable[DataTable]) -> tuple[float, int]:
    """Return the seconds that all took one after the other, and their bytes."""
    pictures = LessonPictures(shipped_parts, tables)
    began = time.perf_counter()
    try:
        drawn = [await pictures.drawn(spec) for spec in specs]
    finally:
        seconds = time.perf_counter() - began
        await asyncio.to_thread(pictures.close)
    return seconds, sum(len(one.picture.data) for one in drawn)
