"""A pool of worker processes that train networks while the bot goes on answering."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import os
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from bot.jobs.worker import prepare, run
from bot.neural.spec import TrainingSpec
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble.common.types import MultiprocessingContext

    from bot.neural.spec import TrainingResult

log = logging.getLogger(__name__)

ATTEMPTS = 3
START_SECONDS = 30.0  # a new worker on a slow machine, its first import of matplotlib included
CLOSE_SECONDS = 10.0
PRELOAD = [
    "matplotlib.backends.backend_agg",
    "bot.neural.training",
    "bot.plots.loss",
    run.__module__,
]
ONE_THREAD = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)

TOO_LONG = (
    "This training took too long, so I stopped it after {seconds:.0f} seconds. "
    "Try fewer epochs or fewer hidden units."
)
TOO_BIG = "This training needs more memory than I may use. Try fewer or smaller hidden layers."
GAVE_UP = (
    "I tried this training {attempts} times, and each time it broke off before the end. "
    "Please try again in a minute, with fewer epochs or fewer hidden units."
)


class TrainingPool:
    """Up to `workers` trainings at once, each for at most `seconds`; the others wait in line.

    Pebble's pool is touched by one thread of its own only: starting a process blocks for a moment,
    and the event loop must not.
    """

    def __init__(self, workers: int = 2, seconds: float = 60.0) -> None:
        self._workers = workers
        self._seconds = seconds
        self._grace = START_SECONDS
        self._pool: ProcessPool | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="training-pool")
        self._places = asyncio.Semaphore(workers)
        self._jobs: set[Future[TrainingResult]] = set()
        self._warming: list[Future[TrainingResult]] = []

    def start(self) -> None:
        """Start and warm the workers in the background. Call it once, before the bot logs in."""
        _leave_the_main_module_alone()
        for name in ONE_THREAD:
            # For the workers, which inherit it: a BLAS reads it when it is loaded and knows no
            # other switch. More threads do not speed up matrices this small.
            os.putenv(name, "1")
        self._thread.submit(self._warm)

    async def train(self, spec: TrainingSpec) -> TrainingResult:
        """Train one network in a worker; start over when the worker is killed.

        Raise TutorError when it takes too long or too much memory, or its worker died ATTEMPTS
        times. Cancelling the
        caller stops the training.
        """
        async with self._places:
            for _ in range(ATTEMPTS):
                try:
                    return await self._attempt(spec)
                except MemoryError as error:
                    raise TutorError(TOO_BIG) from error
                except TimeoutError as error:
                    raise TutorError(TOO_LONG.format(seconds=self._seconds)) from error
                except (ProcessExpired, BrokenProcessPool) as error:
                    log.warning("A training worker died (%s): %s", error, spec)
        raise TutorError(GAVE_UP.format(attempts=ATTEMPTS))

    def close(self) -> None:
        """Stop the workers, within CLOSE_SECONDS. Trainings under way are cancelled."""
        for job in tuple(self._jobs):
            job.cancel()
        with contextlib.suppress(TimeoutError):
            self._thread.submit(self._end).result(CLOSE_SECONDS)
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _attempt(self, spec: TrainingSpec) -> TrainingResult:
        """Train once. Raise TimeoutError, ProcessExpired or BrokenProcessPool."""
        # Not run_in_executor: under simcord that would carry its stopped clock into the thread,
        # where starting a process waits on time.monotonic.
        pool, job = await asyncio.wrap_future(self._thread.submit(self._schedule, spec))
        self._jobs.add(job)
        try:
            async with asyncio.timeout(self._seconds + self._grace) as beyond_pebbles_own:
                return await asyncio.wrap_future(job)
        except TimeoutError:
            if beyond_pebbles_own.expired():
                self._thread.submit(self._discard, pool)
            raise
        finally:
            self._jobs.discard(job)

    def _warm(self) -> None:
        first = TrainingSpec(epochs=1)
        self._warming = [self._schedule(first)[1] for _ in range(self._workers)]

    def _end(self) -> None:
        """Stop the pool; a worker stopped while it starts would complain on the terminal."""
        wait(self._warming, CLOSE_SECONDS / 2)
        self._discard(None)

    def _schedule(self, spec: TrainingSpec) -> tuple[ProcessPool, Future[TrainingResult]]:
        """Hand a job to the pool, or to a new one if it broke: an idle worker's death does that."""
        pool = self._pool = self._pool or _new_pool(self._workers)
        try:
            return pool, pool.schedule(run, args=[spec], timeout=self._seconds)
        except RuntimeError:
            log.warning("The training workers broke down; starting new ones.")
        self._discard(pool)
        pool = self._pool = _new_pool(self._workers)
        return pool, pool.schedule(run, args=[spec], timeout=self._seconds)

    def _discard(self, pool: ProcessPool | None) -> None:
        """Stop this pool, unless that was done before; None stands for the present one."""
        pool = pool or self._pool
        if pool is not None and pool is self._pool:
            self._pool = None
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()


def _new_pool(workers: int) -> ProcessPool:
    return ProcessPool(max_workers=workers, initializer=prepare, context=_context())


def _context() -> MultiprocessingContext:
    """Return a fork server that has numpy and matplotlib loaded; Windows can only spawn."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return context


def _leave_the_main_module_alone() -> None:
    """Keep workers from importing the program that started them, such as the script `nudge`.

    multiprocessing imports the main module in every worker, and with it discord.py and all the
    rest, unless it goes by a name that ends in `.__main__`.
    """
    main = sys.modules["__main__"]
    if main.__spec__ is None:
        main.__spec__ = ModuleSpec("nudge.__main__", None)
