"""Trainings arrive, whatever happens to the processes that do them."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from bot.jobs.pool import TrainingPool
from bot.neural.spec import TrainingSpec
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

QUICK = TrainingSpec(epochs=5)
HALF_A_SECOND = TrainingSpec(hidden=(64,) * 6, epochs=400)
ENDLESS = TrainingSpec(hidden=(64,) * 6, epochs=5000)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")


@asynccontextmanager
async def opened(workers: int = 1, seconds: float = 60.0) -> AsyncIterator[TrainingPool]:
    pool = TrainingPool(workers, seconds)
    pool.start()
    try:
        yield pool
    finally:
        pool.close()


@pytest.fixture
async def pool() -> AsyncIterator[TrainingPool]:
    """One worker, warm."""
    async with opened() as pool:
        await pool.train(QUICK)
        yield pool


def workers() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid]


def kill_workers() -> None:
    for pid in workers():
        with suppress(ProcessLookupError):  # gone by itself in the meantime
            os.kill(pid, signal.SIGKILL)


async def test_the_same_spec_gives_the_same_numbers_in_two_processes(pool: TrainingPool) -> None:
    first, (one,) = await pool.train(TrainingSpec()), workers()
    kill_workers()
    again, (other,) = await pool.train(TrainingSpec()), workers()
    assert one != other
    assert (first.train_loss, first.test_loss) == (again.train_loss, again.test_loss)
    assert first.picture == again.picture


async def test_more_trainings_than_workers_wait_in_line() -> None:
    async with opened(workers=2) as pool:
        results = await asyncio.gather(*(pool.train(TrainingSpec(seed=k)) for k in range(6)))
    assert [result.spec.seed for result in results] == list(range(6))


async def test_a_worker_killed_in_mid_job_is_replaced_and_the_result_arrives(
    pool: TrainingPool,
) -> None:
    training = asyncio.create_task(pool.train(HALF_A_SECOND))
    await asyncio.sleep(0.15)
    kill_workers()
    assert (await training).spec == HALF_A_SECOND


async def test_a_training_that_kills_every_worker_is_given_up_kindly(pool: TrainingPool) -> None:
    training = asyncio.create_task(pool.train(ENDLESS))
    while not training.done():
        await asyncio.sleep(0.15)
        kill_workers()
    with pytest.raises(TutorError, match="tried this training 3 times"):
        await training
    assert (await pool.train(QUICK)).spec == QUICK


@pytest.mark.parametrize("noticed_after", [0.0, 0.5])
async def test_an_idle_worker_that_dies_does_not_stop_the_next_training(
    pool: TrainingPool, noticed_after: float
) -> None:
    kill_workers()
    await asyncio.sleep(noticed_after)
    assert (await pool.train(QUICK)).spec == QUICK


async def test_a_training_that_takes_too_long_is_stopped_with_a_sentence() -> None:
    async with opened(seconds=1.0) as pool:
        with pytest.raises(TutorError, match="stopped it after 1 second"):
            await pool.train(ENDLESS)
        pool._seconds = 60.0  # on a busy machine the next one may take more than a second
        assert (await pool.train(QUICK)).spec == QUICK


async def test_a_pool_that_does_not_even_time_out_is_replaced(pool: TrainingPool) -> None:
    usual, pool._grace = pool._grace, -59.9
    with pytest.raises(TutorError, match="took too long"):
        await pool.train(ENDLESS)
    pool._grace = usual
    assert (await pool.train(QUICK)).spec == QUICK


async def test_a_cancelled_training_makes_room_for_the_next(pool: TrainingPool) -> None:
    training = asyncio.create_task(pool.train(ENDLESS))
    await asyncio.sleep(0.15)
    training.cancel()
    with pytest.raises(asyncio.CancelledError):
        await training
    assert (await pool.train(QUICK)).spec == QUICK


async def test_closing_stops_the_workers_and_what_they_were_doing() -> None:
    async with opened() as pool:
        await pool.train(QUICK)
        training = asyncio.create_task(pool.train(ENDLESS))
        await asyncio.sleep(0.15)
    with pytest.raises(asyncio.CancelledError):
        await training
    assert not workers()


def test_a_pool_that_was_never_used_closes_at_once() -> None:
    TrainingPool().close()


@pytest.mark.usefixtures("pool")
async def test_workers_give_way_to_the_bot() -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    (worker,) = workers()
    assert os.getpriority(os.PRIO_PROCESS, worker) == min(19, own + 10)
