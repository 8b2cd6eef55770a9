"""A talk that wanders off in the middle of a thing, and comes back to that very thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.people import Press
from tests.ui.conversation.chat import PRESSES, Chat, counted, letters, question_of
from tests.ui.conversation.saying import told
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene

pytestmark = pytest.mark.simcord(check_errors=False)
OFF = (
    ("what is a hidden layer?", "between input and output"),
    ("whats the difference between a weight and a bias", "bias"),
    ("how do you get 0.562", "0.562"),
    ("who are you", "I am a program"),
    ("thanks", "You are welcome"),
    ("how far am i", "Your progress"),
    ("do you like pizza with pineapple", "outside what I know"),
)


async def giveaways(chat: Chat) -> tuple[str, ...]:
    moments = chat.services.conversation.moves.moments
    found = (await moments.of(Press(next(PRESSES), chat.actor.id)))[0].key
    return tuple(one for one in found if isinstance(one, str))


async def wander(chat: Chat, scene: QuestionScene) -> None:
    """Ask and say other things, and come back to the question, of which nothing was given away."""
    key = [one.casefold() for one in await giveaways(chat)]
    for text, words in OFF:
        said = await chat.say(text)
        assert words in said or "give it away" in said, (text, said)
        assert not [one for one in key if f" {one} " in said.casefold()], (text, key, said)
    assert await counted(chat, scene) == 0
    assert scene.stem.partition("___")[0] in await chat.say("back")


@pytest.mark.parametrize("kind", ["single", "number", "multiple", "order", "match", "fill", "free"])
async def test_a_question_is_the_same_after_wandering_and_counts_once(
    chat: Chat, kind: str
) -> None:
    await wander(chat, await question_of(chat, kind))


async def test_the_first_answer_counts_once_after_wandering(chat: Chat) -> None:
    scene = await chat.question("single")
    await wander(chat, scene)
    right, wrong = letters(scene)
    assert "❌" in await chat.say(wrong)
    for text, _ in OFF:
        await chat.say(text)
    assert await counted(chat, scene) == 1
    assert "the first one stays" in await chat.say(f"i meant {right}")
    assert await counted(chat, scene) == 1


async def test_two_trainings_in_the_middle_of_a_lesson_and_back(chat: Chat) -> None:
    await chat.say("learn", "next", "next")
    before = len(told(chat.actor.user.dm_channel))
    await chat.say("train on spirals with two layers of 8, then make it wider")
    words, first, second = told(chat.actor.user.dm_channel)[before:]
    assert "spiral" in words
    assert "2-8-8-1" in first
    assert "2-16-16-1" in second
    assert "card 2 of" in await chat.say("back")
    assert "You said" in await chat.say("c")
    assert "card 3 of" in await chat.say("next")


async def test_a_misconception_starts_its_experiment_whose_picture_arrives(chat: Chat) -> None:
    channel = chat.actor.user.dm_channel
    await chat.say("so a bigger learning rate is always faster?")
    refuted, run = told(channel)
    assert "Not quite." in refuted
    assert "learning rate" in run
    last = channel.last_message
    assert last is not None
    assert last.attachments


@pytest.mark.parametrize("more", ["say it differently", "an example?", "huh?", "i dont get it"])
async def test_more_of_it_is_about_what_was_just_explained_also_beside_a_card(
    chat: Chat, more: str
) -> None:
    for beside in ((), ("learn", "next")):
        await chat.say(*beside, "what is overfitting?")
        assert "From lesson 3" in await chat.say(more) or "overfit" in text_of(chat.last)
        assert "card 1 of 7" not in text_of(chat.last)


@pytest.mark.parametrize("between", ["previous card", "next"])
async def test_after_the_card_was_turned_it_is_about_the_card(chat: Chat, between: str) -> None:
    await chat.say("learn", "next", "next", "next", "what is overfitting?", between)
    assert ("card 1 of" if between == "previous card" else "card 3 of") in text_of(chat.last)
    assert "lesson 1" in (await chat.say("say it differently")).casefold()
    assert "lesson 1" in (await chat.say("an example?")).casefold()


async def test_after_a_press_it_is_about_the_card(chat: Chat) -> None:
    await chat.say("learn", "next")
    card = chat.last
    await chat.say("what is overfitting?")
    await chat.actor.user.click(card, label="Next")
    assert "card 2 of" in await chat.say("say it differently")
