"""A worker that does not go on is noticed, killed and replaced; nobody else is harmed."""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.jobs import fork_server, worker_process
from tests.jobs import faults
from tests.jobs.listening import QUICK, submit, task, wait_until
from tests.jobs.test_training_pool import opened, with_a_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.trainings.news import Failure, Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stops by POSIX signals")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a worker less time to show that it lives."""
    monkeypatch.setattr(worker_process, "SILENT_SECONDS", 3.0)
    monkeypatch.setattr(worker_process, "STUCK_SECONDS", 4.0)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("fault", [faults.freeze, faults.spin, faults.hang])
def test_f7_a_job_of_a_worker_that_does_not_go_on_is_done_elsewhere(
    fault: Callable[..., Outcome | Failure], tmp_path: Path
) -> None:
    with opened() as pool:
        submit(pool, QUICK, run=0).outcome()
        pool._train_one = partial(faults.once, tmp_path / "mark", fault)
        began = time.monotonic()
        listener = submit(pool, QUICK)
        listener.outcome()
        assert listener.starts == [1, 2]
        assert time.monotonic() - began < 20
        assert pool.counts.restarts.by_kind["frozen"] == 1


@pytest.mark.nightly
def test_f7_with_the_usual_times_it_takes_less_than_thirty_seconds(tmp_path: Path) -> None:
    with opened() as pool:
        submit(pool, QUICK, run=0).outcome()
        pool._train_one = partial(faults.once, tmp_path / "mark", faults.freeze)
        began = time.monotonic()
        submit(pool, QUICK).outcome()
        assert time.monotonic() - began < 30


@pytest.mark.usefixtures("hasty")
def test_f7_a_worker_frozen_while_idle_is_replaced_and_its_neighbour_is_not() -> None:
    with opened(workers=2) as pool:
        wait_until(lambda: pool._places() == 2)
        frozen, neighbour = pool._workers
        assert frozen.pid is not None
        os.kill(frozen.pid, signal.SIGSTOP)
        listeners = [submit(pool, task(epochs=run), run) for run in range(1, 5)]
        assert [one.outcome().runs[0].epochs[-1] for one in listeners] == [1, 2, 3, 4]
        wait_until(lambda: frozen not in pool._workers)
        assert neighbour in pool._workers


@pytest.mark.usefixtures("hasty")
def test_f7_one_that_computes_for_long_is_not_taken_for_frozen() -> None:
    with opened() as pool:
        listener = submit(pool, task(points=2000, hidden=(64,) * 6, epochs=300))
        listener.outcome()
        assert listener.starts == [1]


@pytest.mark.usefixtures("hasty")
def test_f7_the_bot_standing_still_is_not_a_frozen_worker() -> None:
    with opened() as pool:
        submit(pool, QUICK).outcome()
        (worker,) = pool._workers
        worker._heard -= 100.0  # as if nothing was read for so long
        silent = worker._heard
        assert not worker.is_frozen()
        wait_until(lambda: worker._heard > silent)  # what it said meanwhile
        assert not worker.is_frozen()
        submit(pool, QUICK, run=2).outcome()
        assert pool._workers == [worker]


def test_f7_a_frozen_fork_server_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "START_SECONDS", 4.0)
    with opened() as pool:
        submit(pool, QUICK).outcome()
        server = fork_server._server_id()
        assert server is not None
        os.kill(server, signal.SIGSTOP)
        pool._workers[0].kill()
        submit(pool, QUICK, run=2).outcome()
        assert fork_server._server_id() != server


def test_a_worker_killed_in_mid_job_is_recovered_within_a_second() -> None:
    with opened(workers=2) as pool:
        wait_until(lambda: pool._places() == 2)
        usual, pool._train_one = pool._train_one, faults.hang
        listener = submit(pool, QUICK)
        job = with_a_worker(pool, 1)
        pool._train_one = usual
        time.sleep(0.3)
        began = time.monotonic()
        pid = pool._of_job[job.run].pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        listener.outcome()
        assert time.monotonic() - began < 3.0  # 0.1 s on a machine of one's own
