"""Time the pictures of lessons: all of a course, drawn once in the worker that draws them."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.bench.report import Row
from bot.content.course import load_course
from bot.content.data import load_data
from bot.jobs.lesson_pictures import LessonPictures
from bot.jobs.parts import shipped_parts
from bot.settings import shipped
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.course.lesson_pictures import pictures_of
from bot.tutor.lab.presets import PRESETS
from bot.tutor.pictures.bars import BarsPicture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.curves import LossOfPPicture
from bot.tutor.pictures.kind import on_one_scale
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.pictures.valley import ValleyPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import PictureSpec

LESSONS = 8
MOST_SECONDS = 10.0  # for all pictures of a course, on two cores
NAMES = (("rate 0.001", "B"), ("rate 1", "C"), ("rate 100", "A"))


def lesson_rows() -> Iterator[Row]:
    """Return rows for the course that comes with Nudge, and for one with nine pictures a lesson."""
    tables, _ = load_data(shipped("lessons"))
    course, _ = load_course(shipped("lessons"), LESSON_KINDS, tables)
    its = pictures_of(course)
    yield from _rows("pictures of the shipped course", its, None, tables.values())
    made_up = [spec for number in range(LESSONS) for spec in _lesson(number)]
    yield from _rows(f"pictures of {LESSONS} made-up lessons", made_up, MOST_SECONDS)


def _rows(
    task: str,
    specs: Sequence[PictureSpec],
    most: float | None,
    tables: Iterable[DataTable] = (),
) -> Iterator[Row]:
    seconds, data = asyncio.run(_drawn(specs, tables)) if specs else (0.0, 0)
    yield Row(task, "how many", len(specs), "")
    yield Row(task, "all, with the start of the worker", seconds, "s", at_most=most)
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


def _lesson(number: int) -> list[PictureSpec]:
    """Make up the pictures of a lesson: six of cards, and three to choose from."""
    trio = next(preset.task for preset in PRESETS if preset.name == "lr-trio")
    task = _seeded(trio, number)
    rates = [variant.label for variant in task.variants]
    return [
        LossesPicture(task),
        LossesPicture(task, hidden=NAMES),
        BorderPicture(task, rates[1], "both"),
        ValleyPicture(float(-number), 0.1, 20),
        LossOfPPicture((0.1 + number / 10,), squared=True),
        *on_one_scale([LossesPicture(task, (rate,), test=False) for rate in rates]),
        BarsPicture(("dog", "cat"), scores=(2.0, float(number))),
    ]


def _seeded(task: Task, number: int) -> Task:
    variants = tuple(
        replace(variant, spec=replace(variant.spec, seed=100 + number)) for variant in task.variants
    )
    return replace(task, variants=variants)
