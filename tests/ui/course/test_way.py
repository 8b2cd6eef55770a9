"""The way through a made-up course of three lessons: by buttons, from any place, after weeks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.course.noting import PRACTICE_KEPT, UPDATED
from tests.choices import answers_of, key_of
from tests.fakes import HandClock
from tests.pinned.school import School as PinnedSchool
from tests.three_lessons import CARDS, edited, three_lessons, with_key, with_new_card
from tests.ui.learner import Learner
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.settings import Settings
    from bot.tutor.course.course import Course
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

COURSE = three_lessons()


class School:
    """Ana, and a course that may be edited while the bot is down."""

    def __init__(self, classroom: Classroom) -> None:
        self.classroom = classroom
        self.ana = Learner(classroom.ana, classroom.channel, COURSE.lessons[0])

    async def restart(self, course: Course = COURSE) -> None:
        await self.classroom.restart(course)

    async def answer(
        self, wrong: int = 0, between: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Answer all questions, the first ones wrong at the first try, and go on."""
        while True:
            if between is not None:
                await between()
            question = next(one for one in COURSE.lessons[0].questions if one.stem in self.ana.text)
            right = key_of(question)
            if wrong:
                wrong -= 1
                await self.ana.answer(next(o for o in answers_of(question) if o.id == "wrong"))
            await self.ana.answer(right)
            if "Next question" not in self.ana.labels:
                break
            await self.ana.click("Next question")
        await self.ana.click("Go on")

    async def read(self) -> None:
        for _ in CARDS[1:]:
            await self.ana.click("Next")
        await self.ana.click("Now you")


@pytest.fixture
async def school(classroom: Classroom) -> School:
    school = School(classroom)
    await school.restart()
    return school


async def test_known_already_then_not_then_with_other_questions(school: School) -> None:
    ana = school.ana
    await ana.slash("learn", lesson="2")
    assert "builds on lesson 1, which you have not finished yet" in ana.text
    await ana.slash("learn", lesson="1")
    assert "Tell an apple 1" in ana.text
    await ana.click("I know this already")
    await school.answer(wrong=1, between=school.restart)
    assert "You know lesson 1" in ana.text
    await ana.click("Go to lesson 2")
    await ana.click("I know this already")
    await school.answer(wrong=3)
    assert "3 of 6 right at the first try" in ana.text
    assert "Worth reading:" in ana.text, "they have read none of these cards"
    read = next(label for label in ana.labels if label.startswith("Read: "))
    await ana.click(read)
    assert read.removeprefix("Read: ") in ana.text
    await ana.slash("learn")
    assert read.removeprefix("Read: ") in ana.text, "one goes on at the very card"
    await ana.slash("practise", lesson="2")
    await school.answer()
    assert "Lesson 2 is passed." in ana.text
    assert "Worth another look" not in ana.text


async def test_what_was_read_is_worth_reading_again(school: School) -> None:
    await school.ana.slash("learn", lesson="1")
    await school.ana.click("Just show me")
    await school.read()
    await school.answer(wrong=3)
    assert "Worth reading again:" in school.ana.text


async def test_a_lesson_is_read_tried_again_practised_and_its_mistakes_redone(
    school: School,
) -> None:
    ana = school.ana
    await ana.slash("learn")
    await ana.click("Just show me")
    await school.read()
    await school.answer(wrong=3, between=school.restart)
    assert "Go on anyway" in ana.labels
    await school.restart()
    await ana.click("Go on anyway")
    assert "**Checkpoint**: 3 of 6 right at the first try." in ana.text
    for elsewhere in ("Next is lesson 2", "Worth reading again"):
        assert elsewhere not in ana.text
    await ana.click("Finish the lesson")
    assert "Lesson 1 is read to the end" in ana.text
    assert "Next is lesson 2" in ana.text
    assert "lesson 1, whose questions you may want to try again" in ana.text
    await ana.click("Practise again")
    await school.answer(wrong=1, between=school.restart)
    assert "Worth another look" in ana.text
    await ana.click("Practise more")
    await school.answer()
    assert "All 6 right" in ana.text
    assert "Better than before" in ana.text
    assert "Worth another look" not in ana.text


