"""Lesson pictures are drawn once, elsewhere, whatever happens to the process that draws them."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.jobs import lesson_pictures, worker_process
from bot.jobs.facts import numbers_of
from bot.jobs.lesson_pictures import LessonPictures
from bot.jobs.parts import shipped_parts
from bot.jobs.picture_worker import draw_here
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.table import DataTable
from bot.tutor.errors import UnavailableError
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.curves import SigmoidPicture
from bot.tutor.pictures.losses import LossesPicture
from tests.jobs.drawing_faults import die, die_once, hang
from tests.jobs.listening import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")
CURVE = SigmoidPicture((1.0,))
SPEC = TrainingSpec(epochs=20)
LOSSES = LossesPicture(Task(View.TRAIN, (Variant("", SPEC),)))


@pytest.fixture
def pictures() -> Iterator[LessonPictures]:
    pictures = LessonPictures(shipped_parts)
    yield pictures
    pictures.close()


def worker_of(pictures: LessonPictures) -> int:
    assert pictures._worker is not None
    assert pictures._worker.pid is not None
    return pictures._worker.pid


async def test_many_who_ask_at_once_get_one_drawing(pictures: LessonPictures) -> None:
    first, *others = await asyncio.gather(*(pictures.drawn(CURVE) for _ in range(20)))
    assert first.picture.data.startswith(b"\x89PNG")
    assert "1 gives 0.731" in first.picture.alt_text
    assert all(other is first for other in others)
    assert await pictures.drawn(CURVE) is first


@pytest.mark.errors_expected
async def test_a_training_on_a_shipped_table_is_drawn_with_the_numbers_of_the_check() -> None:
    labels = tuple("ab"[place % 2] for place in range(20))
    table = DataTable("words", labels, sentences=tuple(f"{label} here" for label in labels))
    spec = TrainingSpec(data="own", points=20, text="words", hidden=(), epochs=20)
    shipped = Task(View.TRAIN, (Variant("", spec),), shipped="words")
    pictures = LessonPictures(shipped_parts, [table])
    try:
        drawn = await pictures.drawn(LossesPicture(shipped))
        with pytest.raises(UnavailableError):
            await pictures.drawn(LossesPicture(replace(shipped, shipped="gone")))
    finally:
        pictures.close()
    assert drawn.numbers["test loss, last"] == numbers_of(spec, table).test_loss[-1]


async def test_the_loop_never_waits_and_loads_no_numpy(pictures: LessonPictures) -> None:
    async def longest_pause(drawing: asyncio.Task[object]) -> float:
        longest, before = 0.0, time.perf_counter()
        while not drawing.done():
            await asyncio.sleep(0.002)
            longest, before = max(longest, time.perf_counter() - before), time.perf_counter()
        return longest

    drawing = asyncio.create_task(pictures.drawn(LOSSES))
    assert await longest_pause(drawing) < 0.5  # a start of the worker takes longer than that
    assert "train loss, last" in (await pictures.drawn(LOSSES)).numbers


async def test_one_who_goes_away_takes_nothing_from_the_others(pictures: LessonPictures) -> None:
    gone = asyncio.create_task(pictures.drawn(CURVE))
    stays = asyncio.create_task(pictures.drawn(CURVE))
    await asyncio.sleep(0)
    gone.cancel()
    assert (await stays).picture.data


async def test_a_worker_that_is_killed_while_idle_is_replaced(pictures: LessonPictures) -> None:
    await pictures.drawn(CURVE)
    worker = worker_of(pictures)
    os.kill(worker, signal.SIGKILL)
    assert (await pictures.drawn(LOSSES)).picture.data
    assert worker_of(pictures) != worker


async def test_f7_a_frozen_worker_is_replaced_and_its_picture_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pictures = LessonPictures(shipped_parts)
    try:
        await pictures.drawn(CURVE)
        monkeypatch.setattr(worker_process, "SILENT_SECONDS", 2.0)
        worker = worker_of(pictures)
        os.kill(worker, signal.SIGSTOP)
        async with asyncio.timeout(30):
            assert (await pictures.drawn(SigmoidPicture((2.0,)))).picture.data
        assert worker_of(pictures) != worker
    finally:
        pictures.close()


async def test_who_waits_for_a_picture_when_the_bot_closes_is_told_so() -> None:
    pictures = LessonPictures(shipped_parts)
    pictures._draw_one = hang
    waiting = [
        asyncio.create_task(pictures.drawn(SigmoidPicture((float(mark),)))) for mark in range(3)
    ]
    await asyncio.sleep(0.1)
    await asyncio.to_thread(pictures.close)
    told = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(one) for one in told] == [UnavailableError] * 3


async def test_a_picture_that_kills_its_worker_once_is_drawn_again(
    pictures: LessonPictures, tmp_path: Path
) -> None:
    pictures._draw_one = partial(die_once, tmp_path / "died")
    assert (await pictures.drawn(CURVE)).picture.data


async def test_a_picture_that_kills_every_worker_is_given_up_and_tried_when_asked_again(
    pictures: LessonPictures,
) -> None:
    pictures._draw_one = die
    with pytest.raises(UnavailableError, match="could not draw"):
        await pictures.drawn(CURVE)
    pictures._draw_one = draw_here
    assert (await pictures.drawn(CURVE)).picture.data


@pytest.mark.errors_expected
async def test_what_cannot_be_drawn_is_logged_and_said_in_a_sentence(
    pictures: LessonPictures, caplog: pytest.LogCaptureFixture
) -> None:
    digits = Task(View.TRAIN, (Variant("", TrainingSpec(data="digits", epochs=1)),))
    with pytest.raises(UnavailableError, match="could not draw"):
        await pictures.drawn(BorderPicture(digits))
    assert "do not lie on a plane" in caplog.text


async def test_one_that_takes_too_long_is_given_up() -> None:
    pictures = LessonPictures(shipped_parts, seconds=0.5)
    pictures._draw_one = hang
    try:
        with pytest.raises(UnavailableError):
            await pictures.drawn(CURVE)
    finally:
        pictures.close()


async def test_pictures_are_drawn_before_anybody_asks(pictures: LessonPictures) -> None:
    specs = [SigmoidPicture((float(mark),)) for mark in range(3)]
    pictures.warm(specs)
    await asyncio.to_thread(wait_until, lambda: len(pictures._kept) == len(specs))
    drawn = [await pictures.drawn(spec) for spec in specs]
    assert len({one.picture.data for one in drawn}) == 3


async def test_the_ones_unasked_longest_make_room(
    pictures: LessonPictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await pictures.drawn(CURVE)
    monkeypatch.setattr(lesson_pictures, "KEPT_BYTES", int(2.5 * len(first.picture.data)))
    others = [SigmoidPicture((float(mark),)) for mark in (2, 3)]
    await pictures.drawn(others[0])
    await pictures.drawn(CURVE)
    await pictures.drawn(others[1])
    assert list(pictures._kept) == [CURVE, others[1]]


async def test_nothing_is_drawn_after_the_close(pictures: LessonPictures) -> None:
    pictures.close()
    with pytest.raises(UnavailableError):
        await pictures.drawn(CURVE)


async def test_a_close_in_the_middle_of_a_drawing_ends_soon(pictures: LessonPictures) -> None:
    pictures._draw_one = hang
    waiting = asyncio.create_task(pictures.drawn(CURVE))
    await asyncio.sleep(0.2)
    before = time.perf_counter()
    await asyncio.to_thread(pictures.close)
    assert time.perf_counter() - before < 10
    with pytest.raises(UnavailableError):
        await waiting
