r"""Trains on other machines: the same queue of jobs, done by the workers of a Dask scheduler.

It needs the extra `dask`, here and on every machine, and one version of Nudge on all of them.
Whoever reaches a Dask scheduler can run programs on its machines, and it asks for no password. So
make a certificate authority of your own, and give the scheduler and each machine a certificate
from it. Start the scheduler and, on each machine, one worker for each of its cores:

    export DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP=30s
    export DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL=30s
    export DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=2
    dask scheduler --protocol tls --port 8786 --no-dashboard \
        --tls-ca-file ca.pem --tls-cert scheduler.pem --tls-key scheduler.key
    dask worker tls://HOST:8786 --nworkers 4 --nthreads 1 --memory-limit 1GiB --no-dashboard \
        --tls-ca-file ca.pem --tls-cert worker.pem --tls-key worker.key

Workers end when their scheduler ends, so let the system start both of them again.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from concurrent.futures import CancelledError
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bot.jobs.dask.address import check_address
from bot.jobs.dask.worker import RemoteJob, train_there
from bot.jobs.endings import GAVE_UP
from bot.jobs.job import WorkerDiedError
from bot.jobs.line import CLOSE_SECONDS, Line
from bot.jobs.process import get_warm
from bot.trainings.news import Failure, Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from distributed import Client, Security

    from bot.jobs.job import Job
    from bot.jobs.worker import Load
    from bot.trainings.news import Outcome

log = logging.getLogger(__name__)

TIMEOUTS = {"distributed.comm.timeouts.tcp": "30s"}  # with 8 s, every connection broke
CONNECT_SECONDS = 15
COUNT_SECONDS = 1.0
LOST_SECONDS = 60.0

LOST = (
    "The machines that train networks cannot be reached at the moment. "
    "Please try again in a few minutes."
)


class DaskEngine(Line):
    """Runs as many trainings at once as the scheduler's workers have threads.

    Everything about the connection happens in an event loop of its own. When the scheduler
    restarts, the jobs it had are submitted again. `seconds` is the most a training may take.
    `load` is a function of a module, which each worker calls to get what trainings are made of.
    Raise ValueError when the address is not safe, or the extra `dask` is missing.
    """

    def __init__(
        self,
        load: Load,
        address: str,
        *,
        ca: Path | None = None,
        cert: Path | None = None,
        key: Path | None = None,
        seconds: float = 60.0,
    ) -> None:
        super().__init__(seconds)
        check_address(address, bool(ca and cert and key))
        if find_spec("distributed") is None:
            raise ValueError("NUDGE_DASK_SCHEDULER needs one more package: install nudge[dask].")
        self._load = load
        self._train_one: Callable[[RemoteJob], Outcome | Failure] = partial(train_there, load)
        self._address = address
        self._files = {"tls_ca_file": ca, "tls_client_cert": cert, "tls_client_key": key}
        self._name = f"nudge-{uuid4().hex}"
        self._threads = 0  # of all workers together
        self._gone_since = time.monotonic()
        self._lost_seconds = LOST_SECONDS
        self._known: dict[str, int] = {}  # the threads of each worker, by its address
        self._warming: list[object] = []
        self._client: Client | None = None
        self._loop = asyncio.new_event_loop()
        self._staying: asyncio.Task[None] | None = None

    def _open(self) -> None:
        threading.Thread(target=self._loop.run_forever, name="training-dask", daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._stay_connected(), self._loop)

    def _shut(self) -> None:
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(CLOSE_SECONDS / 2)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _places(self) -> int:
        connected = self._client is not None and self._client.status == "running"
        return self._threads if connected else 0

    def _launch(self, job: Job) -> Future[Outcome | Failure]:
        remote_job = RemoteJob(
            job.task, job.table, job.run, job.attempts, self._seconds, self._name
        )
        return asyncio.run_coroutine_threadsafe(self._train(remote_job, self._key(job)), self._loop)

    def _result(self, future: Future[Outcome | Failure]) -> Outcome | Failure:
        from distributed import KilledWorker  # noqa: PLC0415 - only with the extra

        try:
            return future.result()
        except KilledWorker:  # the scheduler has tried other workers
            return Failure(GAVE_UP)
        except (CancelledError, OSError) as error:  # the scheduler is gone
            raise WorkerDiedError from error

    def _look(self) -> None:
        gone = not self._threads and time.monotonic() - self._gone_since > self._lost_seconds
        for job in list(self._jobs.values()) if gone else ():
            if job.future:
                job.future.cancel()
            self._end(job, Failure(LOST))

    def _free(self, job: Job) -> None:
        if job.future:
            asyncio.run_coroutine_threadsafe(self._restart(self._key(job), job.future), self._loop)

    def _key(self, job: Job) -> str:
        return f"{self._name}-{job.run}-{job.attempts}"

    def _count(self, threads: int) -> None:
        if self._threads and not threads:
            self._gone_since = time.monotonic()
        self._threads = threads

    async def _stay_connected(self) -> None:
        """Connect, and connect again whenever the connection is lost."""
        import dask  # noqa: PLC0415 - only with the extra

        self._staying = asyncio.current_task()
        dask.config.set(TIMEOUTS)
        while True:
            try:
                await self._stay_while_it_runs()
            except OSError as error:
                log.warning("The Dask scheduler cannot be reached: %s", error)
            self._known = {}
            self._inbox.put(partial(self._count, 0))
            await asyncio.sleep(COUNT_SECONDS)

    async def _stay_while_it_runs(self) -> None:
        """Connect once. Dask reconnects by itself for a while; return when it gives up."""
        from distributed import Client  # noqa: PLC0415 - only with the extra

        client = self._client = Client(  # type: ignore[no-untyped-call] # like most of Dask
            self._address,
            security=self._security(),
            asynchronous=True,
            set_as_default=False,
            timeout=CONNECT_SECONDS,
        )
        try:  # `async with` would leave a client open if cancelled while it connects
            await client
            while client.status in {"running", "connecting"}:
                await self._get_to_know_the_workers(client)
                await asyncio.sleep(COUNT_SECONDS)
        finally:
            await client.close()  # type: ignore[no-untyped-call]

    async def _get_to_know_the_workers(self, client: Client) -> None:
        """Count the threads of all workers, and warm up the workers that are new."""
        try:
            threads: dict[str, int] = await client.nthreads()  # type: ignore[no-untyped-call]
        except OSError:
            threads = {}
        if threads != self._known:
            # A scheduler that has restarted knows no subscribers.
            client.subscribe_topic(self._name, self._progressed)  # type: ignore[no-untyped-call]
            self._warming = [
                client.submit(
                    get_warm, self._load, workers=[address], key=f"{self._name}-warm-{address}"
                )
                for address in threads.keys() - self._known.keys()
            ]
            self._known = threads
            self._inbox.put(partial(self._count, sum(threads.values())))

    def _security(self) -> Security | None:
        from distributed import Security  # noqa: PLC0415 - only with the extra

        if not all(self._files.values()):
            return None
        files = {name: str(file) for name, file in self._files.items()}
        return Security(require_encryption=True, **files)  # type: ignore[no-untyped-call]

    async def _train(self, remote_job: RemoteJob, key: str) -> Outcome | Failure:
        if self._client is None or self._client.status != "running":
            raise ConnectionError("not connected to the Dask scheduler")
        future = self._client.submit(self._train_one, remote_job, key=key, pure=False)
        try:
            return await future  # type: ignore[no-any-return]
        finally:
            # Also when this is cancelled: the worker sees that its task was released, and stops.
            future.release()  # type: ignore[no-untyped-call]

    def _progressed(self, event: tuple[float, dict[str, Any]]) -> None:
        told = event[1]
        progress = Progress(**told["progress"])
        self._inbox.put(partial(self._heard, told["run"], told["attempt"], progress))

    async def _restart(self, key: str, future: Future[Outcome | Failure]) -> None:
        """Give up a job that does not end, and restart its worker, which has one thread only."""
        client = self._client
        if client is None:
            return
        try:
            jobs = await client.processing()  # type: ignore[no-untyped-call]
            future.cancel()
            hanging = [address for address, keys in jobs.items() if key in keys]
            await client.restart_workers(hanging, raise_for_error=False)
        except OSError as error:
            log.warning("A Dask worker could not be restarted: %s", error)

    async def _leave(self) -> None:
        if self._staying is not None:
            self._staying.cancel()
            await asyncio.wait([self._staying])
