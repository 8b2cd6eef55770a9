"""A lesson is edited while a pupil is in the middle of it: place and answers stay; it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.noting import UPDATED
from bot.tutor.exercises.questions.single import SingleChoice
from tests.choices import answers_of, key_of
from tests.ui.course.whole.edits import (
    edited,
    with_card_before,
    with_key,
    with_question,
    with_titled,
    without_card,
    without_option,
)
from tests.ui.course.whole.hands import Fingers
from tests.ui.course.whole.pupil import Pupil

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.course.course import Lesson
    from tests.ui.conftest import Classroom
    from tests.ui.course.whole.edits import Edit

pytestmark = pytest.mark.simcord(check_errors=False)
CORRECTED = "The key of one question was corrected; your answer now counts as right."


class Desk:
    """A pupil at the first lesson, whose files change while the bot is down."""

    def __init__(self, classroom: Classroom) -> None:
        self.classroom = classroom
        self.hands = Fingers(classroom, classroom.ana)
        self.pupil = Pupil(classroom, self.hands, classroom.ana.id)

    @property
    def lesson(self) -> Lesson:
        return self.pupil.course.lessons[0]

    async def edit(self, *edits: Edit) -> None:
        await self.classroom.restart(edited(self.pupil.course, self.lesson, *edits))

    async def at_card(self, number: int) -> str:
        """Read up to a card, answer it, and return its title."""
        await self.pupil.until(f"card {number} of")
        while "Next" not in self.pupil.labels:
            await self.pupil.step()
        return self.lesson.cards[number - 1].title

    async def come_back(self) -> str:
        """Open the lesson again, see that the edit is told once, and return what it said first."""
        await self.hands.begin()
        told = self.pupil.text
        assert told.count(UPDATED) == 1
        await self.hands.begin()
        assert UPDATED not in self.pupil.text
        return told


@pytest.fixture
async def desk(classroom: Classroom) -> Desk:
    desk = Desk(classroom)
    await desk.hands.begin()
    return desk


async def test_a_card_that_comes_before_moves_nobody(desk: Desk) -> None:
    title = await desk.at_card(2)
    given = next(line for line in desk.pupil.text.splitlines() if line.startswith("You said"))
    await desk.edit(with_card_before(1))
    told = await desk.come_back()
    assert f"### {title}" in told
    assert given in told, "what was tried is kept"
    assert f"card 3 of {len(desk.lesson.cards)}" in told
    await desk.pupil.until("Lesson 1 is done")


async def test_a_card_that_went_away_before_moves_nobody(desk: Desk) -> None:
    title = await desk.at_card(2)
    await desk.edit(without_card(desk.lesson.cards[0].id))
    told = await desk.come_back()
    assert f"### {title}" in told
    assert "card 1 of" in told


async def test_when_the_card_itself_went_away_one_goes_on_at_its_place(desk: Desk) -> None:
    await desk.at_card(2)
    following = desk.lesson.cards[2].title
    await desk.edit(without_card(desk.lesson.cards[1].id))
    assert f"### {following}" in await desk.come_back()
    await desk.pupil.until("uestion 1 of")


async def test_a_card_of_another_title_keeps_place_and_answer(desk: Desk) -> None:
    await desk.at_card(2)
    await desk.edit(with_titled(desk.lesson.cards[1].id, "Another title"))
    told = await desk.come_back()
    assert "### Another title" in told
    assert "You said" in told


async def test_a_press_on_the_card_of_before_the_edit_keeps_nothing(desk: Desk) -> None:
    while not desk.pupil.on_card("lesson-try:"):
        await desk.pupil.step()
    await desk.edit(with_card_before(1))
    await desk.hands.press("lesson-try:", "A")
    assert "nothing was counted" in desk.pupil.text
    assert "You said" not in desk.pupil.text


async def asked_of_single(desk: Desk) -> QuestionScene:
    """Open a practice of the first question with one right option."""
    lesson, pupil = desk.lesson, desk.pupil
    asked = [one.id for one in lesson.questions if isinstance(one.task, SingleChoice)][:2]
    await pupil.services.questions.practise(pupil.press, lesson, asked)
    await desk.hands.slash("practise", lesson=lesson.id)
    return await pupil.asked()


async def test_a_corrected_key_counts_what_was_answered_before_as_right(desk: Desk) -> None:
    scene = await asked_of_single(desk)
    wrong = next(one for one in answers_of(scene.question) if not one.right)
    letters = dict(zip(scene.state.drawn[scene.question.id].order, "ABCDE", strict=False))
    await desk.hands.label(letters[wrong.id])
    assert wrong.feedback in desk.pupil.text
    await desk.hands.label(letters[key_of(scene.question).id])
    await desk.hands.go_on()
    while "uestion" in desk.pupil.text and "right at the first try" not in desk.pupil.text:
        await desk.pupil.step()
    assert "1 of 2 right at the first try" in desk.pupil.text
    await desk.edit(with_question(scene.question.id, with_key(wrong.id)))
    await desk.hands.begin()
    assert CORRECTED in desk.pupil.text
    await desk.hands.begin()
    assert CORRECTED not in desk.pupil.text


@pytest.mark.parametrize("tried", [True, False], ids=["the one that was tried", "another one"])
async def test_an_option_that_went_away_traps_nobody(desk: Desk, tried: bool) -> None:
    scene = await asked_of_single(desk)
    wrong = [one for one in answers_of(scene.question) if not one.right]
    letters = dict(zip(scene.state.drawn[scene.question.id].order, "ABCDE", strict=False))
    await desk.hands.label(letters[wrong[0].id])
    gone = wrong[0] if tried else wrong[1]
    await desk.edit(with_question(scene.question.id, without_option(gone.id)))
    await desk.hands.slash("practise", lesson=desk.lesson.id)
    assert gone.text not in desk.pupil.text
    while "right at the first try" not in desk.pupil.text:
        await desk.pupil.step()
    assert "1 of 2 right at the first try" in desk.pupil.text
