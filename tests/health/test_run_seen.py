"""`nudge run` in a process of its own, as a service manager and a scraper meet it."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import pytest

from tests.child import ROOT, nudge, surroundings
from tests.doctor.patient import GOOD_TOKEN
from tests.health.scraping import asked, scraped
from tests.health.seen import free_port
from tests.health.service_manager import ListeningManager
from tests.stub_discord import ELSEWHERE, StubDiscord

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is a POSIX signal")
LEFT = [
    "STATUS=Logging in to Discord.",
    "READY=1",
    "STATUS=Presses are answered.",
    "STOPPING=1",
    "STATUS=Stopping: what is in flight is answered.",
]


@asynccontextmanager
async def running(folder: Path, stub: StubDiscord, **environment: str) -> AsyncIterator[Process]:
    """Run the bot in a child process, with its token as a credential."""
    (folder / "discord-token").write_text(f"{GOOD_TOKEN}\n", encoding="utf-8")
    settings = {"CREDENTIALS_DIRECTORY": str(folder), "NUDGE_DATABASE": str(folder / "n.sqlite3")}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ELSEWHERE, "run", stub.address),
        cwd=ROOT,
        env=surroundings(**settings, **environment),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


async def test_nudge_run_says_that_it_is_ready_is_scraped_and_says_that_it_stops(
    tmp_path: Path,
) -> None:
    port, address = free_port(), str(tmp_path / "notify")
    environment = {"NUDGE_METRICS_PORT": str(port), "NOTIFY_SOCKET": address}
    with closing(ListeningManager(address)) as manager:
        async with (
            StubDiscord() as stub,
            running(tmp_path, stub, WATCHDOG_USEC="1000000", **environment) as bot,
        ):
            await manager.until("READY=1")
            assert (await asked(port, "/readyz")).status == 200
            await stub.command("learn", 1_000)
            await asyncio.sleep(1.0)
            found = await scraped(port)
            bot.send_signal(signal.SIGTERM)
            _, said = await asyncio.wait_for(bot.communicate(), 60)
        assert [line for line in manager.lines() if line != "WATCHDOG=1"] == LEFT
        assert len(manager.beats()) >= 2
    assert bot.returncode == 0, said
    assert "Traceback" not in said.decode()
    assert found["nudge_interactions_total"][("answered",)] == 1
    assert found["nudge_loop_lag_seconds_count"][()] > 5


def test_a_port_that_another_program_has_ends_it_with_75(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = nudge(
            "run",
            folder=tmp_path,
            DISCORD_TOKEN=GOOD_TOKEN,
            NUDGE_DATABASE=str(tmp_path / "n.sqlite3"),
            NUDGE_METRICS_PORT=str(port),
        )
    assert done.returncode == 75, done.stderr
    assert f"listens on port {port}" in done.stderr
    assert "NUDGE_METRICS_PORT" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "70000", "http"])
def test_a_port_that_is_none_is_a_setting_to_mend(tmp_path: Path, port: str) -> None:
    done = nudge("run", folder=tmp_path, DISCORD_TOKEN=GOOD_TOKEN, NUDGE_METRICS_PORT=port)
    assert done.returncode == 78, done.stderr
    assert "metrics_port" in done.stderr
