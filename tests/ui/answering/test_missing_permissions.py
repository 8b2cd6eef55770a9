"""A permission that is missing is named; where only files are refused, they are told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
import pytest

from bot.services.course.scenes import WelcomeScene
from bot.services.messages import MessagePlace, Reason, Undelivered
from bot.trainings.news import Picture
from bot.ui.answering.content import Content, content_of
from bot.ui.answering.faults import NotSentError
from bot.ui.answering.posts import Spot, posted
from bot.ui.kit.cards import LAB, card, gallery
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)

ANSWER = "/interactions/*/callback"
PICTURE = Picture("loss.png", b"png", "The loss falls from 0.7 to 0.1.")
LACKS = [
    ({"send_messages": False}, ("Send Messages",)),
    ({"view_channel": False}, ("View Channel",)),
    ({"attach_files": False}, ("Attach Files",)),
    ({"attach_files": False, "send_messages": False}, ("Send Messages",)),
]


def bot_of(bad: Bad) -> TutorBot:
    return cast("TutorBot", bad.room.env.bot)


def closed(bad: Bad, **lacks: bool) -> Spot:
    """Make a channel where everybody lacks some rights."""
    guild = bad.room.ana.guild
    rights: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(**lacks)
    }
    made = guild.create_text_channel("closed", overwrites=rights)
    return Spot(bot_of(bad), guild.id, made.id)


def pictured() -> Content:
    return Content(card(LAB, "### A run", gallery([PICTURE])), pictures=[PICTURE])


@pytest.mark.parametrize(("lacks", "names"), LACKS)
async def test_what_is_missing_in_a_channel_is_known_by_name(
    bad: Bad, lacks: dict[str, bool], names: tuple[str, ...]
) -> None:
    assert closed(bad, **lacks).missing(pictured()) == names


async def test_what_is_missing_in_a_thread_is_its_own_right(bad: Bad) -> None:
    spot = closed(bad, send_messages_in_threads=False)
    channel = bot_of(bad).get_channel(spot.channel)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="t", type=discord.ChannelType.public_thread)
    await bad.room.env.settle()
    inside = Spot(spot.client, spot.guild, thread.id)
    assert inside.missing(pictured()) == ("Send Messages in Threads",)


async def test_a_refused_post_names_what_is_missing(bad: Bad) -> None:
    spot = closed(bad, send_messages=False)
    with pytest.raises(NotSentError) as refused:
        await posted(spot, content_of(spot.client, WelcomeScene()), "hello")
    assert refused.value.missing == ("Send Messages",)
    messages = bot_of(bad).services.following.messages
    place = MessagePlace(spot.guild, spot.channel)
    told = await messages.deliver(place, WelcomeScene(), "hello")
    assert told == Undelivered(Reason.FORBIDDEN, ("Send Messages",))


async def test_without_attach_files_the_picture_is_told_in_words_with_what_is_missing(
    bad: Bad,
) -> None:
    spot = closed(bad, attach_files=False)
    bad.refuse("POST", f"/channels/{spot.channel}/messages", 50013)
    await posted(spot, pictured(), "run")
    (one,) = bad.said
    assert "The loss falls from 0.7 to 0.1." in text_of(one)
    assert "I need the permission Attach Files here" in text_of(one)
    assert not one.attachments


@pytest.mark.parametrize("code", [40005, 50046])
async def test_a_file_that_discord_does_not_take_is_told_in_words(bad: Bad, code: int) -> None:
    await bad.slash("train")
    for place in ("/webhooks/*", "/channels/*/messages/*"):
        bad.refuse("PATCH", place, code)
    await bad.end()
    (one,) = bad.said
    assert "Discord did not take the file." in text_of(one)
    assert "🖼" in text_of(one)
    assert "Compare rates" in labels_of(one), "its buttons stay"
    assert not one.attachments


@pytest.mark.parametrize("code", [40005, 50013])
async def test_an_answer_without_its_files_is_told_in_words(bad: Bad, code: int) -> None:
    await bad.slash("train")
    await bad.end()
    bad.refuse("POST", ANSWER, code)
    one = shown(await bad.slash("run show", run=1))
    assert "🖼" in text_of(one)
    assert not one.attachments
    assert ("permission Attach Files" in text_of(one)) == (code == 50013)
