"""/progress tells where one stands, what sits and what is shaky, and how its numbers came about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import MendedScene, PracticeScene
from bot.services.course.showing import LessonProgress
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.course.figures import Figure, ShownOn
from bot.tutor.course.path import LessonPart
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.pictures.progress import IdeaState, ProgressPicture
from tests.choices import answers_of
from tests.services.course.taking import answer, finish, match, play, take
from tests.services.lab.listening import BEN, Listener, start
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach


async def of_first(services: Services, press: Presses) -> LessonProgress:
    return (await services.progress.report(press())).lessons[0]


async def explained(
    services: Services, press: Presses, shown_on: ShownOn, about: str = ""
) -> tuple[Figure, ...]:
    return (await services.progress.explain(press(), shown_on, about)).figures


async def answer_with(services: Services, press: Presses, scene: Scene, wrong: int) -> Scene:
    """Answer all questions, so many of the first ones wrong before they are right."""
    assert isinstance(scene, QuestionScene)
    met = 0
    while (current := scene.state.current) is not None:
        question, tried = scene.question, scene.state.tried[current]
        option = next(o for o in answers_of(question) if o.right == (met >= wrong or bool(tried)))
        met += option.right
        letter = "ABC"[scene.state.drawn[current].order.index(option.id)]
        scene = await services.questions.choose(press(), scene.attempt, scene.mark, letter, None)
        if not scene.state.finished:
            scene = await services.questions.show(press(), scene.attempt)
    return scene


@pytest.fixture
def apples(teach: Teach) -> Services:
    """Teach a course with ideas: three cards a lesson, and questions about each."""
    return teach(three_lessons())


async def test_who_did_nothing_yet_gets_every_lesson_with_nothing_in_it(
    services: Services, press: Presses, course: Course
) -> None:
    await finish(services, press, "first")
    await start(services, press())
    report = await services.progress.report(press(BEN))
    assert report.lessons == tuple(LessonProgress(each, None, None) for each in course.lessons)
    assert not report.begun
    assert (report.picture, report.undrawn, report.mistakes) == (None, False, 0)
    assert {idea.state for idea in report.ideas} == {IdeaState.NEW}


@pytest.mark.parametrize("card", [1, 2])
async def test_in_the_cards_the_bookmark_is_told(
    services: Services, press: Presses, card: int
) -> None:
    bookmark = await services.lessons.bookmarks.open(press(), "first")
    await services.lessons.turn(press(), bookmark.id, card)
    line = await of_first(services, press)
    assert (line.part, line.card, line.checkpoint) == (LessonPart.CARDS, card, None)


async def test_after_the_cards_the_open_part_is_told(services: Services, press: Presses) -> None:
    bookmark = await services.lessons.bookmarks.open(press(), "first")
    scene = await services.lessons.turn(press(), bookmark.id, 3)
    assert (await of_first(services, press)).part is LessonPart.MATCHING
    await match(services, press, scene)
    assert (await of_first(services, press)).part is LessonPart.QUESTIONS
    await take(services, press, "second")
    report = await services.progress.report(press())
    assert [line.part for line in report.lessons] == [LessonPart.QUESTIONS, LessonPart.DEBRIEF]


async def test_a_finished_lesson_stays_finished_when_it_is_read_again(
    services: Services, press: Presses
) -> None:
    await finish(services, press, "first")
    for _ in range(2):
        line = await of_first(services, press)
        assert (line.part, line.card, line.met) == (LessonPart.DONE, None, True)
        await services.lessons.again(press(), "first")


async def test_what_counts_is_the_first_checkpoint(
    services: Services, press: Presses, course: Course
) -> None:
    for wrong in (True, False):
        scene = await services.questions.begin(press(), course.lessons[0])
        await answer(services, press, scene, wrong=wrong)
    line = await of_first(services, press)
    assert line.checkpoint is not None
    assert line.checkpoint.words == "0 of 2 right at the first try"
    assert line.part is None


async def test_ideas_follow_the_answers_and_the_picture_shows_them(
    apples: Services, press: Presses
) -> None:
    await apples.lessons.resume(press())
    scene = await apples.practice.ahead(press(), "one")
    await answer_with(apples, press, scene, wrong=2)
    report = await apples.progress.report(press())
    states = {idea.card.id: idea.state for idea in report.ideas[:3]}
    assert IdeaState.SHAKY in states.values()
    assert report.mistakes == 2
    assert report.to_practise is not None
    assert report.picture is not None
    drawn = apples.progress.pictures.asked  # type: ignore[attr-defined]  # the fake ones
    assert isinstance(drawn[-1], ProgressPicture)
    assert drawn[-1].lessons[0].ideas == tuple(states.values())


async def test_every_number_of_a_checkpoint_is_computed_from_the_own_answers(
    apples: Services, press: Presses
) -> None:
    scene = await apples.practice.ahead(press(), "one")
    await answer_with(apples, press, scene, wrong=2)
    [figure] = await explained(apples, press, ShownOn.CHECKPOINT, "one")
    assert figure.shown == "Checkpoint: 4 of 6 right at the first try"
    assert "was worth 0, 0, 1, 1, 1, 1." in figure.how
    assert "4 of 6. The mean is 0.67." in figure.how
    [practised, *_] = [
        one for one in await explained(apples, press, ShownOn.PROGRESS) if one.lesson == "one"
    ]
    assert practised.shown == "Checkpoint of lesson 1: 4 of 6 right at the first try"


async def test_a_practice_and_a_round_of_mistakes_are_explained(
    apples: Services, press: Presses
) -> None:
    await answer_with(apples, press, await apples.practice.ahead(press(), "one"), wrong=2)
    scene = await apples.practice.redo(press())
    assert isinstance(scene, QuestionScene)
    await answer_with(apples, press, scene, wrong=1)
    ended = await apples.practice.redone(press(), scene.attempt)
    assert isinstance(ended, MendedScene)
    right, left = await explained(apples, press, ShownOn.MISTAKES, str(ended.attempt))
    assert (right.shown, left.shown) == ("1 of 2 right now", "1 left")
    with pytest.raises(NotYoursError):
        await apples.progress.explain(press(BEN), ShownOn.MISTAKES, str(ended.attempt))
    with pytest.raises(TutorError, match="no number about you"):
        await explained(apples, press, ShownOn.PRACTICE, "one")
    await answer_with(apples, press, await apples.practice.practise(press(), "one"), wrong=1)
    assert isinstance(await apples.lessons.open(press(), "one"), PracticeScene)
    [practice] = await explained(apples, press, ShownOn.PRACTICE, "one")
    assert practice.shown == "5 of 6 right at the first try"


async def test_matching_and_game_are_counted_and_not_told_in_percent(
    services: Services, press: Presses
) -> None:
    await take(services, press, "first")
    figures = await explained(services, press, ShownOn.DEBRIEF, "first")
    assert [one.shown for one in figures] == [
        "Checkpoint: all 2 right at the first try",
        "Matching: all 2 right at the first try",
        "Game: all 5 right at the first try",
    ]


async def test_trainings_and_the_brier_score_are_explained_with_the_own_scores(
    services: Services, press: Presses
) -> None:
    Listener(services)
    await start(services, press())
    figures = await explained(services, press, ShownOn.PROGRESS)
    [run] = [one for one in figures if one.shown.startswith("Trainings")]
    assert run.shown == "Trainings with /train and /lab: 1"
    trainings = (await services.progress.report(press())).trainings
    assert (trainings.done, trainings.predictions) == (1, 0)
    assert not any("Brier" in one.shown for one in figures)


async def test_every_number_that_is_shown_comes_again_in_its_explanation(
    apples: Services, press: Presses
) -> None:
    await apples.lessons.resume(press())
    await answer_with(apples, press, await apples.practice.ahead(press(), "one"), wrong=2)
    for figure in await explained(apples, press, ShownOn.PROGRESS):
        shown = re.sub(r"lesson \d+", "", figure.shown)
        for number in re.findall(r"\d+(?:\.\d+)?", shown):
            assert re.search(rf"\b{re.escape(number)}\b", figure.how), figure
        assert "%" not in figure.shown + figure.how


async def test_a_lesson_that_is_switched_off_is_left_out(
    services: Services, press: Presses, course: Course, teach: Teach
) -> None:
    await finish(services, press, "first")
    off = teach(replace(course, lessons=course.lessons[1:]))
    report = await off.progress.report(press())
    assert report.lessons == (LessonProgress(course.lessons[1], None, None),)
    with pytest.raises(TutorError):
        await off.progress.explain(press(), ShownOn.DEBRIEF, "first")


async def test_rules_are_in_the_notebook_newest_first(services: Services, press: Presses) -> None:
    for rule in ("The older rule.", "The newer rule."):
        await play(services, press, await services.games.resume(press()), rule)
    newer, older = (await services.notebook.open(press())).page.leaves
    assert "The newer rule" in newer.text
    assert "The older rule" in older.text
