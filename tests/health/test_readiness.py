"""Each thing that keeps presses from being answered is a line of /readyz, and goes with it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from bot.services.upkeep import SETTLED
from tests.fakes import HandClock
from tests.health.scraping import asked
from tests.health.seen import STUCK, seen
from tests.store.sqlite.operator import until

if TYPE_CHECKING:
    import sqlalchemy as sa

    from bot.settings import Settings
    from bot.store.database import Database
    from tests.conftest import BuildApp

OFFLINE = "The bot is not connected to Discord."
FULL = "The last change could not be saved: the disk is full."


async def test_a_bot_that_discord_has_not_let_in_is_live_and_not_ready(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch) as bot:
        assert await bot.reasons() == [OFFLINE]
        await bot.online()
        assert await bot.reasons() == []


async def test_a_connection_that_is_lost_is_told_until_it_is_back(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch) as bot:
        await bot.online()
        bot.app.bot.duty.connected = False  # as discord.py's event of it does
        assert await bot.reasons() == [OFFLINE]
        bot.stub.cut()
        await bot.until_ready()
        assert (await bot.metrics())["nudge_gateway_sessions_total"] == {
            ("identified",): 1,
            ("resumed",): 1,
        }


async def test_a_full_disk_is_told_until_a_change_is_saved_again(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch) as bot:
        await bot.online()
        await limit_pages(bot.database, 1)  # no more than there are
        await fill(bot.database)
        assert await bot.reasons() == [FULL]
        counted = (await bot.metrics())["nudge_store_errors_total"]
        assert counted[("full",)] >= 1
        assert sum(counted.values()) == counted[("full",)]
        await limit_pages(bot.database, 2**31)
        await bot.press()
        assert await bot.reasons() == []


@pytest.mark.errors_expected
async def test_a_backup_that_cannot_be_made_is_told(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = settings.database.with_name("file")
    in_the_way.touch(mode=0o600)
    told = settings.model_copy(update={"backups": str(in_the_way)})
    async with seen(build_app, told, monkeypatch) as bot:
        await bot.online()
        clock = bot.app.bot.clock
        assert isinstance(clock, HandClock)
        await clock.advance(SETTLED)
        await until(lambda: bot.app.bot.readiness.reasons)
        (reason,) = await bot.reasons()
        assert reason.startswith(f"There is no new backup of the database: {in_the_way}")


async def limit_pages(database: Database, pages: int) -> None:
    pragma = f"PRAGMA max_page_count={pages}"
    await database.write(lambda connection: connection.exec_driver_sql(pragma).scalar())


async def fill(database: Database) -> None:
    def grow(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE growing (text TEXT)")
        connection.exec_driver_sql("INSERT INTO growing VALUES (?)", ("x" * 1_000_000,))

    (ended,) = await asyncio.gather(database.write(grow), return_exceptions=True)
    assert isinstance(ended, Exception)


@pytest.mark.errors_expected
async def test_a_file_that_was_deleted_is_told(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch) as bot:
        await bot.online()
        await bot.press()
        settings.database.unlink()
        words = await bot.press()
        assert "something happened to the file" in words
        (reason,) = await bot.reasons()
        assert "was deleted" in reason
        found = await bot.metrics()
        assert found["nudge_store_errors_total"][("stopped",)] >= 1
        assert found["nudge_interactions_total"][("refused",)] == 1


async def test_a_loop_that_is_late_is_told_and_counted(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch) as bot:
        await bot.online()
        before = (await bot.metrics())["nudge_loop_lag_seconds_sum"][()]
        await asyncio.sleep(0.3)
        told = []
        for _ in range(20):  # a look in between may have shown it well again
            time.sleep(2 * STUCK)  # noqa: ASYNC251 - it holds the loop up
            ready = await asked(bot.port, "/readyz")
            told.append(ready.text)
            if ready.status == 503:
                break
        assert "The event loop is" in told[-1]
        assert "s late." in told[-1]
        await bot.until_ready()
        assert (await bot.metrics())["nudge_loop_lag_seconds_sum"][()] > before + STUCK


async def test_a_bot_that_is_being_stopped_is_told_and_then_gone(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.serving.DRAIN_SECONDS", 2.0)
    async with seen(build_app, settings, monkeypatch, deaf=True) as bot:
        await bot.online()
        await bot.stub.command("learn", 1_000)
        await asyncio.sleep(0.2)
        bot.stop.take()
        await asyncio.sleep(0.2)
        assert await bot.reasons() == ["The bot is being stopped."]
