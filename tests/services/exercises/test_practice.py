"""Practice, what was missed once more, and attempts whose lesson is edited meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.scenes import MendingScene, Purpose
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity, Result
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.replies import Chosen
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from bot.services.exercises.questions import Questions
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach


@pytest.fixture
def questions(services: Services) -> Questions:
    return services.questions


async def answer(
    questions: Questions, press: Presses, scene: QuestionScene, option: str
) -> QuestionScene:
    """Answer what is asked now."""
    scene = await questions.show(press(), scene.attempt)
    return await questions.answer(press(), scene.attempt, scene.mark, Chosen(option), None)


async def test_a_practice_asks_the_items_it_is_given_and_keeps_the_first_score(
    questions: Questions, memory: Memory, press: Presses, lesson: Lesson
) -> None:
    checkpoint = await questions.begin(press(), lesson)
    practice = await questions.practise(press(), lesson, ["colour", "gone"])
    assert (checkpoint.purpose, practice.purpose) == (Purpose.CHECKPOINT, Purpose.PRACTICE)
    assert list(practice.state.drawn) == ["colour"]
    assert practice.attempt != checkpoint.attempt
    again = await questions.practise(press(), lesson, ["sum"])
    assert again == practice
    closed = await answer(questions, press, practice, "red")
    assert closed.state.finished
    assert await memory.attempts.results(ANA, FIRST) == ()
    assert await memory.attempts.results(ANA, PRACTICE) == (
        Result("first", Activity.QUESTIONS, 1.0),
    )


async def test_what_was_missed_is_asked_over_the_lessons(
    questions: Questions, memory: Memory, press: Presses, course: Course
) -> None:
    items = ["second/colour", "first/sum", "first/gone", "gone/sum", "odd"]
    scene = await questions.redo(press(), items)
    assert scene.purpose is Purpose.MISTAKES
    assert list(scene.state.drawn) == ["second/colour", "first/sum"]
    assert scene.lesson == course.lessons[1]
    scene = await answer(questions, press, scene, "loud")
    assert scene.help.card == course.lessons[1].cards[0]
    mending = await questions.read_card(press(), scene.attempt, scene.mark)
    assert mending == MendingScene(course.lessons[1], course.lessons[1].cards[0], scene.attempt)
    assert await questions.last(press(), scene.attempt) == scene
    await answer(questions, press, scene, "red")
    scene = await answer(questions, press, scene, "two")
    assert (scene.lesson, scene.state.finished) == (course.lessons[0], True)
    assert await memory.attempts.results(ANA, PRACTICE) == (Result("", Activity.MISTAKES, 0.5),)


async def test_nothing_to_practise_or_to_do_again_is_said_kindly(
    questions: Questions, press: Presses, lesson: Lesson
) -> None:
    with pytest.raises(TutorError, match="nothing to practise here"):
        await questions.practise(press(), lesson, ["gone"])
    with pytest.raises(TutorError, match="nothing to do again"):
        await questions.redo(press(), ["gone/sum"])


async def test_what_is_on_an_older_card_reads_no_card(
    questions: Questions, press: Presses, lesson: Lesson
) -> None:
    scene = await questions.begin(press(), lesson)
    await answer(questions, press, scene, "three")
    stale = await questions.read_card(press(), scene.attempt, scene.mark)
    assert not isinstance(stale, MendingScene)
    assert stale.note


async def test_an_attempt_whose_questions_all_left_is_closed_without_a_score(
    questions: Questions,
    memory: Memory,
    press: Presses,
    lesson: Lesson,
    course: Course,
    teach: Teach,
) -> None:
    begun = await questions.begin(press(), lesson)
    practice = await questions.practise(press(), lesson, ["sum"])
    renamed = tuple(replace(each, id=f"new-{each.id}") for each in lesson.questions)
    edited = replace(lesson, questions=renamed, revision="edited")
    after = teach(replace(course, lessons=(edited, *course.lessons[1:]))).questions
    with pytest.raises(TutorError, match="closed and counts for nothing"):
        await after.show(press(), practice.attempt)
    anew = await after.begin(press(), edited)
    assert anew.attempt != begun.attempt
    assert list(anew.state.drawn) == ["new-sum", "new-colour"]
    for old in (begun.attempt, practice.attempt):
        kept = await memory.attempts.get(old)
        assert kept is not None
        assert (kept.closed, kept.score) == (True, None)


async def test_a_question_that_came_into_the_lesson_is_not_asked_on_the_way(
    questions: Questions, press: Presses, lesson: Lesson, course: Course, teach: Teach
) -> None:
    begun = await questions.begin(press(), lesson)
    more = (*lesson.questions, replace(lesson.questions[0], id="new"))
    edited = replace(lesson, questions=more, revision="edited")
    after = teach(replace(course, lessons=(edited, *course.lessons[1:]))).questions
    scene = await after.begin(press(), edited)
    assert (scene.attempt, list(scene.state.drawn)) == (begun.attempt, ["sum", "colour"])


async def test_a_key_that_changed_meanwhile_is_the_one_that_judges(
    questions: Questions,
    memory: Memory,
    press: Presses,
    lesson: Lesson,
    course: Course,
    teach: Teach,
) -> None:
    begun = await questions.begin(press(), lesson)
    task = lesson.questions[0].task
    assert isinstance(task, SingleChoice)
    turned = SingleChoice(tuple(replace(each, right=not each.right) for each in task.options))
    changed = (replace(lesson.questions[0], task=turned), *lesson.questions[1:])
    edited = replace(lesson, questions=changed, revision="edited")
    after = teach(replace(course, lessons=(edited, *course.lessons[1:]))).questions
    stale = await after.answer(press(), begun.attempt, begun.mark, Chosen("two"), None)
    assert stale.note
    scene = await answer(after, press, begun, "three")
    assert scene.verdict is not None
    assert scene.verdict.right
    stored = await memory.attempts.get(begun.attempt)
    assert stored is not None
    assert [(entry.choice, entry.revision) for entry in stored.entries] == [("three", "edited")]
