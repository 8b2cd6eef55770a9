"""The pictures of lessons: each one is drawn once in a worker process, and kept in memory.

One process is enough: a picture takes some hundredths of a second, and nobody waits for the same
one twice. A thread waits for the process, so that the loop of the bot never does.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import OrderedDict
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING

from pebble import ProcessExpired

from bot.jobs.picture_worker import draw_here
from bot.jobs.process import stand_by
from bot.jobs.workers import new_pool, ready_for_workers
from bot.tutor.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pebble import ProcessPool

    from bot.jobs.worker import Load
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec

    DrawOne = Callable[[Load, tuple[DataTable, ...], PictureSpec], DrawnPicture]

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.2  # how often it is seen whether the pool still works
START_SECONDS = 15.0  # a worker gets to start, beside the time for its picture
ATTEMPTS = 2  # a worker may die of what another program does to this machine
KEPT_BYTES = 10 * 2**20  # a course has about 4 MB; pictures of people's progress come on top
SORRY = "Nudge could not draw this picture just now. Asking again later may help."


class LessonPictures:
    """Draws pictures, each for at most `seconds`; fits the port of the course.

    The worker is started by the first picture that is asked for. `load` is a function of a module,
    which the worker calls to get what trainings are made of; `tables` come with the course.
    """

    def __init__(
        self, load: Load, tables: Iterable[DataTable] = (), *, seconds: float = 30.0
    ) -> None:
        self._load, self._tables, self._seconds = load, tuple(tables), seconds
        self._draw_one: DrawOne = draw_here
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lesson-pictures")
        self._lock = threading.Lock()
        self._kept: OrderedDict[PictureSpec, Future[DrawnPicture]] = OrderedDict()
        self._pool: ProcessPool | None = None
        self._warmed: Future[None] | None = None
        self._closing = threading.Event()

    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        """Return a picture. Raise UnavailableError when it could not be drawn."""
        drawing = self._asked_for(spec)
        try:
            # Shielded: when one caller goes away, the others still wait for this drawing.
            return await asyncio.shield(asyncio.wrap_future(drawing))
        except asyncio.CancelledError as error:
            if drawing.cancelled():
                raise UnavailableError(SORRY) from error  # it is closed
            raise

    def warm(self, specs: Iterable[PictureSpec]) -> None:
        """Draw all in the background, one at a time: whoever asks waits for one at most."""
        threading.Thread(
            target=self._draw_all, args=(tuple(specs),), name="warm-pictures", daemon=True
        ).start()

    def close(self) -> None:
        """Stop the worker; what is being drawn is given up."""
        self._closing.set()
        with self._lock:
            pool, warmed = self._pool, self._warmed
        if pool is not None and warmed is not None:
            wait([warmed], self._seconds / 2)  # a worker stopped earlier prints a traceback
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
        self._thread.shutdown(cancel_futures=True)
        self._stop()

    def _asked_for(self, spec: PictureSpec) -> Future[DrawnPicture]:
        with self._lock:
            known = self._kept.get(spec)
            if known is not None:
                self._kept.move_to_end(spec)
                return known
            try:
                future = self._thread.submit(self._draw, spec)
            except RuntimeError as error:
                raise UnavailableError(SORRY) from error  # it is closed
            self._kept[spec] = future
        future.add_done_callback(lambda done: self._keep(spec, done))
        return future

    def _keep(self, spec: PictureSpec, done: Future[DrawnPicture]) -> None:
        """Forget a drawing that failed; and where all take too much room, those unasked longest."""
        with self._lock:
            if done.cancelled() or done.exception() is not None:
                self._kept.pop(spec, None)
                return
            drawn = [one for one, future in self._kept.items() if _succeeded(future)]
            sizes = {one: len(self._kept[one].result().picture.data) for one in drawn}
            room = sum(sizes.values())
            while room > KEPT_BYTES and len(drawn) > 1:
                oldest = drawn.pop(0)
                room -= sizes[oldest]
                del self._kept[oldest]

    def _draw_all(self, specs: tuple[PictureSpec, ...]) -> None:
        for spec in specs:
            if self._closing.is_set():
                return
            # It was logged, and is tried again when somebody asks for it.
            with suppress(UnavailableError, CancelledError):
                self._asked_for(spec).result()

    def _draw(self, spec: PictureSpec) -> DrawnPicture:
        for _ in range(ATTEMPTS):
            if self._closing.is_set():
                break
            future = self._handed_over(spec)
            if future is None:
                continue
            try:
                return self._awaited(future)
            except (ProcessExpired, BrokenProcessPool, CancelledError):
                if not self._closing.is_set():
                    log.warning("The worker that draws pictures ended; trying again.")
            except TimeoutError:
                log.warning("A picture took more than %s seconds: %s", self._seconds, spec)
            except RuntimeError as error:
                log.exception("A picture of a lesson cannot be drawn: %s", spec)
                raise UnavailableError(SORRY) from error
        raise UnavailableError(SORRY)

    def _awaited(self, future: Future[DrawnPicture]) -> DrawnPicture:
        """Return the result; raise CancelledError when nobody works on it any more.

        A pool that breaks or is stopped leaves the futures of its jobs as they are. It counts the
        seconds only once the worker has taken the picture, which one that is stopped never does:
        past a limit of our own the pool is ended, and TimeoutError raised.
        """
        latest = time.monotonic() + 1.5 * self._seconds + START_SECONDS
        while not wait([future], LOOK_SECONDS).done:
            if self._closing.is_set() or self._pool is None or not self._pool.active:
                raise CancelledError
            if time.monotonic() > latest:
                self._stop()
                raise TimeoutError
        return future.result()

    def _handed_over(self, spec: PictureSpec) -> Future[DrawnPicture] | None:
        """Give the picture to the worker; None when there is none, nor can one be started."""
        try:
            pool = self._working_pool()
            future: Future[DrawnPicture] = pool.schedule(
                self._draw_one, [self._load, self._tables, spec], timeout=self._seconds
            )
        except (RuntimeError, OSError) as error:
            log.warning("No worker could be started for a picture: %s", error)
            return None
        return future

    def _working_pool(self) -> ProcessPool:
        """Return the pool of one worker, or a new one: pebble's breaks when an idle one dies."""
        if self._pool is not None and not self._pool.active:
            self._stop()
        if self._pool is None:
            ready_for_workers()
            with self._lock:
                self._pool = new_pool(1, self._load)
                self._warmed = self._pool.schedule(stand_by)
        return self._pool

    def _stop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()


def _succeeded(future: Future[DrawnPicture]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
