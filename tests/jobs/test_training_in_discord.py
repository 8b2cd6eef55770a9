"""The whole way of /train, with real workers: from the command in the channel to the picture."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

import pytest

from bot.app import App, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    import simcord
    from discord.ext import commands

    from bot.settings import Settings


@pytest.fixture
def app(settings: Settings) -> Iterator[App]:
    app = build(settings)
    yield app
    app.close()


@pytest.fixture
def simcord_bot(app: App) -> commands.Bot:
    return app.bot


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.simcord(settle_timeout=60.0)  # a cold start on a busy machine
async def test_a_picture_is_posted_even_after_every_worker_was_killed(
    simcord_env: simcord.Env,
) -> None:
    guild = simcord_env.create_guild()
    ana = guild.add_member(simcord_env.create_user("ana"))
    lessons = guild.create_text_channel("lessons")
    for seed in (1, 2):
        await ana.slash(lessons, "train", seed=seed)
        message = lessons.last_message
        assert message is not None
        assert message.attachments[0].size > 10_000
        for worker in multiprocessing.active_children():
            worker.kill()
