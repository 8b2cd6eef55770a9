"""Taking the course: where somebody is put, what comes next, and when a lesson is finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import (
    CardScene,
    CourseDoneScene,
    DoneScene,
    NeedsScene,
    ResultScene,
)
from bot.services.exercises.scenes import MatchingScene, QuestionScene
from bot.services.game.scenes import GameScene
from bot.tutor.course.mending import CheckpointOutcome
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity
from tests.services.course.taking import answer, finish, match, play, shown, take
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.course.lessons import Lessons
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

ALL_RIGHT: dict[str, float] = {Activity.MATCHING: 1.0, Activity.QUESTIONS: 1.0, Activity.GAME: 1.0}


@pytest.fixture
def lessons(services: Services) -> Lessons:
    return services.lessons


@pytest.fixture
async def bookmark(lessons: Lessons, press: Presses) -> Bookmark:
    return await lessons.bookmarks.open(press(), "first")


async def test_a_newcomer_starts_at_the_first_card_and_may_jump_to_a_game_elsewhere(
    lessons: Lessons, press: Presses, course: Course, lesson: Lesson, teach: Teach
) -> None:
    scene = await lessons.resume(press())
    assert isinstance(scene, CardScene)
    assert (scene.lesson, scene.number, scene.jump) == (lesson, 1, None)
    game_last = (replace(lesson, game=None), replace(course.lessons[1], game=lesson.game))
    edited = teach(replace(course, lessons=game_last)).lessons
    for jump in (game_last[1], None):  # at the first time only
        scene = await edited.resume(press(BEN))
        assert isinstance(scene, CardScene)
        assert scene.jump == jump


async def test_one_goes_on_where_one_left_off(
    lessons: Lessons, press: Presses, bookmark: Bookmark
) -> None:
    await lessons.turn(press(), bookmark.id, 2)
    scene = CardScene(lessons.course.lessons[0], bookmark.id, 2)
    assert await lessons.resume(press()) == scene
    assert await lessons.open(press(), "first") == scene
    await lessons.open(press(), "second")
    resumed = await lessons.resume(press())
    assert isinstance(resumed, CardScene)
    assert resumed.lesson.id == "second"


@pytest.mark.parametrize("typed", ["second", " SECOND ", "2"])
async def test_a_lesson_that_builds_on_an_unfinished_one_says_so_first(
    services: Services, press: Presses, course: Course, typed: str
) -> None:
    first, second = course.lessons
    await services.lessons.open(press(), "first")  # opened is not finished
    assert await services.lessons.ask_for(press(), typed) == NeedsScene(second, (first,))
    assert len(await services.lessons.bookmarks.all_of(ANA)) == 1
    await finish(services, press, "first")
    assert isinstance(await services.lessons.ask_for(press(), typed), CardScene)


async def test_a_lesson_that_was_opened_before_is_opened_whatever_it_needs(
    lessons: Lessons, press: Presses
) -> None:
    assert isinstance(await lessons.open(press(), "second"), CardScene)
    assert isinstance(await lessons.ask_for(press(), "second"), CardScene)


async def test_a_name_that_is_not_known_is_told_with_those_there_are(
    lessons: Lessons, press: Presses
) -> None:
    with pytest.raises(TutorError, match=r"There are: 1\. First, 2\. Second\."):
        await lessons.ask_for(press(), "third")
    with pytest.raises(TutorError, match="I cannot find that lesson"):
        await lessons.share(press(), "third")


@pytest.mark.parametrize(("card", "shown"), [(1, 1), (2, 2), (3, 1)])
async def test_a_card_to_share_is_the_bookmarks_or_the_first_of_a_lesson_once_read(
    lessons: Lessons, press: Presses, bookmark: Bookmark, card: int, shown: int
) -> None:
    await lessons.turn(press(), bookmark.id, card)
    for typed in ("First", None):
        assert await lessons.share(press(), typed) == CardScene(
            lessons.course.lessons[0], bookmark.id, shown, shared=True
        )
    kept = await lessons.bookmarks.get(bookmark.id)
    assert kept is not None
    assert kept.card == card


async def test_who_finished_the_course_shares_its_first_lesson(
    services: Services, press: Presses
) -> None:
    for lesson in services.lessons.course.lessons:
        await finish(services, press, lesson.id)
    assert (await services.lessons.share(press(), None)).lesson.id == "first"


@pytest.mark.parametrize(("asked", "shown"), [(1, 1), (2, 2), (0, 2), (-1, 2), (4, 2), (99, 2)])
async def test_a_card_that_is_not_there_turns_to_the_last_one(
    lessons: Lessons, press: Presses, bookmark: Bookmark, asked: int, shown: int
) -> None:
    scene = await lessons.turn(press(), bookmark.id, asked)
    assert isinstance(scene, CardScene)
    assert scene.number == shown


async def test_after_the_cards_each_part_follows_the_one_before(
    services: Services, press: Presses, bookmark: Bookmark
) -> None:
    lessons = services.lessons
    scene = await lessons.turn(press(), bookmark.id, 3)
    assert isinstance(scene, MatchingScene)
    await match(services, press, scene)
    scene = await lessons.resume(press())
    assert isinstance(scene, QuestionScene)
    await answer(services, press, scene, wrong=True)
    result = await lessons.resume(press())
    assert isinstance(result, ResultScene)
    assert (result.outcome.right, result.outcome.asked) == (0, 2)
    scene = await lessons.past(press(), bookmark.id)
    assert isinstance(scene, GameScene)
    await play(services, press, scene)
    scores = {**ALL_RIGHT, Activity.QUESTIONS: 0.0}
    assert shown(await lessons.resume(press())) == (bookmark.id, scores)


async def test_a_lesson_is_read_again_from_its_first_card(
    lessons: Lessons, press: Presses, bookmark: Bookmark
) -> None:
    await lessons.turn(press(), bookmark.id, 2)
    assert await lessons.again(press(), "first") == CardScene(
        lessons.course.lessons[0], bookmark.id, 1
    )
    never_opened = await lessons.again(press(), "second")
    assert isinstance(never_opened, CardScene)
    assert (never_opened.lesson.id, never_opened.number) == ("second", 1)


async def test_the_debrief_ends_a_lesson_only_once_its_parts_are_done(
    services: Services, press: Presses
) -> None:
    lessons = services.lessons
    assert shown(await lessons.debrief(press(), "first")) == (None, {})
    await play(services, press, await services.games.resume(press()))
    early = (None, {Activity.GAME: 1.0})
    assert shown(await lessons.debrief(press(), "first")) == early
    await lessons.open(press(), "first")
    assert shown(await lessons.debrief(press(), "first")) == early
    bookmark = await take(services, press, "first")
    at_end = await lessons.debrief(press(), "first")
    assert shown(at_end) == (bookmark, ALL_RIGHT)
    assert at_end.outcome == CheckpointOutcome(2, 2, ())
    assert (at_end.passed, at_end.again) == (True, ())
    await lessons.finish(press(), bookmark)
    assert shown(await lessons.debrief(press(), "first")) == (bookmark, ALL_RIGHT)


async def test_the_first_score_of_an_exercise_is_the_one_that_counts(
    services: Services, press: Presses, lesson: Lesson
) -> None:
    for wrong in (True, False):
        scene = await services.questions.begin(press(), lesson)
        await answer(services, press, scene, wrong=wrong)
    debrief = await services.lessons.debrief(press(), "first")
    assert debrief.scores == {Activity.QUESTIONS: 0.0}


@pytest.mark.parametrize("card", [1, 3])
async def test_a_lesson_with_open_parts_cannot_be_finished(
    lessons: Lessons, press: Presses, bookmark: Bookmark, card: int
) -> None:
    await lessons.turn(press(), bookmark.id, card)
    with pytest.raises(TutorError, match="still has open parts"):
        await lessons.finish(press(), bookmark.id)
    [kept] = await lessons.bookmarks.all_of(ANA)
    assert kept.finished_at is None


async def test_a_finished_lesson_points_to_the_next_and_the_last_one_ends_the_course(
    services: Services, press: Presses, course: Course
) -> None:
    first, second = course.lessons
    done = DoneScene(first, second)
    assert await finish(services, press, "first") == done
    assert await services.lessons.open(press(), "first") == done
    ended = CourseDoneScene(course.lessons, way="You passed all 2 lessons.")
    assert await finish(services, press, "second") == ended
    assert await services.lessons.resume(press()) == ended


async def test_the_pages_of_another_person_are_refused(
    lessons: Lessons, press: Presses, bookmark: Bookmark
) -> None:
    for refused in (
        lessons.turn(press(BEN), bookmark.id, 2),
        lessons.finish(press(BEN), bookmark.id),
    ):
        with pytest.raises(NotYoursError):
            await refused
    with pytest.raises(TutorError, match="do not know this lesson page any more"):
        await lessons.turn(press(), 99, 2)
    assert await lessons.bookmarks.get(bookmark.id) == bookmark


async def test_lessons_that_are_switched_off_are_said_kindly(
    memory: Memory, press: Presses, bookmark: Bookmark, course: Course, teach: Teach
) -> None:
    lessons = teach(replace(course, lessons=course.lessons[1:])).lessons
    for refused in (
        lessons.turn(press(), bookmark.id, 2),
        lessons.open(press(), "first"),
        lessons.debrief(press(), "first"),
        lessons.finish(press(), bookmark.id),
    ):
        with pytest.raises(TutorError, match="switched off while its text is mended"):
            await refused
    assert await memory.bookmarks.all_of(ANA) == (bookmark,)
    nothing = teach(replace(course, lessons=())).lessons
    for refused_too in (nothing.resume(press()), nothing.share(press(), None)):
        with pytest.raises(TutorError, match="All lessons are switched off"):
            await refused_too
