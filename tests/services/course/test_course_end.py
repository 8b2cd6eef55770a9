"""The end of the course: what one thought at first is shown again."""

from __future__ import annotations

from bot.services.course.cards import CardPressed
from bot.services.course.scenes import CardScene, CourseDoneScene, DebriefScene
from bot.tutor.course.did import Belief
from bot.tutor.course.walked import IN_PRACTICE
from tests.services.course.walking import Walker
from tests.three_lessons import three_lessons

COURSE = three_lessons()


async def test_the_end_of_the_course_shows_what_one_thought_first(walker: Walker) -> None:
    first = await walker.open("one")
    assert isinstance(first, CardScene)
    await walker.services.cards.give(walker.press(), CardPressed(first.bookmark, "apple"), "no")
    for lesson in COURSE.lessons:
        await walker.take(lesson.id)
        ended = await walker.finish(lesson.id)
    thought = (Belief("Can a network be wrong?", "Never"),)
    assert ended == CourseDoneScene(COURSE.lessons, thought, way="You passed all 3 lessons.")
    assert await walker.services.lessons.resume(walker.press()) == ended


async def debrief(walker: Walker, lesson: str) -> DebriefScene:
    scene = await walker.services.lessons.debrief(walker.press(), lesson)
    assert isinstance(scene, DebriefScene)
    return scene


async def test_whoever_did_the_last_lesson_alone_is_told_that(walker: Walker) -> None:
    await walker.take("three", wrong=6)
    nothing = "You have not passed a lesson yet: each is there to take."
    assert (await debrief(walker, "three")).way == nothing


async def test_a_pass_in_practice_is_told_at_the_end(walker: Walker) -> None:
    await walker.take("three", wrong=6)
    await walker.answer(await walker.services.practice.practise(walker.press(), "three"))
    only = "Of the 3 lessons you have passed 1 so far: lesson 3."
    assert (await debrief(walker, "three")).way == f"{IN_PRACTICE} {only}"


async def test_whoever_passed_all_is_told_so_at_the_end_of_the_last_lesson(walker: Walker) -> None:
    for lesson in COURSE.lessons:
        await walker.take(lesson.id)
        await walker.finish(lesson.id)
    assert (await debrief(walker, "three")).way == "You passed all 3 lessons."
    assert (await debrief(walker, "one")).way == ""


async def test_whoever_finished_all_and_passed_some_is_told_which(walker: Walker) -> None:
    for lesson, wrong in zip(COURSE.lessons, (0, 6, 0), strict=True):
        await walker.take(lesson.id, wrong)
        kept = await walker.bookmark(lesson.id)
        if wrong:
            await walker.services.lessons.past(walker.press(), kept.id)
        ended = await walker.finish(lesson.id)
    assert isinstance(ended, CourseDoneScene)
    assert ended.way == "Of the 3 lessons you have passed 2 so far: lessons 1 and 3."
