"""The menu "Explain this" on messages of people, on cards of the bot, and where nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.conversation.explain_this import ASKS
from tests.conftest import shipped_lessons
from tests.pinned.test_custom_ids import BUTTONS_AND_MENUS
from tests.ui.conversation.saying import mention_of
from tests.ui.learner import Learner
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import discord
    import simcord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def explained(
    classroom: Classroom, message: discord.Message | simcord.ResponseMessage
) -> str:
    """Have Ben ask what a message means, and return what he alone is told."""
    result = await classroom.ben.context_menu(classroom.channel, "Explain this", message)
    assert result.ephemeral
    return text_of(shown(result))


async def test_a_word_of_anybodys_message_is_explained(classroom: Classroom) -> None:
    said = await classroom.ana.send(classroom.channel, "why is my Learning Rate so small")
    told = await explained(classroom, said)
    assert "From lesson" in told


async def test_several_words_are_told_with_the_cards_that_teach_them(classroom: Classroom) -> None:
    said = await classroom.ana.send(classroom.channel, "gradients, weights and a BIAS!")
    result = await classroom.ben.context_menu(classroom.channel, "Explain this", said)
    card = shown(result)
    told = text_of(card)
    assert told.index("**Gradient**") < told.index("**Weight**") < told.index("**Bias**")
    cards = [label for label in labels_of(card) if label.startswith("Open “")]
    assert len(cards) == 3
    await classroom.restart()
    opened = await classroom.ben.click(card, label=cards[0])
    assert "A card of lesson" in text_of(shown(opened))


async def test_a_card_of_the_bot_is_read_too(classroom: Classroom) -> None:
    await classroom.ana.send(classroom.channel, f"{mention_of(classroom)} what is a gradient?")
    answer = classroom.channel.last_message
    assert answer is not None
    assert "radient" in await explained(classroom, answer)


@pytest.mark.parametrize("text", ["pizza at eight?", "\u200b", "<@1>"])
async def test_where_no_word_is_known_it_says_so(classroom: Classroom, text: str) -> None:
    said = await classroom.ana.send(classroom.channel, text)
    told = await explained(classroom, said)
    assert "`/glossary`" in told or "no text in that message" in told


async def test_a_message_with_a_file_alone_has_no_words(classroom: Classroom) -> None:
    said = await classroom.ana.send(classroom.channel, attachments=[("cat.png", b"cat")])
    assert "no text in that message" in await explained(classroom, said)


async def test_a_question_that_waits_for_an_answer_is_not_given_away(
    classroom: Classroom,
) -> None:
    person = Learner(classroom.ben, classroom.channel, shipped_lessons()[0].lessons[0])
    await person.slash("practise", lesson=person.lesson.id)
    assert person.card is not None
    assert "would give the answer away" in await explained(classroom, person.card)


@pytest.mark.parametrize("beginning", ASKS)
def test_what_answers_a_question_is_known_by_ids_that_exist(beginning: str) -> None:
    assert any(shape.startswith(beginning) for shape in BUTTONS_AND_MENUS)
