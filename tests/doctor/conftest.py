"""A small Discord on a real socket, and a bot in good health that is registered there."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from discord.http import Route

from bot.bench.sockets.discord_server import SmallDiscord
from tests.doctor.patient import (
    COMMANDS,
    GOOD_TOKEN,
    Patient,
    make_well,
    quick_tools,
    settings_for,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


@pytest.fixture
async def small_discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SmallDiscord]:
    discord_here = SmallDiscord()
    discord_here.directory.token = GOOD_TOKEN
    await discord_here.start()
    discord_here.commands = [{"id": str(at), "name": name} for at, name in enumerate(COMMANDS)]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{discord_here.port}/api/v10")
    yield discord_here
    await discord_here.stop()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Make a folder whose path leaves room for a socket: pytest's own are named after the test."""
    with tempfile.TemporaryDirectory(prefix="nudge-") as folder:
        yield Path(folder)


@pytest.fixture
def patient(
    template: Path, small_discord: SmallDiscord, monkeypatch: pytest.MonkeyPatch, short_folder: Path
) -> Patient:
    monkeypatch.chdir(short_folder)
    path = Path(shutil.copyfile(template, short_folder / "nudge.sqlite3"))
    make_well(path)
    return Patient(settings_for(path), small_discord, quick_tools())
