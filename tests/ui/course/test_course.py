"""The course in sequence: one lesson leads to the next, and the last one to an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.client import TutorBot
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.fixture
def ana(classroom: Classroom) -> Learner:
    assert isinstance(classroom.env.bot, TutorBot)
    lesson = classroom.env.bot.services.lessons.course.lessons[0]
    return Learner(classroom.ana, classroom.channel, lesson)


async def take(ana: Learner) -> None:
    """Take the lesson that is open, from where it stands to its debrief, without a mistake."""
    await ana.read_to_the_end()
    if ana.lesson.matching:
        await ana.match_all()
        await ana.click("Go on")
    await ana.answer_all()
    if ana.lesson.game:
        for sentence in ana.lesson.game.sentences:
            await ana.click(sentence.label.value.capitalize())
        form = await ana.click("Write my rule")
        await ana.fill(form, rule="Long words point to formal.", breaker="Hey, the committee met.")
        await ana.click("Show me")
    assert ana.lesson.debrief.title in ana.text
    await ana.click("Finish the lesson")


async def test_each_lesson_leads_to_the_next_and_the_last_to_the_end(
    classroom: Classroom, ana: Learner
) -> None:
    assert isinstance(classroom.env.bot, TutorBot)
    await ana.slash("learn")
    for lesson in classroom.env.bot.services.lessons.course.lessons:
        ana.lesson = lesson
        assert f"Lesson {lesson.number}" in ana.text
        await take(ana)
        if lesson.number < 3:
            assert f"Lesson {lesson.number} is done" in ana.text
            await ana.click(f"Go to lesson {lesson.number + 1}")
    assert "You finished the course" in ana.text
    await ana.slash("learn")
    assert "You finished the course" in ana.text
    await ana.click("Read lesson 2 again")
    assert "card 1 of 4" in ana.text
    await ana.slash("progress")
    assert "3 of 3 finished" in ana.text


async def test_learn_goes_on_where_one_left_off(ana: Learner) -> None:
    await ana.slash("learn")
    await ana.click("Next")
    await ana.click("Next")
    place = ana.text
    await ana.slash("learn")
    assert ana.text == place
    assert "Jump to lesson 3" not in ana.labels, "that offer is for newcomers"


async def test_after_the_earlier_lessons_the_third_opens_without_a_warning(ana: Learner) -> None:
    assert ana.lesson.number == 1
    await ana.slash("learn")
    await take(ana)
    await ana.slash("learn", lesson="the-forward-pass")
    assert "Lesson 2" in ana.text
    await ana.slash("learn", lesson="how-a-network-learns")
    assert "builds on lesson 2" in ana.text


async def test_the_game_alone_ends_with_the_debrief_and_the_way_into_its_lesson(
    ana: Learner,
) -> None:
    await ana.slash("play")
    for label in ("Formal", "Casual", "Formal"):
        await ana.click(label)
    form = await ana.click("Write my rule")
    await ana.fill(form, rule="Long words point to formal.", breaker="Hey, the committee met.")
    await ana.click("Show me")
    await ana.click("Take lesson 3")
    assert "card 1 of 10" in ana.text


@pytest.mark.errors_expected
async def test_a_bug_is_noted_and_told_kindly(
    classroom: Classroom, ana: Learner, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(classroom.env.bot, TutorBot)
    classroom.env.bot.add_drawing(type(classroom.env.bot.services.guide.help()), lambda _: 1 / 0)  # type: ignore[arg-type,return-value]  # a bug, on purpose
    told = await ana.slash("help")
    assert told.ephemeral
    assert "Something broke on my side" in ana.text
    assert "ZeroDivisionError" in caplog.text
