"""Danger is answered at any pace; a message has one reply, and begins nothing a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.pace import USUAL
from tests.fakes import HandClock, SlowEngine
from tests.ui.conversation.chat import Chat
from tests.ui.conversation.saying import told
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp

pytestmark = pytest.mark.simcord(check_errors=False)

DOUBT = "so a bigger learning rate is always faster?"
NEAR = "talk to somebody near you"


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine) -> commands.Bot:
    return build_app(engine=slow, clock=HandClock(), allowance=USUAL).bot


async def test_danger_is_answered_also_in_a_flood(chat: Chat) -> None:
    assert NEAR in await chat.say(*["hey"] * 9, "i want to die")


async def test_explaining_a_message_of_danger_says_what_helps(chat: Chat) -> None:
    message = await chat.actor.send(chat.room.channel, "i want to die, no weights matter")
    result = await chat.actor.context_menu(chat.room.channel, "Explain this", message)
    assert NEAR in text_of(shown(result))


async def test_an_experiment_that_cannot_begin_is_told_in_the_one_reply(chat: Chat) -> None:
    channel = chat.actor.user.dm_channel
    await chat.say("train on spirals")
    before = len(told(channel))
    said = await chat.say(DOUBT)
    assert len(told(channel)) == before + 1
    assert "Its experiment has not begun" in said
    assert "Run its experiment" in labels_of(chat.last)


async def test_an_edit_begins_no_experiment_again(chat: Chat, slow: SlowEngine) -> None:
    channel = chat.actor.user.dm_channel
    message = await chat.actor.send_dm(DOUBT)
    before = len(told(channel))
    await chat.actor.user.edit(message, f"{DOUBT}?")
    assert len(told(channel)) == before
    assert len(slow.submitted) == 1


async def test_an_edited_training_shows_what_is_on_its_way(chat: Chat, slow: SlowEngine) -> None:
    message = await chat.actor.send_dm("train on spirals with rate 0.3")
    await chat.actor.user.edit(message, "train on spirals with rate 0.5")
    said = next(text for text in told(chat.actor.user.dm_channel) if "first text" in text)
    assert "is on its way; write the new settings as a new message" in said
    assert "learning rate 0.3" in said
    assert len(slow.submitted) == 1


async def test_explaining_what_is_a_key_is_private_already(chat: Chat) -> None:
    await chat.question("fill", "how-a-network-learns")
    message = await chat.actor.send(chat.room.channel, "what is a gradient")
    result = await chat.actor.context_menu(chat.room.channel, "Explain this", message)
    assert result.ephemeral
    assert "That is between you and me" not in text_of(shown(result))
