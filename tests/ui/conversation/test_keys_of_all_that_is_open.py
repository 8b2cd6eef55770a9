"""No answer tells the key of a question that is open anywhere, whatever was touched last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.people import Press
from tests.ui.conversation.chat import GAME, PRESSES, Chat
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene

pytestmark = pytest.mark.simcord(check_errors=False)
GIVES = "where the loss rises most steeply"
ORDINARY = (
    *("what is a neuron", "what is a weight", "what is a bias", "what is a layer"),
    *("what is an activation", "what is softmax", "what is a forward pass", "what is accuracy"),
    *("what is cross entropy", "what is a learning rate", "what is overfitting"),
    *("what is underfitting", "what is a test set", "what is a label", "what is a hidden layer"),
    *("what is a class", "what is chance level", "what is a signal", "what is a shortcut"),
    "what is a sigmoid",
)


async def opened(chat: Chat, lesson: str, kind: str) -> QuestionScene:
    found = chat.services.lessons.course.lesson(lesson)
    assert found is not None
    item = next(one for one in found.questions if one.kind == kind)
    press = Press(next(PRESSES), chat.actor.id)
    return await chat.services.questions.practise(press, found, [item.id])


@pytest.mark.parametrize("first", ["play", "learn", "quiz me on bias"])
async def test_the_key_is_kept_after_something_else_was_touched(chat: Chat, first: str) -> None:
    await opened(chat, "how-a-network-learns", "fill")
    await chat.say(first)
    assert GIVES not in await chat.say("what is a gradient")


async def test_explain_this_keeps_the_key_after_something_else(chat: Chat) -> None:
    scene = await opened(chat, "how-a-network-learns", "fill")
    await chat.say("play", GAME)
    message = await chat.actor.send(chat.room.channel, f"{scene.stem} loss, gradient?")
    result = await chat.actor.context_menu(chat.room.channel, "Explain this", message)
    assert GIVES not in text_of(shown(result))


async def test_explain_this_hears_danger_first(chat: Chat) -> None:
    message = await chat.actor.send(chat.room.channel, "i want to die, no weights matter")
    result = await chat.actor.context_menu(chat.room.channel, "Explain this", message)
    assert "weight" not in text_of(shown(result)).casefold()


@pytest.mark.parametrize("message", ["what is It gives the same input the same answer"])
async def test_right_options_are_not_told(chat: Chat, message: str) -> None:
    await opened(chat, "the-forward-pass", "multiple")
    said = await chat.say(message)
    assert "the same answer every time" not in said
    assert "it changes no weight" not in said


async def test_ordinary_questions_are_answered_beside_an_open_question(chat: Chat) -> None:
    await opened(chat, "how-a-network-learns", "fill")
    veiled = [text for text in ORDINARY if "give it away" in await chat.say(text)]
    assert veiled == []
