"""The greeting goes to the first channel that takes it, whatever Discord's rights say."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import discord
import pytest

from tests.ui.reading import text_of

if TYPE_CHECKING:
    import simcord

    from bot.ui.client import TutorBot
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)

GREETING = "Type `/learn` to begin"


async def joined(bad: Bad, guild: simcord.GuildHandle | None = None) -> None:
    bot, server = cast("TutorBot", bad.room.env.bot), guild or bad.room.ana.guild
    found = bot.get_guild(server.id)
    assert found is not None
    greeting = asyncio.ensure_future(bot.on_guild_join(found))
    await bad.pass_by()
    await greeting


@pytest.mark.parametrize("code", [10003, 50001, 50013, 50083, 160005])
async def test_the_next_channel_is_greeted_where_one_refuses(bad: Bad, code: int) -> None:
    second = bad.room.ana.guild.create_text_channel("second")
    bad.refuse("POST", f"/channels/{bad.room.channel.id}/messages", code, times=None)
    await joined(bad)
    (one,) = bad.said
    assert GREETING in text_of(one)
    assert one.channel_id == second.id


@pytest.mark.parametrize("taken", [False, True])
async def test_a_cut_connection_makes_no_second_greeting(bad: Bad, taken: bool) -> None:
    bad.room.ana.guild.create_text_channel("second")
    bad.cuts.cut("POST", "/channels/*/messages", taken=taken)
    await joined(bad)
    (one,) = bad.said
    assert one.channel_id == bad.room.channel.id


async def test_a_channel_without_the_right_to_write_is_not_asked(bad: Bad) -> None:
    guild = bad.room.ana.guild
    mute = discord.PermissionOverwrite(send_messages=False)
    channel = bad.room.env.bot.get_channel(bad.room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(channel.guild.default_role, overwrite=mute)
    second = guild.create_text_channel("second")
    await joined(bad)
    (one,) = bad.said
    assert one.channel_id == second.id


async def test_where_no_channel_takes_it_nobody_is_written_to(
    bad: Bad, caplog: pytest.LogCaptureFixture
) -> None:
    bad.refuse("POST", "/channels/*/messages", 50013, times=None)
    await joined(bad)
    assert bad.said == []
    assert "took the greeting" in caplog.text


async def test_a_server_without_text_channels_is_greeted_nowhere(
    bad: Bad, caplog: pytest.LogCaptureFixture
) -> None:
    await joined(bad, bad.room.env.create_guild("forums"))
    assert bad.said == []
    assert "took the greeting" in caplog.text
