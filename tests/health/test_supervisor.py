"""What the service manager hears, through a real socket of datagrams."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sys
import time
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.health.supervisor import Supervision, Supervisor, supervised, watchdog_seconds
from tests.health.service_manager import ListeningManager

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="It has no such sockets.")
WATCHDOG = 0.4
OFFLINE = "The bot is not connected to Discord."


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[ListeningManager]:
    with closing(ListeningManager(str(tmp_path / "notify"))) as listening:
        yield listening


async def test_it_hears_of_the_login_of_readiness_once_and_of_the_drain(
    manager: ListeningManager,
) -> None:
    reasons, stop = [OFFLINE], asyncio.Event()
    async with supervised(Supervision(manager.address), lambda: tuple(reasons), stop):
        await asyncio.sleep(0.2)
        assert manager.lines() == ["STATUS=Logging in to Discord."]
        reasons.clear()
        await asyncio.sleep(0.8)
        reasons.append(OFFLINE)
        await asyncio.sleep(0.8)
        reasons.clear()
        await asyncio.sleep(0.8)
        stop.set()
        await asyncio.sleep(0.2)
    assert manager.lines() == [
        "STATUS=Logging in to Discord.",
        "READY=1",
        "STATUS=Presses are answered.",
        f"STATUS={OFFLINE}",
        "STATUS=Presses are answered.",
        "STOPPING=1",
        "STATUS=Stopping: what is in flight is answered.",
    ]


async def test_the_watchdog_is_fed_at_half_its_time_until_the_end_of_the_drain(
    manager: ListeningManager,
) -> None:
    stop = asyncio.Event()
    async with supervised(Supervision(manager.address, WATCHDOG), lambda: (OFFLINE,), stop):
        await asyncio.sleep(2 * WATCHDOG)
        stop.set()
        await asyncio.sleep(2 * WATCHDOG)
    times = manager.beats()
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert 6 <= len(times) <= 10
    assert max(gaps) < WATCHDOG
    assert "READY=1" not in manager.lines()


async def test_a_loop_that_stands_still_stops_feeding_the_watchdog(
    manager: ListeningManager,
) -> None:
    async with supervised(Supervision(manager.address, WATCHDOG), tuple, asyncio.Event()):
        await asyncio.sleep(0.2)
        began = time.monotonic()
        while time.monotonic() < began + 4 * WATCHDOG:
            time.sleep(0.01)  # noqa: ASYNC251 - it holds the loop up
        ended = time.monotonic()
        await asyncio.sleep(WATCHDOG)
    within = [at for at in manager.beats() if began + 0.1 < at < ended - 0.1]
    assert within == []
    assert [at for at in manager.beats() if at >= ended - 0.1]


@pytest.mark.parametrize("address", [None, "", "relative/path", "vsock:2:1234"])
async def test_without_a_socket_nothing_happens(address: str | None) -> None:
    tasks = len(asyncio.all_tasks())
    async with supervised(Supervision(address, WATCHDOG), tuple, asyncio.Event()):
        assert len(asyncio.all_tasks()) == tasks


async def test_a_socket_that_nobody_listens_on_is_one_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        async with supervised(Supervision(str(tmp_path / "gone")), tuple, asyncio.Event()):
            pass
    (record,) = caplog.records
    assert "The service manager cannot be reached" in record.getMessage()


async def test_a_manager_that_does_not_read_holds_nobody_up(tmp_path: Path) -> None:
    address = str(tmp_path / "deaf")
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as deaf:
        deaf.bind(address)
        supervisor = Supervisor(address)
        began = time.monotonic()
        for number in range(10_000):
            supervisor.tell(f"{number}")
        assert time.monotonic() - began < 5
        supervisor.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux has abstract sockets.")
async def test_an_abstract_socket_hears_as_well() -> None:
    with closing(ListeningManager(f"@nudge-test-{os.getpid()}")) as manager:
        supervisor = Supervisor(manager.address)
        supervisor.say(READY=1)
        await asyncio.sleep(0.3)
        supervisor.close()
        assert manager.lines() == ["READY=1"]


def test_a_status_of_several_lines_sets_no_other_field(manager: ListeningManager) -> None:
    supervisor = Supervisor(manager.address)
    supervisor.tell("It is one.\nSTOPPING=1")
    supervisor.close()
    time.sleep(0.2)
    assert manager.lines() == ["STATUS=It is one. STOPPING=1"]


@pytest.mark.parametrize(
    ("microseconds", "others", "seconds"),
    [(None, None, None), (30_000_000, None, 30.0), (30_000_000, 0, 30.0), (30_000_000, 1, None)],
)
def test_a_watchdog_is_fed_by_the_process_that_it_is_meant_for(
    microseconds: int | None, others: int | None, seconds: float | None
) -> None:
    process = None if others is None else os.getpid() + others
    assert watchdog_seconds(microseconds, process) == seconds
