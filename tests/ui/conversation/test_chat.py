"""Talking to the tutor: in a DM as one likes, in a channel with a mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.ui.game.desk import FEATURES
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

# To simcord a refused command is an error of the bot. Ours are told from bugs by the log: a bug is
# logged as an ERROR, and that fails the test (see conftest).
pytestmark = pytest.mark.simcord(check_errors=False)


@dataclass(frozen=True)
class Talk:
    text: str
    words: str


@pytest.mark.parametrize(
    "talk",
    [
        Talk("hi", "Hi! I am Nudge"),
        Talk("let's learn", "Lesson 1"),
        Talk("play", "First, your rule"),
        Talk("how am I doing?", "Your progress"),
        Talk("what is a learning rate?", "**Learning rate**: A number"),
        Talk("train something", "Train a network"),
        Talk("what is a banana?", "outside what I know"),
    ],
    ids=lambda talk: talk.text,
)
async def test_in_a_dm_one_simply_talks_to_the_tutor(classroom: Classroom, talk: Talk) -> None:
    await classroom.ana.send_dm(talk.text)
    answer = classroom.ana.user.dm_channel.last_message
    assert answer is not None
    assert talk.words in text_of(answer)


async def test_in_a_dm_the_lesson_is_a_message_that_stays(classroom: Classroom) -> None:
    first = await classroom.ana.user.slash("learn")
    assert not first.ephemeral
    looked = await classroom.ana.user.click(shown(first), label="Just show me")
    turned = await classroom.ana.user.click(shown(looked), label="Next")
    assert shown(turned).id == shown(first).id
    assert "card 2 of" in text_of(shown(turned))


async def test_in_a_dm_the_whole_game_can_be_played_by_talking(classroom: Classroom) -> None:
    ana, channel = classroom.ana, classroom.ana.user.dm_channel
    await ana.send_dm("play")
    assert channel.last_message is not None
    form = await ana.user.click(channel.last_message, label="Name two features")
    card = shown(await ana.user.submit_modal(form, FEATURES))
    await ana.user.click(card, label="Casual 95%")
    await ana.send_dm("what is a feature?")
    assert "**Feature**:" in text_of(channel.last_message)
    await ana.send_dm("I guess it was too polite?")
    assert "I did not get that." in text_of(channel.last_message)
    await ana.send_dm("I guess it was too low.")
    assert "Nearly: which word or feature was it?" in text_of(channel.last_message)
    await ana.send_dm("I think I weighted the polite words too low. I will adjust my rule.")
    assert "Hey, wanna grab pizza?" in text_of(channel.last_message)


async def test_a_mention_in_a_channel_is_answered_without_showing_answers_there(
    classroom: Classroom,
) -> None:
    ana, channel = classroom.ana, classroom.channel
    mention = f"<@{classroom.env.bot.user.id}>" if classroom.env.bot.user else ""
    card = shown(await ana.slash(channel, "play"))
    form = await ana.click(card, label="Name two features")
    card = shown(await ana.submit_modal(form, FEATURES))
    await ana.click(card, label="Casual 95%")
    await ana.send(channel, f"{mention} I think I weighted the polite words too low.")
    heard = channel.last_message
    assert heard is not None
    assert "I heard you: your correction is in your game." in text_of(heard)
    assert "formal or casual" not in text_of(heard)
    opened = await ana.click(heard, label="Go on")
    assert opened.ephemeral
    assert "Hey, wanna grab pizza?" in text_of(shown(opened))
    await classroom.ben.send(channel, f"{mention} learn")
    assert channel.last_message is not None
    assert labels_of(channel.last_message) == ["Go on with the lesson"]


async def test_other_talk_in_a_channel_is_none_of_our_business(classroom: Classroom) -> None:
    await classroom.ana.send(classroom.channel, "who wants to learn something?")
    assert len(classroom.channel.history()) == 1


@pytest.mark.parametrize("text", ["hi", "what is a banana?"])
async def test_where_the_bot_may_not_speak_it_stays_silent_without_a_traceback(
    classroom: Classroom, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    classroom.env.inject_error(
        "POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions"
    )
    await classroom.ana.send_dm(text)
    assert "Missing Permissions" in caplog.text
    assert "Traceback" not in caplog.text
