"""Leaving a practice: the lesson goes on where it was, and the practice is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.course.noting import PRACTICE_KEPT
from bot.services.course.scenes import CardScene, DebriefScene, DoneScene
from bot.services.exercises.scenes import Purpose, QuestionScene
from tests.services.course.walking import Walker
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from bot.services.scene import Scene

COURSE = three_lessons()
ONE, TWO, _ = COURSE.lessons


async def practised(walker: Walker, typed: str | None = None) -> QuestionScene:
    scene = await walker.services.practice.ask_for(walker.press(), typed)
    assert isinstance(scene, QuestionScene)
    assert scene.purpose is Purpose.PRACTICE
    return scene


async def resumed(walker: Walker) -> Scene:
    return await walker.services.lessons.resume(walker.press())


async def test_learn_goes_on_in_the_lesson_and_practise_in_the_practice(walker: Walker) -> None:
    await walker.take("one", wrong=1)
    practice = await practised(walker, "1")
    assert practice.note == "", "the lesson was named"
    left = await resumed(walker)
    assert isinstance(left, DebriefScene)
    assert left.note == PRACTICE_KEPT
    assert await resumed(walker) == await walker.open("one"), "it is said once"
    back = await practised(walker)
    assert back.attempt == practice.attempt
    assert back.note.startswith("Your practice of lesson 1 goes on here.")


async def test_a_practice_of_a_finished_lesson_is_left_for_the_one_that_is_open(
    walker: Walker,
) -> None:
    await walker.take("one")
    await walker.finish("one")
    await walker.take("two")
    await practised(walker, "1")
    left = await resumed(walker)
    assert isinstance(left, DebriefScene)
    assert (left.lesson, left.note) == (TWO, PRACTICE_KEPT)
    assert (await practised(walker)).lesson == ONE


async def test_practise_says_which_lesson_it_takes_and_why(walker: Walker) -> None:
    await walker.take("one")
    scene = await practised(walker)
    assert scene.note == (
        "This is practice of lesson 1, whose questions you answered last. "
        "`/practise lesson:` takes another one."
    )


async def test_a_practice_in_the_middle_of_the_cards_is_left_for_the_card(walker: Walker) -> None:
    await walker.open("one")
    await walker.services.lessons.turn(walker.press(), (await walker.bookmark("one")).id, 2)
    await practised(walker, "1")
    left = await resumed(walker)
    assert isinstance(left, CardScene)
    assert left.number == 2


async def test_a_practice_that_shows_a_lesson_to_be_known_ends_it(walker: Walker) -> None:
    ahead = await walker.services.practice.ahead(walker.press(), "one")
    await walker.answer(ahead, wrong=3)
    await walker.answer(await practised(walker, "1"))
    assert await resumed(walker) == DoneScene(ONE, TWO, known=True)
