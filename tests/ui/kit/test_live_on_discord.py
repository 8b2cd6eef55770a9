"""Live messages through the real discord.py: requests, refusals, and presses that wait for none."""

from __future__ import annotations

import asyncio
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

import discord
import pytest

from bot.app import now
from bot.services.clock import ThreadClock
from bot.services.course.scenes import HelpScene
from bot.services.messages import Delivered, MessagePlace, Reason, Undelivered
from bot.ui.client import TutorBot
from bot.ui.kit.live import GAP, LiveMessages
from bot.ui.kit.wire import DiscordWire
from tests.fakes import HandClock
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import simcord

    from bot.services.clock import Clock
    from bot.services.scene import Scene
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

SCENE = HelpScene(())


def live_in(classroom: Classroom, clock: Clock) -> LiveMessages:
    assert isinstance(classroom.env.bot, TutorBot)
    messages = LiveMessages(clock, Random(1))
    messages.wire = DiscordWire(classroom.env.bot)
    return messages


@pytest.fixture
def messages(classroom: Classroom, clock: HandClock) -> LiveMessages:
    return live_in(classroom, clock)


@pytest.fixture
def ticking() -> Iterator[ThreadClock]:
    clock = ThreadClock(now, perf_counter)
    yield clock
    clock.close()


def requests(classroom: Classroom, method: str) -> list[simcord.HttpLogEntry]:
    found = [r for r in classroom.env.http_requests if r.method == method]
    return [r for r in found if "/messages" in r.path]


async def posted(classroom: Classroom, messages: LiveMessages) -> MessagePlace:
    place = MessagePlace(classroom.ana.guild.id, classroom.channel.id)
    told = await messages.deliver(place, SCENE, "card")
    assert isinstance(told, Delivered)
    return told.place


async def test_what_is_posted_comes_back_with_its_id_and_is_edited_there(
    classroom: Classroom, messages: LiveMessages
) -> None:
    place = await posted(classroom, messages)
    (message,) = classroom.channel.history()
    assert message.id == place.message
    assert "Hello, I am Nudge" in text_of(message)
    assert await messages.deliver(place, SCENE, "again") == Delivered(place)
    assert len(classroom.channel.history()) == 1


async def test_a_post_that_is_sent_again_carries_its_nonce_and_asks_discord_to_mind_it(
    classroom: Classroom, messages: LiveMessages, clock: HandClock
) -> None:
    classroom.env.inject_error("POST", "/channels/*/messages", status=503)
    post = asyncio.ensure_future(posted(classroom, messages))
    await clock.advance(2)
    await post
    bodies = [r.json or {} for r in requests(classroom, "POST")]
    assert [(body["nonce"], body["enforce_nonce"]) for body in bodies] == [("card", True)] * 2


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (404, 10003, Reason.GONE),
        (403, 50001, Reason.FORBIDDEN),
        (403, 50013, Reason.FORBIDDEN),
        (403, 50007, Reason.CLOSED),
        (400, 160005, Reason.ARCHIVED),
        (400, 50035, Reason.REFUSED),
    ],
)
async def test_why_something_could_not_be_told_is_known(
    classroom: Classroom, messages: LiveMessages, status: int, code: int, reason: Reason
) -> None:
    place = await posted(classroom, messages)
    classroom.env.inject_error("*", "/channels/*/messages*", status=status, code=code, times=None)
    assert await messages.deliver(place, SCENE, "again") == Undelivered(reason)


@pytest.mark.parametrize(("status", "code"), [(404, 10008), (400, 30046)])
async def test_a_message_that_is_gone_or_too_old_is_posted_anew(
    classroom: Classroom, messages: LiveMessages, status: int, code: int
) -> None:
    place = await posted(classroom, messages)
    classroom.env.inject_error("PATCH", "/channels/*/messages/*", status=status, code=code)
    told = await messages.deliver(place, SCENE, "again")
    assert isinstance(told, Delivered)
    assert told.place.message != place.message
    assert classroom.channel.last_message is not None
    assert classroom.channel.last_message.id == told.place.message


async def test_an_archived_thread_is_opened_and_written_in(
    classroom: Classroom, messages: LiveMessages
) -> None:
    bot = classroom.env.bot
    channel = await bot.fetch_channel(classroom.channel.id)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="group", type=discord.ChannelType.public_thread)
    await thread.edit(archived=True)
    classroom.env.inject_error("POST", "/channels/*/messages", status=400, code=50083)
    told = await messages.deliver(MessagePlace(channel.guild.id, thread.id), SCENE, "card")
    assert isinstance(told, Delivered)
    reopened = await bot.fetch_channel(thread.id)
    assert isinstance(reopened, discord.Thread)
    assert not reopened.archived


async def test_two_hundred_answers_in_one_instant_make_a_handful_of_edits(
    classroom: Classroom, messages: LiveMessages, clock: HandClock
) -> None:
    place, answers = await posted(classroom, messages), 0

    async def draw() -> Scene:
        shown.append(answers)
        return SCENE

    shown: list[int] = []
    for _ in range(200):
        answers += 1
        messages.refresh(place, draw)
    await classroom.env.settle()
    for _ in range(3):
        answers += 1
        messages.refresh(place, draw)
        await clock.advance(GAP)
        await classroom.env.settle()
    assert shown[-1] == 203
    assert len(requests(classroom, "PATCH")) == len(shown) <= 5


async def test_no_press_waits_for_what_is_put_off_by_the_real_clock(
    classroom: Classroom, ticking: ThreadClock
) -> None:
    messages = live_in(classroom, ticking)
    place = await posted(classroom, messages)
    classroom.env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    bot = classroom.env.bot
    told: list[Delivered | Undelivered] = []
    arrived = asyncio.Event()

    async def deliver(_interaction: discord.Interaction[TutorBot]) -> None:
        told.append(await messages.deliver(place, SCENE, "again"))
        arrived.set()

    assert isinstance(bot, TutorBot)
    bot.add_afterwards(deliver)
    begun = perf_counter()
    await classroom.ana.slash(classroom.channel, "help")
    assert perf_counter() - begun < 0.9, "the press was answered before the second try"
    assert not told
    await asyncio.wait_for(arrived.wait(), 5)
    assert told == [Delivered(place)]
