"""Answers out of the course as cards: their buttons work, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import discord
import pytest

from bot.services.conversation.answer_scenes import ToldScene
from bot.tutor.conversation.answers.composing import Inquiry
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.people import Press
from bot.ui.answering.files import files_of, pictures_of
from bot.ui.client import TutorBot
from bot.ui.conversation.answers import GIVEN_AWAY, post_experiment, stored_experiment
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

BIAS = Inquiry(Intent.DEFINE, (), ("bias",), ("bias",))
DOUBT = Inquiry(Intent.WHY, misconception="M6")
VEILED = Inquiry(Intent.DEFINE, (), ("bias",), ("bias",), key=("bias",))


def bot_in(room: Classroom) -> TutorBot:
    assert isinstance(room.env.bot, TutorBot)
    return room.env.bot


async def posted(room: Classroom, scene: Scene) -> discord.Message:
    """Post an answer in the channel, as the chat does."""
    bot = bot_in(room)
    channel = cast("discord.TextChannel", bot.get_channel(room.channel.id))
    return await channel.send(view=bot.draw(scene), files=files_of(pictures_of(scene)))


async def in_dm(room: Classroom, scene: Scene) -> discord.Message:
    bot = bot_in(room)
    user = await bot.fetch_user(room.ana.id)
    return await user.send(view=bot.draw(scene), files=files_of(pictures_of(scene)))


def press_here(room: Classroom, number: int = 1) -> Press:
    return Press(number, room.ana.id, room.ana.guild.id, room.channel.id)


async def test_an_answer_says_where_it_comes_from_and_opens_that_card_privately(
    classroom: Classroom,
) -> None:
    answers = bot_in(classroom).services.answers
    await posted(classroom, await answers.ask(press_here(classroom), BIAS))
    message = classroom.channel.last_message
    assert message is not None
    assert "-# From lesson 1, card 3: *The number that is always added*" in text_of(message)
    assert labels_of(message) == ["Open the card", "Try a question"]
    await classroom.restart()
    opened = await classroom.ben.click(message, label="Open the card")
    assert opened.ephemeral
    assert "### The number that is always added" in text_of(shown(opened))
    asked = await classroom.ben.click(message, label="Try a question")
    assert asked.ephemeral


async def test_two_terms_told_apart_have_a_button_for_each_card(classroom: Classroom) -> None:
    pair = Inquiry(Intent.COMPARE, (), ("weight", "bias"))
    answers = bot_in(classroom).services.answers
    await posted(classroom, await answers.ask(press_here(classroom), pair))
    message = classroom.channel.last_message
    assert message is not None
    assert labels_of(message)[:2] == ["Open lesson 1, card 2", "Open lesson 1, card 3"]


async def test_in_a_server_a_button_runs_the_experiment_against_a_wrong_idea(
    classroom: Classroom,
) -> None:
    scene = await bot_in(classroom).services.answers.ask(press_here(classroom), DOUBT)
    assert isinstance(scene, ToldScene)
    assert scene.picture is not None
    await posted(classroom, scene)
    message = classroom.channel.last_message
    assert message is not None
    assert "Not quite." in text_of(message)
    await classroom.restart()
    run = await classroom.ana.click(message, label="Run its experiment")
    assert run.ephemeral
    assert "learning rates" in text_of(shown(run))


async def test_in_a_dm_the_experiment_begins_with_the_answer(classroom: Classroom) -> None:
    bot, press = bot_in(classroom), Press(1, classroom.ana.id)
    scene = await bot.services.answers.ask(press, DOUBT)
    assert isinstance(scene, ToldScene)
    assert scene.begins is not None
    message = await in_dm(classroom, scene)
    assert "Run its experiment" not in labels_of(message)
    _, run = await stored_experiment(bot, press, scene, edited=False)
    assert run is not None
    await post_experiment(bot, message, run)
    last = classroom.ana.user.dm_channel.last_message
    assert last is not None
    assert last.id != message.id
    assert "learning rates" in text_of(last)


async def test_in_a_channel_what_would_give_a_question_away_is_answered_privately(
    classroom: Classroom,
) -> None:
    bot = bot_in(classroom)
    lesson = bot.services.lessons.course.lessons[0]
    hinted = next(one for one in lesson.questions if one.hints)
    begun = await bot.services.questions.practise(press_here(classroom), lesson, [hinted.id])
    await posted(classroom, await bot.services.answers.ask(press_here(classroom, 2), VEILED))
    message = classroom.channel.last_message
    assert message is not None
    assert begun.stem not in text_of(message)
    await classroom.restart()
    looked = await classroom.ana.click(message, label="Look")
    assert looked.ephemeral
    assert GIVEN_AWAY in text_of(shown(looked))
    assert begun.stem in text_of(shown(looked))
    hint = await classroom.ana.click(shown(looked), label=f"Hint (1 of {len(hinted.hints)})")
    assert "💡" in text_of(shown(hint))
    other = await classroom.ben.click(message, label="Look")
    assert "just ask me again" in text_of(shown(other))


async def test_trouble_in_a_channel_is_a_neutral_line_and_a_private_button(
    classroom: Classroom,
) -> None:
    answers = bot_in(classroom).services.answers
    await posted(classroom, await answers.trouble(press_here(classroom), TroubleKind.DANGER))
    message = classroom.channel.last_message
    assert message is not None
    assert "emergency" not in text_of(message)
    await classroom.restart()
    read = await classroom.ana.click(message, label="Read it")
    assert read.ephemeral
    assert "somebody near you" in text_of(shown(read))
