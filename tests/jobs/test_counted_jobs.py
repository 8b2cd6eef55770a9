"""What is counted of trainings: those that are open, and workers that took the place of others."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.counts import OpenJobs
from bot.jobs.lesson_pictures import LessonPictures
from bot.jobs.parts import shipped_parts
from bot.trainings.task import Task, Variant, View
from tests.jobs.drawing_faults import die_once
from tests.jobs.listening import ENDLESS, QUICK, submit, wait_until
from tests.jobs.played_line import PlayedLine
from tests.jobs.test_lesson_pictures import CURVE
from tests.jobs.test_training_pool import kill_workers, opened, with_a_worker

if TYPE_CHECKING:
    from pathlib import Path

    from bot.jobs.pool import TrainingPool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")


def restarts(pool: TrainingPool) -> dict[str, int]:
    return {why: count for why, count in pool.counts.restarts.by_kind.items() if count}


def test_open_jobs_are_those_that_wait_and_run_and_the_oldest_is_one_that_was_asked_for() -> None:
    line, trial = PlayedLine(), Task(View.TRY, (Variant("", QUICK.variants[0].spec),))
    line.start()
    began = time.monotonic()
    submit(line, trial, run=1)
    wait_until(lambda: line.counts.jobs.open == OpenJobs(0, 1, None))
    submit(line, QUICK, run=2)
    submit(line, QUICK, run=3)
    wait_until(lambda: line.counts.jobs.open.asked_for == 2)
    oldest = line.counts.jobs.open.oldest
    assert oldest is not None
    assert began <= oldest <= time.monotonic()
    for run in (1, 2, 3):
        line.cancel(run)
    wait_until(lambda: line.counts.jobs.open == OpenJobs(0, 0, None))
    line.close()


def test_a_worker_that_died_was_cancelled_or_took_too_long_is_counted_as_that() -> None:
    with opened(seconds=5.0) as pool:
        submit(pool, QUICK, run=0).outcome()
        assert restarts(pool) == {}
        kill_workers()
        submit(pool, QUICK, run=1).outcome()
        assert restarts(pool) == {"died": 1}
        listener = submit(pool, ENDLESS, run=2)
        with_a_worker(pool, 2)
        pool.cancel(2)
        listener.failure()
        wait_until(lambda: restarts(pool) == {"died": 1, "cancelled": 1})
        submit(pool, ENDLESS, run=3).failure()
        wait_until(lambda: restarts(pool) == {"died": 1, "cancelled": 1, "too_long": 1})


async def test_another_worker_that_draws_is_counted_and_the_first_one_is_not(
    tmp_path: Path,
) -> None:
    pictures = LessonPictures(shipped_parts)
    await pictures.drawn(CURVE)
    assert pictures.counts.restarts.by_kind["drawing"] == 0
    pictures.close()
    pictures = LessonPictures(shipped_parts)
    pictures._draw_one = partial(die_once, tmp_path / "mark")
    await pictures.drawn(CURVE)
    assert pictures.counts.restarts.by_kind["drawing"] == 1
    pictures.close()
