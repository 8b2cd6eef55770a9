"""What Discord does to a connection: the bot comes back by itself, or says why it cannot."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.serving import StopSignals, stay_on
from bot.tutor.errors import OperatorError, UnavailableError
from bot.ui.errors import NO_ENTRY, why_no_entry
from tests.child import nudge
from tests.doctor.patient import GOOD_TOKEN
from tests.stub_discord import ELSEWHERE, StubDiscord, lead_to

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp

PATIENCE = 60.0  # seconds, on a busy machine
REFUSALS = {
    4004: "Reset Token",
    4010: "Upgrade Nudge",
    4011: "be split",
    4012: "Upgrade Nudge",
    4013: "Upgrade Nudge",
    4014: "intent",
}


@asynccontextmanager
async def online(
    build_app: BuildApp, stub: StubDiscord, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[TutorBot]:
    """Keep the real bot on the stub of Discord, in this process."""
    app, stop = build_app(), StopSignals(lambda _: None)
    lead_to(stub, monkeypatch)
    staying = asyncio.ensure_future(stay_on(app.bot, "some.token", stop))
    try:
        await asyncio.wait_for(stub.ready.wait(), PATIENCE)
        yield app.bot
    finally:
        stop.take()
        await asyncio.wait_for(staying, PATIENCE)
        app.close()


async def answers(stub: StubDiscord) -> bool:
    """Press, and wait for the answer."""
    at = await stub.command("learn", 5_000)
    for _ in range(round(PATIENCE / 0.02)):
        if at in stub.answered:
            break
        await asyncio.sleep(0.02)
    return at in stub.answered


@pytest.mark.parametrize("code", REFUSALS)
async def test_a_refused_connection_is_one_sentence_and_waits_for_a_person(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    async with StubDiscord(refuses=code) as stub:
        lead_to(stub, monkeypatch)
        app = build_app()
        with pytest.raises(NO_ENTRY) as refused:
            await asyncio.wait_for(
                stay_on(app.bot, "some.token", StopSignals(lambda _: None)), PATIENCE
            )
        await app.bot.close()
        app.close()
    told = why_no_entry(refused.value)
    assert type(told) is OperatorError  # which ends with the exit code 78
    assert not isinstance(told, UnavailableError)
    assert REFUSALS[code] in str(told)


@pytest.mark.parametrize(
    "code", [4014, *(pytest.param(code, marks=pytest.mark.nightly) for code in (4004, 4011, 4013))]
)
async def test_nudge_run_ends_with_78_and_without_a_traceback(tmp_path: Path, code: int) -> None:
    async with StubDiscord(refuses=code) as stub:
        done = await asyncio.to_thread(
            nudge,
            "run",
            stub.address,
            folder=tmp_path,
            code=ELSEWHERE,
            DISCORD_TOKEN=GOOD_TOKEN,
            NUDGE_DATABASE=str(tmp_path / "n.sqlite3"),
        )
    assert done.returncode == 78, done.stderr
    assert REFUSALS[code] in done.stderr
    assert "Traceback" not in done.stderr
    assert "some.token" not in done.stderr


@pytest.mark.parametrize(
    ("op", "what", "resumes"), [(7, None, True), (9, True, True), (9, False, False)]
)
async def test_a_bot_that_is_asked_to_connect_again_does_and_answers(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch, op: int, what: object, resumes: bool
) -> None:
    async with StubDiscord() as stub, online(build_app, stub, monkeypatch):
        assert await answers(stub)
        await stub.tell(op, what)
        await asyncio.wait_for(stub.back.wait(), PATIENCE)
        assert (stub.identified, stub.resumed) == ((1, 1) if resumes else (2, 0))
        assert await answers(stub)


async def test_a_connection_that_is_reset_is_resumed(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with StubDiscord() as stub, online(build_app, stub, monkeypatch) as bot:
        stub.cut()
        await asyncio.wait_for(stub.back.wait(), PATIENCE)
        assert (stub.identified, stub.resumed) == (1, 1)
        assert await answers(stub)
        assert bot.duty.connected


async def test_a_connection_on_which_nothing_comes_any_more_is_made_anew(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord takes the heartbeats and confirms none: a zombie."""
    stub = StubDiscord(beats=200, silent=True)
    async with stub, online(build_app, stub, monkeypatch) as bot:
        bot.ws._keep_alive.heartbeat_timeout = 0.5  # type: ignore[union-attr] # 60 s otherwise
        stub.back.clear()
        await asyncio.wait_for(stub.back.wait(), PATIENCE)
        stub.silent = False
        assert (stub.identified, stub.resumed) == (1, 1)
        assert await answers(stub)


def test_the_loggers_of_discord_never_tell_the_tokens_of_presses(build_app: BuildApp) -> None:
    root = logging.getLogger()
    before = root.level
    try:
        root.setLevel(logging.DEBUG)
        build_app()
        names = [name for name in logging.root.manager.loggerDict if name.startswith("discord")]
        assert "discord.gateway" in names
        loud = [name for name in names if logging.getLogger(name).isEnabledFor(logging.DEBUG)]
        assert loud == []
    finally:
        root.setLevel(before)
