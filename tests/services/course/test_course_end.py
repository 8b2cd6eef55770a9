"""The end of the course: what one thought at first is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.course.cards import CardPressed
from bot.services.course.scenes import CardScene, CourseDoneScene
from bot.tutor.course.did import Belief
from tests.services.course.walking import Walker
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    pass

COURSE = three_lessons()


async def test_the_end_of_the_course_shows_what_one_thought_first(walker: Walker) -> None:
    first = await walker.open("one")
    assert isinstance(first, CardScene)
    await walker.services.cards.give(walker.press(), CardPressed(first.bookmark, "apple"), "no")
    for lesson in COURSE.lessons:
        await walker.take(lesson.id)
        ended = await walker.finish(lesson.id)
    assert ended == CourseDoneScene(COURSE.lessons, (Belief("Can a network be wrong?", "Never"),))
    assert await walker.services.lessons.resume(walker.press()) == ended
