"""The course in sequence: one lesson leads to the next, and the last one to an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.client import TutorBot
from tests.ui.course.whole.hands import Fingers
from tests.ui.course.whole.pupil import Pupil
from tests.ui.game.desk import FEATURES
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.fixture
def ana(classroom: Classroom) -> Learner:
    assert isinstance(classroom.env.bot, TutorBot)
    lesson = classroom.env.bot.services.lessons.course.lessons[0]
    return Learner(classroom.ana, classroom.channel, lesson)


async def test_learn_goes_on_where_one_left_off(ana: Learner) -> None:
    await ana.slash("learn")
    for label in ("Just show me", "Next", "Just show me", "Next"):
        await ana.click(label)
    place = ana.text
    assert "card 3 of" in place
    await ana.slash("learn")
    assert ana.text == place
    assert "Jump to lesson 3" not in ana.labels, "that offer is for newcomers"


async def test_a_newcomer_may_jump_to_the_lesson_with_the_game(ana: Learner) -> None:
    await ana.slash("learn")
    await ana.click("Jump to lesson 3")
    assert "Lesson 3: How a network learns · card 1 of" in ana.text


async def test_a_lesson_opens_without_a_warning_once_all_it_builds_on_is_passed(
    classroom: Classroom,
) -> None:
    fingers = Fingers(classroom, classroom.ana)
    pupil = Pupil(classroom, fingers, classroom.ana.id)
    await pupil.hands.begin()
    await pupil.until("Lesson 1 is done")
    await fingers.slash("learn", lesson="the-forward-pass")
    assert "Lesson 2: The forward pass · card 1 of" in pupil.text
    await fingers.slash("learn", lesson="how-a-network-learns")
    assert "builds on lesson 2, which you have not finished yet" in pupil.text


async def test_the_game_alone_ends_with_the_debrief_and_the_way_into_its_lesson(
    ana: Learner,
) -> None:
    await ana.slash("play")
    await ana.fill(await ana.click("Name two features"), **FEATURES)
    while "Write my rule" not in ana.labels:
        if "Say it" in ana.labels:
            await ana.fill(await ana.click("Say it"), typed="long words", direction="too low")
        elif "Casual" in ana.labels:
            await ana.click("Casual")
        else:
            await ana.click("Formal 80%")
    form = await ana.click("Write my rule")
    await ana.fill(form, rule="Long words point to formal.")
    await ana.click("What it has to do with a network")
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
    assert "only showing it broke on my side" in ana.text
    assert "again" not in ana.text
    assert "ZeroDivisionError" in caplog.text
