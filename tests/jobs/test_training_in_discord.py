"""The whole way of /train, with real workers: from the command in the channel to the picture."""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot.app import App, build
from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import simcord
    from discord import Message
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


async def picture_size(env: simcord.Env, channel: simcord.ChannelHandle) -> int:
    """Wait until the channel's last message has a picture, which a thread of the pool brings."""
    for _ in range(600):
        await asyncio.to_thread(time.sleep, 0.1)  # simcord's own clock stands still
        await env.settle()
        message = channel.last_message
        if message is not None and message.attachments:
            return message.attachments[0].size
    pytest.fail("no picture came")


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
async def test_a_picture_is_posted_even_after_every_worker_was_killed(
    simcord_env: simcord.Env,
) -> None:
    guild = simcord_env.create_guild()
    ana = guild.add_member(simcord_env.create_user("ana"))
    for name in ("first", "second"):
        channel = guild.create_text_channel(name)
        await ana.slash(channel, "train")
        assert await picture_size(simcord_env, channel) > 10_000
        for worker in multiprocessing.active_children():
            worker.kill()


async def test_what_helps_is_tried_by_a_worker_and_added_to_the_card(
    simcord_env: simcord.Env,
) -> None:
    guild = simcord_env.create_guild()
    ana = guild.add_member(simcord_env.create_user("ana"))
    channel = guild.create_text_channel("lab")
    await ana.slash(channel, "train", learning_rate=0.03, epochs=30)
    await picture_size(simcord_env, channel)
    card = await tried_card(simcord_env, channel)
    assert "It is still falling." in text_of(card)
    assert "on 1,000 new points" in text_of(card)
    assert "The steps were too small." in text_of(card)
    assert card.attachments
    assert "Larger rate" in labels_of(card)


async def tried_card(env: simcord.Env, channel: simcord.ChannelHandle) -> Message:
    """Wait until the channel's last card says what was tried."""
    for _ in range(600):
        card = channel.last_message
        if card is not None and "I tried" in text_of(card):
            return card
        await asyncio.to_thread(time.sleep, 0.1)
        await env.settle()
    pytest.fail("nothing was tried")
