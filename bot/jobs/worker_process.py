"""One worker process as the bot sees it: started, given a job at a time, listened to, killed."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from bot.jobs.fork_server import started
from bot.jobs.job import WorkerDiedError
from bot.jobs.process import Beat, WorkerSays, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from bot.jobs.process import Voice
    from bot.jobs.worker import Load
    from bot.trainings.news import Progress

log = logging.getLogger(__name__)

START_SECONDS = 20.0  # for a new worker on a slow machine to import matplotlib
SILENT_SECONDS = 10.0  # of a worker that says it lives every second: it is frozen
DOUBT_SECONDS = 2.0  # after that, for what it says to be heard where the bot itself stood still
STUCK_SECONDS = 20.0  # without a step, and without COMPUTED_SECONDS of computing
COMPUTED_SECONDS = 0.2
JOIN_SECONDS = 5.0


class WorkerProcess:
    """A process that does one job at a time. It starts in the background.

    A thread of its own starts the process and hears it, another one sends it jobs, so that no
    caller waits for a process that is frozen. `changed` is called, from one of them, when it is
    ready, and when it is gone for good.
    """

    def __init__(self, load: Load, changed: Callable[[], None] = lambda: None) -> None:
        self.ready = self.gone = False
        self.pid: int | None = None
        self.ended = "died"  # why, once it is gone: one of `bot.counts.RESTARTS`
        self._load, self._changed = load, changed
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._jobs: SimpleQueue[bytes | None] = SimpleQueue()
        self._job: Future[Any] | None = None
        self._report: Callable[[Progress], None] = lambda _: None
        self._beat = Beat(0, 0.0)
        self._heard = self._moved = time.monotonic()
        self._doubt: tuple[float, float] | None = None  # the last sign of life, doubted since when
        self._thread = threading.Thread(target=self._live, name="worker-heard", daemon=True)
        self._thread.start()

    @property
    def free(self) -> bool:
        return self.ready and not self.gone and self._job is None

    def do(
        self, call: Callable[[Voice], Any], report: Callable[[Progress], None] = lambda _: None
    ) -> Future[Any]:
        """Have a job done; the worker must be free.

        `report` is called with its progress, from another thread. The future raises RuntimeError,
        whose text is a traceback, for what the job raised, and WorkerDiedError when the worker
        ended first. Cancelling it kills the worker.
        """
        given = bytes(ForkingPickler.dumps(call))
        future: Future[Any] = Future()
        with self._lock:
            gone = self.gone
            if not gone:
                self._job, self._report, self._moved = future, report, time.monotonic()
        if gone:
            future.set_exception(WorkerDiedError())
            return future
        future.add_done_callback(lambda done: self.kill("cancelled") if done.cancelled() else None)
        self._jobs.put(given)
        return future

    def is_frozen(self) -> bool:
        """Whether it gave no sign of life for too long, or its job does not go on.

        To be asked again and again: the first time is a doubt, as what it said while the bot itself
        stood still may be on its way.
        """
        if self.gone:
            return False
        now = time.monotonic()
        if not self.ready:
            return now - self._moved > START_SECONDS
        silent = now - self._heard > SILENT_SECONDS
        stuck = self._job is not None and now - self._moved > STUCK_SECONDS
        if self._has_more() or not (silent or stuck):
            self._doubt = None
            return False
        sign = self._heard if silent else self._moved
        if self._doubt is None or self._doubt[0] != sign:
            self._doubt = sign, now
        return now - self._doubt[1] > DOUBT_SECONDS

    def kill(self, why: str = "died") -> None:
        """End the process at once, by force. A job that it has raises WorkerDiedError."""
        with self._lock:
            process, job, self._job = self._process, self._job, None
            alive, self.gone = not self.gone, True
            if alive and self.ended == "died":
                self.ended = why
        if alive and process is not None and process.pid is not None:
            with suppress(OSError):  # it ended by itself meanwhile
                # `process.kill()` would do nothing once the fork server has ended.
                os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._jobs.put(None)
        if job is not None and job.set_running_or_notify_cancel():
            job.set_exception(WorkerDiedError())
        if alive:
            self._changed()

    def join(self, seconds: float) -> None:
        """Wait until the process is gone, for so long at most."""
        self._thread.join(seconds)

    def _live(self) -> None:
        try:
            process, pipe = started(serve, self._load)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is no process
            log.warning("A worker could not be started: %r", error)
            self.kill()
            return
        with self._lock:
            self._process, self._pipe, self.pid = process, pipe, process.pid
            unwanted, self.gone = self.gone, False  # for `kill` to reach it
        if unwanted:
            self.kill()
        threading.Thread(target=self._send, args=(pipe,), name="worker-told", daemon=True).start()
        with suppress(OSError, EOFError):
            while not self.gone:
                self._hear(pipe.recv_bytes())
        self.kill()
        process.join(JOIN_SECONDS)
        pipe.close()

    def _send(self, pipe: Connection) -> None:
        with suppress(OSError):  # it is gone, which the other thread notices
            while (given := self._jobs.get()) is not None:
                pipe.send_bytes(given)

    def _hear(self, said: bytes) -> None:
        self._heard = time.monotonic()
        try:
            kind, value = pickle.loads(said)  # noqa: S301 - our own worker wrote it
        except Exception as error:  # noqa: BLE001 - whatever a job may have returned
            kind, value = WorkerSays.BROKE, f"What the job returned cannot be read: {error!r}"
        if kind is WorkerSays.BEAT:
            self._take_beat(value)
        elif kind is WorkerSays.PROGRESS:
            self._report(value)
        elif kind is WorkerSays.READY:
            self.ready = True
            self._changed()
        else:
            self._end(kind, value)

    def _end(self, kind: WorkerSays, value: Any) -> None:  # noqa: ANN401 - whatever a job returns
        with self._lock:
            job, self._job = self._job, None
        if job is None or not job.set_running_or_notify_cancel():
            return
        if kind is WorkerSays.DONE:
            job.set_result(value)
        else:
            job.set_exception(RuntimeError(value))

    def _take_beat(self, beat: Beat) -> None:
        computed = beat.seconds - self._beat.seconds
        if self.ready and (beat.steps != self._beat.steps or computed >= COMPUTED_SECONDS):
            self._beat, self._moved = beat, self._heard

    def _has_more(self) -> bool:
        pipe = self._pipe
        try:
            return pipe is not None and pipe.poll(0)
        except OSError:  # it is closed
            return False
