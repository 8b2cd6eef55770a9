"""A freshly built bot in the middle of a talk: nothing that was begun by writing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.questions.fill import FillTask
from tests.ui.conversation.chat import GAME, Chat, counted, letters
from tests.ui.conversation.whole.talker import Talker
from tests.ui.course.whole.pupil import Pupil
from tests.ui.reading import text_of

if TYPE_CHECKING:
    import discord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
END = "Your rule is in your notebook"


class Interrupted(Talker):
    """Has a freshly built bot before each message."""

    async def say(self, text: str) -> discord.Message:  # type: ignore[override]  # as in Talker
        await self.room.restart()
        return await super().say(text)


async def test_at_a_try(chat: Chat) -> None:
    assert "card 1 of" in await chat.say("hi", "ok lets go")
    await chat.room.restart()
    assert "You said: **No umbrella**" in await chat.say("its b i think")
    await chat.room.restart()
    assert "card 2 of" in await chat.say("next")


async def test_between_a_doubt_and_yes(chat: Chat) -> None:
    scene = await chat.question("single")
    right, _ = letters(scene)
    assert f"Lock in {right.upper()}?" in await chat.say(f"i think its {right}")
    await chat.room.restart()
    assert "Lock in" not in await chat.say("what is a bias?")
    await chat.room.restart()
    assert await counted(chat, scene) == 0
    await chat.say(f"hmm {right}?")
    await chat.room.restart()
    assert "✅" in await chat.say("yes")
    assert await counted(chat, scene) == 1


async def test_words_that_were_not_kept_are_asked_for_once_more(chat: Chat) -> None:
    scene = await chat.question("fill")
    task = scene.question.task
    assert isinstance(task, FillTask)
    word = task.accept[0]
    assert "Lock it in" in await chat.say(f"{word}?")
    await chat.room.restart()
    assert "Type it once more" in await chat.say("yes")
    assert await counted(chat, scene) == 0
    assert "✅" in await chat.say(word)


async def test_at_a_correction_and_in_the_middle_of_it(chat: Chat) -> None:
    await chat.say("play", GAME, "casual pretty sure")
    if "Now say what misled you" not in text_of(chat.last):
        await chat.say("formal")
    await chat.room.restart()
    assert "which word or feature" in await chat.say("too low")
    await chat.room.restart()
    assert "slang too low. I will adjust my rule" in await chat.say("the slang")


async def test_after_an_explanation_the_card_waits(chat: Chat) -> None:
    await chat.say("learn", "next", "next")
    assert "card 2 of" in text_of(chat.last)
    assert "Your lesson waits" in await chat.say("what is a bias?")
    await chat.room.restart()
    assert "card 2 of" in await chat.say("say it differently")
    await chat.say("whats the difference between a weight and a bias")
    await chat.room.restart()
    assert "card 2 of" in await chat.say("back to my lesson")


@pytest.mark.nightly
@pytest.mark.parametrize("number", [1, 3])
async def test_a_lesson_goes_on_after_a_restart_before_each_message(
    classroom: Classroom, number: int
) -> None:
    talker = Interrupted(classroom, classroom.ana)
    pupil = Pupil(classroom, talker, classroom.ana.id, errs=True)
    await talker.say(f"open lesson {number}")
    if "anyway" in " ".join(pupil.labels):
        await talker.say("go on anyway")
    await pupil.until(f"Lesson {number} is done", f"Lesson {number} is read to the end")
