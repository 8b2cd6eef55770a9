"""The same trainings on a real Dask scheduler and its workers, as other processes."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.jobs.dask.engine import DaskEngine
from bot.jobs.dask.worker import train_there
from bot.jobs.parts import shipped_parts
from bot.jobs.pool import TrainingPool
from tests.jobs import faults
from tests.jobs.listening import ENDLESS, QUICK, submit, task, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[3]
SCHEDULER = """
import dask
from distributed.cli.dask_scheduler import main

dask.config.set({"distributed.scheduler.allowed-failures": 2})
dask.config.set({"distributed.scheduler.worker-ttl": "10s"})
main()
"""


class Cluster:
    """A scheduler and two workers on this machine, all of them children of this process."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        here = ["--host", "127.0.0.1", "--no-dashboard"]
        work = ["--nworkers", "2", "--nthreads", "1", "--memory-limit", "1GiB"]
        work += ["--local-directory", str(self.folder)]
        self._run("-c", SCHEDULER, *here, "--port", str(self.port))
        self._run("-m", "distributed.cli.dask_worker", self.address, *here, *work)

    def stop(self, how: Callable[[subprocess.Popen[bytes]], None]) -> None:
        for process in reversed(self.processes):
            how(process)
            process.wait()
        self.processes.clear()

    def _run(self, *arguments: str) -> None:
        with (self.folder / "log").open("ab") as log:
            command = [sys.executable, *arguments]
            self.processes.append(subprocess.Popen(command, cwd=ROOT, stderr=log))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("dask"))
    cluster.start()
    yield cluster
    cluster.stop(subprocess.Popen.terminate)


@pytest.fixture
def engine(cluster: Cluster) -> Iterator[DaskEngine]:
    with opened(cluster.address) as engine:
        yield engine


@contextmanager
def opened(address: str) -> Iterator[DaskEngine]:
    engine = DaskEngine(shipped_parts, address)
    engine.start()
    try:
        yield engine
    finally:
        engine.close()


def all_with_workers(engine: DaskEngine, *runs: int) -> bool:
    """Whether the scheduler has given the first attempt at each run to a worker."""

    async def keys() -> set[str]:
        assert engine._client
        jobs = await engine._client.processing()  # type: ignore[no-untyped-call] # as in Dask
        return {key for keys in jobs.values() for key in keys}

    found = asyncio.run_coroutine_threadsafe(keys(), engine._loop).result()
    return found >= {f"{engine._name}-{run}-1" for run in runs}


@pytest.mark.nightly
def test_the_numbers_are_those_of_a_worker_process_here(engine: DaskEngine) -> None:
    pool = TrainingPool(shipped_parts, 1)
    pool.start()
    here, there = submit(pool, task()), submit(engine, task())
    assert here.outcome().runs[0].train_loss == there.outcome().runs[0].train_loss
    assert here.outcome().pictures == there.outcome().pictures
    pool.close()


@pytest.mark.nightly
def test_more_trainings_than_workers_wait_in_line(engine: DaskEngine) -> None:
    listeners = [submit(engine, task(epochs=run + 1), run) for run in range(5)]
    assert [listener.outcome().runs[0].epochs[-1] for listener in listeners] == [1, 2, 3, 4, 5]


@pytest.mark.nightly
def test_trainings_tell_how_far_they_are_and_can_be_cancelled(engine: DaskEngine) -> None:
    listeners = [submit(engine, ENDLESS, run) for run in (1, 2)]
    wait_until(lambda: all(listener.progress for listener in listeners))
    for run, listener in enumerate(listeners, start=1):
        engine.cancel(run)
        assert listener.failure().cancelled
        assert 0 < listener.progress[0].done < 5000
    submit(engine, QUICK, run=3).outcome()  # so both workers, or one, are free again


@pytest.mark.nightly
def test_a_worker_killed_in_mid_job_is_replaced_and_the_result_arrives(engine: DaskEngine) -> None:
    engine._train_one = faults.die_there_once
    assert submit(engine, QUICK).outcome().runs[0].epochs[-1] == 5


@pytest.mark.nightly
def test_a_training_that_kills_every_worker_is_given_up_kindly(engine: DaskEngine) -> None:
    engine._train_one = faults.die_there
    assert "tried this training 3 times" in submit(engine, QUICK).failure().words
    engine._train_one = partial(train_there, shipped_parts)
    submit(engine, QUICK, run=2).outcome()


@pytest.mark.nightly
def test_workers_that_hang_are_started_anew(engine: DaskEngine) -> None:
    engine._train_one = faults.hang_there
    listeners = [submit(engine, QUICK, run) for run in (1, 2)]
    wait_until(lambda: engine._threads == 2)
    wait_until(lambda: all_with_workers(engine, 1, 2))
    for job in engine._running():
        job.deadline = 0.0
    assert all("took too long" in listener.failure().words for listener in listeners)
    engine._train_one = partial(train_there, shipped_parts)
    submit(engine, QUICK, run=3).outcome()


@pytest.mark.nightly
def test_f7_a_frozen_worker_is_given_up_and_its_job_done_elsewhere(
    engine: DaskEngine, tmp_path: Path
) -> None:
    mark = tmp_path / "frozen"
    engine._train_one = partial(faults.freeze_there_once, mark)
    began = time.monotonic()
    try:
        submit(engine, QUICK).outcome()
        assert time.monotonic() - began < 30  # with a worker-ttl of ten seconds
    finally:
        with suppress(ProcessLookupError):  # its nanny may have ended it
            os.kill(int(mark.read_text(encoding="utf-8")), signal.SIGKILL)


@pytest.mark.nightly
def test_a_training_outlives_a_scheduler_that_is_started_anew(
    cluster: Cluster, engine: DaskEngine
) -> None:
    listener = submit(engine, task(points=2000, hidden=(64,) * 6, epochs=200))
    wait_until(lambda: bool(listener.progress))
    cluster.stop(subprocess.Popen.kill)
    cluster.start()
    assert listener.outcome().runs[0].epochs[-1] == 200


def test_when_the_scheduler_stays_away_that_is_told_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with opened(f"tcp://127.0.0.1:{port}") as engine:
        engine._lost_seconds = 0.5
        assert "cannot be reached" in submit(engine, QUICK).failure().words


def test_an_unencrypted_scheduler_on_another_machine_is_refused() -> None:
    with pytest.raises(ValueError, match="without encryption"):
        DaskEngine(shipped_parts, "tcp://10.0.0.7:8786")
