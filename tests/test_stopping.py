"""SIGTERM at any moment: what is in flight is answered, and the bot leaves within ten seconds."""

from __future__ import annotations

import asyncio
import gc
import signal
import sqlite3
import sys
import time
from contextlib import asynccontextmanager, closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.serving import StopSignals, stay_on
from tests.child import ROOT, surroundings
from tests.doctor.patient import GOOD_TOKEN
from tests.stub_discord import ELSEWHERE, StubDiscord, lead_to

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.settings import Settings
    from tests.conftest import BuildApp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is a POSIX signal")
RESTARTED = "I am just being restarted"


@asynccontextmanager
async def running(stub: StubDiscord, database: Path) -> AsyncIterator[Process]:
    """Run the whole bot in a child process until it is on the stub of Discord."""
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ELSEWHERE, "--verbose", "run", stub.address),
        cwd=ROOT,
        env=surroundings(DISCORD_TOKEN=GOOD_TOKEN, NUDGE_DATABASE=str(database)),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await asyncio.wait_for(stub.ready.wait(), 300)
        await asyncio.sleep(0.3)
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


async def stopped(bot: Process) -> tuple[int, float, str]:
    """Send SIGTERM. Return the exit code, the seconds that it took, and what was logged."""
    began = time.monotonic()
    bot.send_signal(signal.SIGTERM)
    saying = asyncio.ensure_future(bot.communicate())
    code = await asyncio.wait_for(bot.wait(), 60)
    seconds = time.monotonic() - began
    _, said = await asyncio.wait_for(
        saying, 60
    )  # its workers, which end by themselves, hold it too
    return code, seconds, said.decode()


def stored(database: Path) -> set[int]:
    """Return the ids of the presses that changed something."""
    with closing(sqlite3.connect(database)) as connection:
        return {at for (at,) in connection.execute("SELECT interaction_id FROM press")}


