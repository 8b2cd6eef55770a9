"""The real bot on a stub of Discord, in this process, seen through its addresses on loopback."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.serving import StopSignals, seen_from_outside, stay_on
from bot.store.database import Database
from bot.watching import LagWatch, watched
from tests.health.scraping import asked, scraped
from tests.stub_discord import StubDiscord, lead_to

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest

    from bot.app import App
    from bot.settings import Settings
    from tests.conftest import BuildApp

PATIENCE = 60.0  # seconds, on a busy machine
STUCK = 0.5


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


@dataclass
class SeenBot:
    """`online` logs in and stays; before that nobody let the bot in."""

    app: App
    stub: StubDiscord
    stop: StopSignals
    port: int
    database: Database
    staying: asyncio.Task[None] | None = None

    async def online(self) -> None:
        self.staying = asyncio.ensure_future(stay_on(self.app.bot, "some.token", self.stop))
        await asyncio.wait_for(self.stub.ready.wait(), PATIENCE)
        await self.until_ready()

    async def press(self, person: int = 5_000) -> str:
        """Have somebody type /learn. Return what they were answered."""
        at = await self.stub.command("learn", person)
        for _ in range(round(PATIENCE / 0.02)):
            if at in self.stub.answered:
                break
            await asyncio.sleep(0.02)
        return self.stub.answered[at]

    async def reasons(self) -> list[str]:
        """Return why it is not ready; nothing when it is."""
        told = await asked(self.port, "/readyz")
        assert (await asked(self.port, "/livez")).status == 200
        assert told.status in {200, 503}
        return told.text.splitlines() if told.status == 503 else []

    async def until_ready(self) -> None:
        for _ in range(round(PATIENCE / 0.02)):
            if not await self.reasons():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(await self.reasons())

    async def metrics(self) -> dict[str, dict[tuple[str, ...], float]]:
        return await scraped(self.port)


@asynccontextmanager
async def seen(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch, **stubbed: object
) -> AsyncIterator[SeenBot]:
    """Build the bot and open its addresses; at the end it is stopped as by a signal."""
    opened: list[Database] = []
    start = Database.start

    def kept(database: Database) -> None:
        opened.append(database)
        start(database)

    monkeypatch.setattr(Database, "start", kept)
    chosen = settings.model_copy(update={"metrics_port": free_port()})
    app, stop = build_app(chosen), StopSignals(lambda _: None)
    async with StubDiscord(**stubbed) as stub:  # type: ignore[arg-type] # its own fields
        lead_to(stub, monkeypatch)
        with watched(LagWatch(STUCK, app.counts.loop_lag)) as lag:
            app.bot.duty.add_trouble(lag.trouble)
            async with seen_from_outside(chosen, app, stop):
                bot = SeenBot(app, stub, stop, chosen.metrics_port or 0, opened[-1])
                yield bot
                stop.take()
                if bot.staying is not None:
                    await asyncio.wait_for(bot.staying, PATIENCE)
    app.close()
