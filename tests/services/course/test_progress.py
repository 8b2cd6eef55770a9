"""/progress tells lessons, first scores, rules and trainings as they are remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import LessonProgress, ProgressScene
from bot.tutor.course.path import LessonPart
from bot.tutor.exercises.attempts import Activity
from bot.tutor.lab.runs import Trainings
from tests.services.course.taking import BREAKER, answer, finish, match, play, take
from tests.services.lab.listening import BEN, Listener, start

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach

NOTHING = Trainings(0, (), 0, None)
ALL_RIGHT = {Activity.MATCHING: 1.0, Activity.QUESTIONS: 1.0, Activity.GAME: 1.0}


async def of_first(services: Services, press: Presses) -> LessonProgress:
    return (await services.progress.report(press())).lessons[0]


async def test_who_did_nothing_yet_gets_every_lesson_with_nothing_in_it(
    services: Services, press: Presses, course: Course
) -> None:
    await finish(services, press, "first")
    await start(services, press())
    lines = tuple(LessonProgress(lesson, None, None, {}) for lesson in course.lessons)
    assert await services.progress.report(press(BEN)) == ProgressScene(lines, (), NOTHING)


@pytest.mark.parametrize("card", [1, 2])
async def test_in_the_cards_the_bookmark_is_told(
    services: Services, press: Presses, card: int
) -> None:
    bookmark = await services.lessons.bookmarks.open(press(), "first")
    await services.lessons.turn(press(), bookmark.id, card)
    line = await of_first(services, press)
    assert (line.part, line.card, line.scores) == (LessonPart.CARDS, card, {})


async def test_after_the_cards_the_open_part_is_told(services: Services, press: Presses) -> None:
    bookmark = await services.lessons.bookmarks.open(press(), "first")
    scene = await services.lessons.turn(press(), bookmark.id, 3)
    line = await of_first(services, press)
    assert (line.part, line.card, line.scores) == (LessonPart.MATCHING, None, {})
    await match(services, press, scene)
    line = await of_first(services, press)
    assert (line.part, line.card) == (LessonPart.QUESTIONS, None)
    assert line.scores == {Activity.MATCHING: 1.0}
    await take(services, press, "second")
    report = await services.progress.report(press())
    assert [line.part for line in report.lessons] == [LessonPart.QUESTIONS, LessonPart.DEBRIEF]


async def test_a_finished_lesson_stays_finished_when_it_is_read_again(
    services: Services, press: Presses
) -> None:
    await finish(services, press, "first")
    for _ in range(2):
        line = await of_first(services, press)
        assert (line.part, line.card, line.scores) == (LessonPart.DONE, None, ALL_RIGHT)
        await services.lessons.again(press(), "first")


async def test_the_first_score_is_told_and_a_game_outside_the_lesson_too(
    services: Services, press: Presses, course: Course
) -> None:
    for wrong in (True, False):
        scene = await services.questions.begin(press(), course.lessons[0])
        await answer(services, press, scene, wrong=wrong)
    await play(services, press, await services.games.resume(press()))
    line = await of_first(services, press)
    assert (line.part, line.card) == (None, None)
    assert line.scores == {Activity.QUESTIONS: 0.0, Activity.GAME: 1.0}


async def test_rules_come_newest_first(services: Services, press: Presses) -> None:
    for rule in ("The older rule.", "The newer rule."):
        await play(services, press, await services.games.resume(press()), rule)
    report = await services.progress.report(press())
    assert report.rules == (("The newer rule.", BREAKER), ("The older rule.", BREAKER))


async def test_trainings_are_told_in_short_newest_first(services: Services, press: Presses) -> None:
    Listener(services)
    runs = [(await start(services, press())).id for _ in range(2)]
    trainings = (await services.progress.report(press())).trainings
    assert (trainings.done, trainings.predictions) == (2, 0)
    assert [run.id for run in trainings.newest] == runs[::-1]


async def test_a_lesson_that_is_switched_off_is_left_out(
    services: Services, press: Presses, course: Course, teach: Teach
) -> None:
    await finish(services, press, "first")
    off = teach(replace(course, lessons=course.lessons[1:]))
    report = await off.progress.report(press())
    assert report.lessons == (LessonProgress(course.lessons[1], None, None, {}),)
    assert len(report.rules) == 1