async def press_on(stub: StubDiscord, chance: Random, presses: int) -> None:
    for person in range(presses):
        await stub.command("learn", 1_000 + 10 * person)
        await asyncio.sleep(chance.uniform(0, 0.02))


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(2, 6))]
)
async def test_f8_a_stop_amid_presses_leaves_none_that_is_stored_and_not_answered(
    tmp_path: Path, seed: int
) -> None:
    chance, database = Random(seed), tmp_path / "nudge.sqlite3"
    async with StubDiscord(slow=0.4, randomness=chance) as stub, running(stub, database) as bot:
        pressing = asyncio.ensure_future(press_on(stub, chance, 60))
        await asyncio.sleep(chance.uniform(0.05, 0.6))
        before = list(stub.pressed)
        code, seconds, said = await stopped(bot)
        pressing.cancel()
        await asyncio.wait({pressing})
        await asyncio.sleep(0.5)
    counted = stored(database)
    assert code == 0, said
    assert seconds < 10
    assert "Traceback" not in said
    assert "token-" not in said  # of a press: the DEBUG lines of discord.py hold them
    assert counted <= stub.answered.keys(), counted - stub.answered.keys()
    assert set(before[:-5]) <= stub.answered.keys()  # the last may not have reached the bot
    refused = {at for at, words in stub.answered.items() if RESTARTED in words}
    assert not refused & counted
    assert stub.went_well


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(3, 30))]
)
async def test_f8_a_drain_at_any_moment_loses_no_answer(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Do the same within this process, which takes a tenth of the time."""
    chance, ended = Random(seed), list[int]()
    async with StubDiscord(slow=0.3, randomness=chance) as stub:
        lead_to(stub, monkeypatch)
        app, stop = build_app(), StopSignals(ended.append)
        staying = asyncio.ensure_future(stay_on(app.bot, "some.token", stop))
        await asyncio.wait_for(stub.ready.wait(), 60)
        await asyncio.sleep(0.1)
        pressing = asyncio.ensure_future(press_on(stub, chance, 60))
        await asyncio.sleep(chance.uniform(0.0, 0.8))
        before = list(stub.pressed)
        stop.take()
        await asyncio.wait_for(staying, 60)
        pressing.cancel()
        await asyncio.wait({pressing})
        await asyncio.sleep(0.1)
        app.close()
    counted = stored(settings.database)
    assert counted <= stub.answered.keys(), counted - stub.answered.keys()
    assert set(before[:-5]) <= stub.answered.keys()
    assert stub.closed_with == 1000


async def test_f8_a_stop_just_after_the_login_leaves_no_error_behind(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Stop while discord.py still waits for servers: that ends too."""
    async with StubDiscord() as stub:
        lead_to(stub, monkeypatch)
        app, stop = build_app(), StopSignals(lambda _: None)
        staying = asyncio.ensure_future(stay_on(app.bot, "some.token", stop))
        await asyncio.wait_for(stub.ready.wait(), 60)
        await asyncio.sleep(0.05)
        stop.take()
        await asyncio.wait_for(staying, 60)
        await asyncio.sleep(2.5)  # it waits two seconds for servers
        gc.collect()
        app.close()
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.mark.parametrize("again", [False, True])
async def test_f8_a_deaf_discord_is_waited_for_a_while_and_not_after_a_second_signal(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    monkeypatch.setattr("bot.serving.DRAIN_SECONDS", 30.0 if again else 0.5)
    async with StubDiscord(deaf=True) as stub:
        lead_to(stub, monkeypatch)
        app, stop = build_app(), StopSignals(lambda _: None)
        staying = asyncio.ensure_future(stay_on(app.bot, "some.token", stop))
        await asyncio.wait_for(stub.ready.wait(), 60)
        await stub.command("learn", 1_000)
        await asyncio.sleep(0.2)
        began = time.monotonic()
        for _ in range(1 + again):
            stop.take()
        await asyncio.wait_for(staying, 60)
        seconds = time.monotonic() - began
        gc.collect()
        app.close()
    assert seconds < 10


@pytest.mark.nightly
async def test_f8_what_is_asked_for_after_the_signal_is_told_to_come_again(tmp_path: Path) -> None:
    async with StubDiscord(slow=1.0) as stub, running(stub, tmp_path / "n.sqlite3") as bot:
        first = await stub.command("learn", 1_000)
        await asyncio.sleep(0.05)
        ending = asyncio.ensure_future(stopped(bot))
        await asyncio.sleep(0.1)
        late = await stub.command("learn", 2_000)
        code, *_ = await ending
        await asyncio.sleep(0.1)
    assert code == 0
    assert RESTARTED not in stub.answered[first]
    assert late not in stub.answered or RESTARTED in stub.answered[late]
    assert late not in stored(tmp_path / "n.sqlite3")


@pytest.mark.nightly
async def test_f8_discord_that_answers_nothing_holds_the_stop_up_for_ten_seconds_at_most(
    tmp_path: Path,
) -> None:
    async with StubDiscord(deaf=True) as stub, running(stub, tmp_path / "n.sqlite3") as bot:
        await stub.command("learn", 1_000)
        await asyncio.sleep(0.2)
        code, seconds, said = await stopped(bot)
    assert code == 0, said
    assert seconds < 10.5
    assert "1 things are still under way" in said
    assert "Traceback" not in said


@pytest.mark.nightly
async def test_f8_a_second_signal_stops_at_once(tmp_path: Path) -> None:
    async with StubDiscord(deaf=True) as stub, running(stub, tmp_path / "n.sqlite3") as bot:
        await stub.command("learn", 1_000)
        await asyncio.sleep(0.2)
        ending = asyncio.ensure_future(stopped(bot))
        await asyncio.sleep(0.3)
        bot.send_signal(signal.SIGTERM)
        code, seconds, _ = await ending
    assert code == 0
    assert seconds < 3.0
