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
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot.counts import Counts
from bot.jobs import fork_server
from bot.jobs.job import WorkerDiedError
from bot.jobs.picture_worker import draw_here, drawn_there
from bot.jobs.worker_process import WorkerProcess
from bot.jobs.workers import ready_for_workers
from bot.tutor.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.jobs.worker import Load
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec

    DrawOne = Callable[[Load, tuple[DataTable, ...], PictureSpec], DrawnPicture]

log = logging.getLogger(__name__)

READY_SECONDS = 0.01  # between two looks whether a new worker is ready
LOOK_SECONDS = 0.2  # how often it is seen whether the worker still works
ATTEMPTS = 2  # a worker may die of what another program does to this machine
CLOSE_SECONDS = 5.0
MOST_WAITING = 200  # drawings: who asks for one more is told to ask again later
KEPT_BYTES = 5 * 2**20  # the course has 3.4 MB; a person's own are seldom asked for twice
SORRY = "Nudge could not draw this picture just now. Asking again later may help."


class LessonPictures:
    """Draws pictures, each for at most `seconds`; fits the port of the course.

    The worker is started by the first picture that is asked for. `load` is a function of a module,
    which the worker calls to get what trainings are made of; `tables` come with the course.
    `counts`, in whose place another one may be put, is told of workers after the first.
    """

    def __init__(
        self, load: Load, tables: Iterable[DataTable] = (), *, seconds: float = 30.0
    ) -> None:
        self._load, self._tables, self._seconds = load, tuple(tables), seconds
        self._draw_one: DrawOne = draw_here
        self.counts, self._hired = Counts(), False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lesson-pictures")
        self._lock = threading.Lock()
        self._kept: OrderedDict[PictureSpec, Future[DrawnPicture]] = OrderedDict()
        self._worker: WorkerProcess | None = None
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
        self._thread.shutdown(cancel_futures=True)
        worker = self._stop()
        if worker is not None:
            worker.join(CLOSE_SECONDS)

    def _asked_for(self, spec: PictureSpec) -> Future[DrawnPicture]:
        with self._lock:
            known = self._kept.get(spec)
            if known is not None:
                self._kept.move_to_end(spec)
                return known
            if sum(not future.done() for future in self._kept.values()) >= MOST_WAITING:
                raise UnavailableError(SORRY)
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
            try:
                return self._awaited(self._handed_over(spec))
            except WorkerDiedError:
                if not self._closing.is_set():
                    log.warning("The worker that draws pictures ended; trying again.")
            except TimeoutError:
                log.warning("A picture took more than %s seconds: %s", self._seconds, spec)
            except RuntimeError as error:
                log.exception("A picture of a lesson cannot be drawn: %s", spec)
                raise UnavailableError(SORRY) from error
        raise UnavailableError(SORRY)

    def _handed_over(self, spec: PictureSpec) -> Future[DrawnPicture]:
        """Give the picture to the worker, once it is ready. Raise WorkerDiedError without one."""
        worker = self._working()
        while not worker.free:
            self._check(worker)
            time.sleep(READY_SECONDS)
        return worker.do(partial(drawn_there, self._draw_one, self._load, self._tables, spec))

    def _awaited(self, future: Future[DrawnPicture]) -> DrawnPicture:
        """Return the result. Raise TimeoutError when it takes too long, and end the worker."""
        latest = time.monotonic() + self._seconds
        while not wait([future], LOOK_SECONDS).done:
            if time.monotonic() > latest:
                self._stop()
                raise TimeoutError
            if self._worker is not None:
                self._check(self._worker)
        return future.result()

    def _check(self, worker: WorkerProcess) -> None:
        """Raise WorkerDiedError when nobody works any more, or the worker stands still."""
        if worker.is_frozen():
            if worker.pid is None:  # then it is the fork server that does not answer
                fork_server.renew()
            self._stop()
        if worker.gone or self._closing.is_set():
            self._stop()
            raise WorkerDiedError

    def _working(self) -> WorkerProcess:
        if self._worker is None or self._worker.gone:
            ready_for_workers()
            if self._hired:
                self.counts.restarts.add("drawing")
            self._hired = True
            self._worker = WorkerProcess(self._load)
        return self._worker

    def _stop(self) -> WorkerProcess | None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
        return worker


def _succeeded(future: Future[DrawnPicture]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
