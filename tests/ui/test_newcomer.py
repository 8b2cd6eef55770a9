"""A newcomer's whole way, from /learn to the debrief, with one mistake made in each part."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from bot.ui.client import TutorBot
from tests.choices import answers_of, key_of
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from tests.ui.conftest import Classroom

LESSON = "how-a-network-learns"


@pytest.fixture
def course(classroom: Classroom) -> Course:
    bot = classroom.env.bot
    assert isinstance(bot, TutorBot)
    return bot.services.lessons.course


@pytest.fixture
def ana(classroom: Classroom, course: Course) -> Learner:
    lesson = course.lesson(LESSON)
    assert lesson is not None
    return Learner(classroom.ana, classroom.channel, lesson)


Pause = Callable[[], Awaitable[None]]


@pytest.fixture(params=[False, True], ids=["one bot", "a new bot in the middle of each part"])
def pause(request: pytest.FixtureRequest, classroom: Classroom) -> Pause:
    async def restart_or_not() -> None:
        if request.param:
            await classroom.restart()

    return restart_or_not


async def test_a_newcomer_gets_from_the_first_card_to_the_debrief(
    ana: Learner, pause: Pause
) -> None:
    await read(ana, pause)
    await match(ana, pause)
    await answer(ana, pause)
    await play(ana, pause)
    await finish(ana, pause)
    await ana.slash("progress")
    assert "1 of 3 finished" in ana.text
    assert "Question marks point to casual" in ana.text


async def read(ana: Learner, pause: Pause) -> None:
    first = await ana.slash("learn")
    assert first.ephemeral
    assert "Lesson 1" in ana.text
    await pause()
    await ana.click("Jump to lesson 3")
    assert "card 1 of 10" in ana.text
    await ana.click("Next")
    await pause()
    await ana.click("Back")
    assert "card 1 of 10" in ana.text
    await ana.read_to_the_end()


async def match(ana: Learner, pause: Pause) -> None:
    await ana.match("loss-function", "learning-rate")
    assert ana.lesson.matching is not None
    assert "❌ Not that one for **Loss function**" in ana.text
    assert ana.lesson.matching.feedback("loss-function", "learning-rate") in ana.text
    await pause()
    await ana.match_all()
    assert "7 of 8 at the first try" in ana.text
    await pause()
    await ana.click("Go on")


async def answer(ana: Learner, pause: Pause) -> None:
    question = ana.lesson.questions[0]
    wrong = next(option for option in answers_of(question) if not option.right)
    assert key_of(question).feedback not in ana.text
    await ana.pick("quiz-sure:", "90")
    await pause()
    await ana.answer(wrong)
    assert wrong.feedback in ana.text
    assert "One more try" in ana.text
    assert question.explanation not in ana.text
    await pause()
    await ana.answer(key_of(question))
    assert question.explanation in ana.text
    await pause()
    await ana.click("Next question")
    await ana.answer_all()
    assert "1 of 2 right at the first try" in ana.text
    await pause()
    await ana.click("Go on anyway")


async def play(ana: Learner, pause: Pause) -> None:
    assert ana.lesson.game is not None
    assert "I would be grateful for your assistance." in ana.text
    await ana.click("Formal")
    assert "Hey, wanna grab pizza?" in ana.text
    await pause()
    await ana.click("Formal")
    assert "❌ Wrong this time" in ana.text
    assert "Formal" not in ana.labels, "the game waits for the correction"
    await pause()
    form = await ana.click("Say it")
    await pause()
    await ana.fill(form, picked=[ana.lesson.game.features[0]], direction="too high")
    assert "too high. I will adjust my rule." in ana.text
    assert "The committee has reviewed the proposal." in ana.text
    await ana.click("Formal")
    form = await ana.click("Write my rule")
    await pause()
    await ana.fill(form, rule="Question marks point to casual.")
    assert "Your rule is in your notebook" in ana.text


async def finish(ana: Learner, pause: Pause) -> None:
    await pause()
    await ana.click("Show me")
    assert ana.lesson.debrief.title in ana.text
    for score in (
        "**Matching**: 7 of 8 right at the first try",
        "1 of 2 right at the first try",
        "**Game**: 2 of 3 right at the first try",
    ):
        assert score in ana.text
    await pause()
    await ana.click("Finish the lesson")
    assert "Lesson 3 is done" in ana.text
    assert "You skipped lesson 1" in ana.text
