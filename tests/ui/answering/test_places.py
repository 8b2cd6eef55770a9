"""Refusals in the other places: threads, DMs, suggestions for an option, trainings by talking."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, cast

import discord
import pytest

from bot.services.course.scenes import WelcomeScene
from bot.services.messages import Delivered, Reason, Undelivered
from bot.ui.answering.outlasting import pause
from bot.ui.kit.threads import DiscordThreads
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)

POST, THREADS = "/channels/*/messages", "/channels/*/threads"


async def made(bad: Bad) -> Delivered | Undelivered:
    threads, room = DiscordThreads(), bad.room
    threads.bot = cast("TutorBot", room.env.bot)
    making = threads.make(room.ana.guild.id, room.channel.id, "Group 1", WelcomeScene())
    task = asyncio.ensure_future(making)
    await bad.pass_by()
    return await task


@pytest.mark.parametrize("path", [THREADS, POST])
@pytest.mark.parametrize("taken", [False, True])
async def test_a_thread_is_made_once_with_one_first_message(
    bad: Bad, path: str, taken: bool
) -> None:
    bad.cuts.cut("POST", path, taken=taken)
    told = await made(bad)
    [thread] = bad.room.channel.threads
    [first] = [one for one in thread.history() if one.author.bot]
    assert isinstance(told, Delivered)
    assert (told.place.channel, told.place.message) == (thread.id, first.id)
    assert await made(bad) == told


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (10003, Reason.GONE),
        (50001, Reason.FORBIDDEN),
        (50013, Reason.FORBIDDEN),
        (50035, Reason.REFUSED),
        (160005, Reason.ARCHIVED),
    ],
)
async def test_why_no_thread_could_be_made_is_known(bad: Bad, code: int, reason: Reason) -> None:
    bad.refuse("POST", THREADS, code)
    told = await made(bad)
    assert isinstance(told, Undelivered)
    assert told.reason is reason
    assert "Create Public Threads" in told.missing


@pytest.mark.parametrize("code", [50007, 50013, 10003])
async def test_a_training_begun_by_talking_whose_card_is_refused_comes_with_the_next_press(
    bad: Bad, code: int
) -> None:
    bad.refuse("POST", POST, code, times=2)
    await bad.room.ana.send_dm("train a network with 3 hidden units")
    assert bad.said == []
    await bad.end()
    pressed = await bad.room.ana.user.slash("help")
    assert any(one.attachments for one in pressed.followups)


async def test_an_end_in_a_closed_dm_comes_with_what_to_switch_on(bad: Bad) -> None:
    await bad.room.ana.user.slash("train")
    for path in ("/webhooks/*", "/channels/*/messages/*"):
        bad.refuse("PATCH", path, 50007)
    await bad.end()
    hint, end = (await bad.room.ana.user.slash("help")).followups
    assert "Switch on Direct Messages in the privacy settings" in hint.content
    assert end.attachments


async def test_a_dead_suggestion_is_one_line_in_the_log(
    bad: Bad, caplog: pytest.LogCaptureFixture
) -> None:
    bad.refuse("POST", "/interactions/*/callback", 10062)
    with caplog.at_level(logging.WARNING):
        await bad.room.ana.autocomplete(bad.room.channel, "run show", "run", "")
    (record,) = [one for one in caplog.records if "autocomplete" in one.getMessage()]
    assert (record.levelno, record.exc_info) == (logging.WARNING, None)


async def test_a_pause_ends_by_the_clock_alone_whatever_the_gateway_does(bad: Bad) -> None:
    bot = cast("TutorBot", bad.room.env.bot)
    waiting = asyncio.ensure_future(pause(bot, bad.clock, 2.0))
    await asyncio.sleep(0)
    for event in ("disconnect", "connect", "resumed", "ready"):
        bot.dispatch(event)
    await bad.room.env.settle()
    assert not waiting.done()
    await bad.clock.advance(2)
    await waiting


@pytest.mark.errors_expected
async def test_a_card_that_cannot_be_drawn_is_our_fault_and_what_was_done_is_saved(
    bad: Bad, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = cast("TutorBot", bad.room.env.bot)

    def draw(_scene: object) -> discord.ui.LayoutView:
        raise ValueError("A card is beyond Discord's limits.")

    monkeypatch.setattr(bot, "draw", draw)
    told = shown(await bad.slash("learn"))
    assert text_of(told).startswith("What you did is saved; only showing it broke on my side")