async def test_a_practice_is_left_and_come_back_to(school: School) -> None:
    ana = school.ana
    await ana.slash("learn")
    await ana.click("Just show me")
    await school.read()
    await school.answer()
    await ana.slash("practise", lesson="1")
    await ana.click("Back to the lesson")
    assert "The end of one" in ana.text
    assert PRACTICE_KEPT in ana.text
    await ana.slash("practise")
    assert "Your practice of lesson 1 goes on here." in ana.text
    await school.restart()
    await ana.click("Back to the lesson")
    await ana.click("Finish the lesson")
    assert "### ✅ Lesson 1 is done" in ana.text


async def test_mistakes_are_redone_to_a_summary(school: School) -> None:
    ana = school.ana
    await ana.slash("learn")
    await ana.click("I know this already")
    await school.answer(wrong=1)
    await ana.click("Redo only my mistakes")
    assert "My mistakes" in ana.text
    await school.restart()
    await ana.click("Enough for now")
    assert "Lesson 2" in ana.text
    await ana.slash("practise", mistakes=True)
    await school.answer()
    assert "1 of 1 is right now" in ana.text
    assert "No mistake is left" in ana.text
    await ana.slash("practise", mistakes=True)
    assert "Nothing to redo in the course" in ana.text


async def test_one_goes_on_in_a_dm_on_another_bot_after_weeks(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, clock = school.ana, HandClock()
    await ana.slash("learn")
    await ana.click("Just show me")
    await ana.click("Next")
    clock.jump(timedelta(weeks=6))
    monkeypatch.setattr("bot.app.now", clock.now)
    await school.restart()
    for typed in ("where was I?", "learn"):
        await school.classroom.ana.send_dm(typed)
        said = school.classroom.ana.user.dm_channel.last_message
        assert said is not None
        assert "card 2 of 3" in text_of(said)
    await ana.slash("learn")
    assert "card 2 of 3" in ana.text
    await ana.click("Next")
    await ana.click("Now you")
    question = ana.text
    clock.jump(timedelta(weeks=6))
    await school.restart()
    await ana.slash("learn")
    assert ana.text == question


async def test_an_edited_lesson_says_so_once_and_an_old_place_goes_on(school: School) -> None:
    ana = school.ana
    await ana.slash("learn")
    await ana.click("Just show me")
    await ana.click("Next")
    await school.restart(edited(COURSE, "one", with_new_card))
    await ana.slash("learn")
    assert UPDATED in ana.text
    assert "card 3 of 4" in ana.text
    await ana.slash("learn")
    assert UPDATED not in ana.text


async def test_a_corrected_key_is_told_at_the_next_opening(school: School) -> None:
    ana = school.ana
    await ana.slash("learn")
    await ana.click("Just show me")
    await school.read()
    first = next(one for one in COURSE.lessons[0].questions if one.stem in ana.text)
    await school.answer(wrong=1)
    await school.restart(edited(COURSE, "one", with_key(int(first.id[1:]), "wrong")))
    await ana.slash("learn")
    assert "The key of one question was corrected; your answer now counts as right." in ana.text
    assert "all 6 right at the first try" in ana.text
    await ana.slash("learn")
    assert "corrected" not in ana.text


@pytest.mark.parametrize(
    ("custom_id", "words"),
    [
        ("lesson-card:1:2", "Berry 1"),
        ("lesson-on:one", "Cherry 1"),
        ("lesson-open:one", "Cherry 1"),
        ("lesson-again:one", "Apple 1"),
        ("lesson-debrief:one", "The end of one"),
        ("lesson-finish:1", "still has open parts"),
    ],
)
async def test_old_buttons_and_a_place_without_an_id_go_on(
    school: School, settings: Settings, custom_id: str, words: str
) -> None:
    room = school.classroom
    await school.ana.slash("learn")
    with closing(sqlite3.connect(settings.database)) as connection, connection:
        connection.execute("UPDATE reading SET card = 3, furthest = 3, card_id = '', revision = ''")
    pressed = PinnedSchool(room.env, room.channel, room.ana, room.ben, room.build_app, settings)
    told = await pressed.press(await pressed.old_card(), custom_id)
    card = shown(told)
    assert words in text_of(card) + card.content
