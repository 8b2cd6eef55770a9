"""Training by writing to the bot, in a DM and in a server by a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.trainings.news import Progress
from bot.tutor.people import Press
from bot.ui.client import TutorBot
from tests.fakes import HandClock, SlowEngine, made_up_outcome
from tests.ui.conversation.saying import mention_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from bot.services.scene import Scene
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

ASKED = "train on spirals with two layers of 8 and rate 0.3"


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine, clock: HandClock) -> commands.Bot:
    return build_app(engine=slow, clock=clock).bot


def newest(channel: simcord.ChannelHandle, count: int) -> list[discord.Message]:
    """Return the newest messages of a channel as they are now, the oldest of them first."""
    found = sorted(channel.history(), key=lambda message: message.id)
    return found[-count:]


def dm(classroom: Classroom, count: int) -> list[discord.Message]:
    return newest(classroom.ana.user.dm_channel, count)


async def end(classroom: Classroom, engine: SlowEngine, number: int = -1) -> None:
    job = engine.submitted[number]
    engine.say(job.run, made_up_outcome(job.task))
    await classroom.env.settle()


async def posted(classroom: Classroom, bot: TutorBot, scene: Scene) -> discord.Message:
    """Post a scene as an answer to a message does."""
    channel = await bot.fetch_channel(classroom.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send(view=bot.draw(scene))
    (message,) = newest(classroom.channel, 1)
    return message


async def test_a_training_that_a_message_starts_ends_with_its_picture_in_the_reply(
    classroom: Classroom, slow: SlowEngine, clock: HandClock
) -> None:
    await classroom.ana.send_dm(ASKED)
    words, card = dm(classroom, 2)
    assert "data: spiral · hidden layers: 8, 8 · learning rate: 0.3" in text_of(words)
    assert labels_of(card) == ["Cancel"]
    slow.say(slow.submitted[0].run, Progress(150, 600, 0.25, 4.2))
    await clock.advance(3)
    await classroom.env.settle()
    assert "Round 150 of 600" in text_of(dm(classroom, 1)[0])
    await end(classroom, slow)
    (card,) = dm(classroom, 1)
    assert card.attachments
    assert "spiral · 2-8-8-1 · learning rate 0.3" in text_of(card)
    pressed = await classroom.ana.user.click(card, label="Rate ×3")
    assert "learning rate 0.9" in text_of(shown(pressed))


async def test_two_steps_have_a_card_each(classroom: Classroom, slow: SlowEngine) -> None:
    await classroom.ana.send_dm(f"{ASKED}, then make it wider")
    await end(classroom, slow, 0)
    await end(classroom, slow, 1)
    _, first, second = dm(classroom, 3)
    assert "2-8-8-1" in text_of(first)
    assert "2-16-16-1" in text_of(second)
    assert first.attachments
    assert second.attachments


async def test_why_one_of_two_was_worse_is_about_the_trainings(
    classroom: Classroom, slow: SlowEngine
) -> None:
    await classroom.ana.send_dm("train xor with 3 units, then make it wider")
    await end(classroom, slow, 0)
    await end(classroom, slow, 1)
    await classroom.ana.send_dm("why was the first one worse?")
    (card,) = dm(classroom, 1)
    assert "xor · 2-6-1" in text_of(card)
    assert card.attachments


async def test_make_it_wider_during_a_run_lines_up_the_next(
    classroom: Classroom, slow: SlowEngine
) -> None:
    await classroom.ana.send_dm("train xor with 3 units")
    await classroom.ana.send_dm("make it wider")
    words, _ = dm(classroom, 2)
    assert "is on its way as well" in text_of(words)
    await end(classroom, slow, 0)
    await end(classroom, slow, 1)
    assert "xor · 2-6-1" in text_of(dm(classroom, 1)[0])


async def test_a_restart_in_the_middle_loses_neither_the_run_nor_the_one_behind_it(
    classroom: Classroom,
) -> None:
    await classroom.ana.send_dm(f"{ASKED}, then make it wider")
    after = SlowEngine()
    await classroom.env.restart_bot(classroom.build_app(None, after).bot)
    assert len(after.submitted) == 2
    await end(classroom, after, 0)
    await end(classroom, after, 1)
    _, first, second = dm(classroom, 3)
    assert first.attachments
    assert second.attachments


async def test_what_is_out_of_range_gets_the_sentence_of_the_command(
    classroom: Classroom, slow: SlowEngine
) -> None:
    refused = await classroom.ana.slash(classroom.channel, "train", hidden="99")
    await classroom.ana.send_dm("train with 99 neurons")
    (said,) = dm(classroom, 1)
    assert said.content == shown(refused).content
    assert not slow.submitted


async def test_in_a_server_a_mention_trains_as_publicly_as_the_command(
    classroom: Classroom, slow: SlowEngine
) -> None:
    await classroom.ana.send(classroom.channel, f"{mention_of(classroom)} {ASKED}")
    await end(classroom, slow)
    card = classroom.channel.last_message
    assert card is not None
    assert card.attachments
    faster = await classroom.ben.click(card, label="Rate ×3")
    assert "learning rate 0.9" in text_of(shown(faster))
    await classroom.ana.send(classroom.channel, "make it wider")
    assert len(slow.submitted) == 2, "nobody spoke to the bot"


async def test_a_card_that_cannot_be_posted_costs_no_training(
    classroom: Classroom, slow: SlowEngine
) -> None:
    path = "/channels/*/messages"
    classroom.env.inject_error("POST", path, status=403, code=50013, times=None)
    await classroom.ana.send_dm("train moons with 4 units")
    assert len(slow.submitted) == 1
    await end(classroom, slow)
    pressed = await classroom.ana.user.slash("help")
    assert any(message.attachments for message in pressed.followups)


async def test_stop_is_asked_and_answered_with_a_button(
    classroom: Classroom, slow: SlowEngine, simcord_bot: commands.Bot
) -> None:
    assert isinstance(simcord_bot, TutorBot)
    ana = classroom.ana
    await ana.slash(classroom.channel, "train")
    talk = simcord_bot.services.training_talk
    scene = await talk.asked_to_stop(Press(1, ana.id, ana.guild.id))
    asked = await posted(classroom, simcord_bot, scene)
    assert labels_of(asked) == ["Cancel the training", "Just pause talking"]
    for label in labels_of(asked):
        refused = await classroom.ben.click(asked, label=label)
        assert "Only the person who started this training" in shown(refused).content
    await ana.click(asked, label="Just pause talking")
    assert "Your training goes on" in text_of(newest(classroom.channel, 1)[0])
    assert not slow.cancelled
    asked = await posted(classroom, simcord_bot, scene)
    await ana.click(asked, label="Cancel the training")
    assert slow.cancelled == [slow.submitted[0].run]
    assert "I cancelled your training" in text_of(newest(classroom.channel, 1)[0])
