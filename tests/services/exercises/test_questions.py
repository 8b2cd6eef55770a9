"""A lesson's questions, from the first to their score: two tries each, the first one counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.attempting import UPDATED
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Result
from bot.tutor.exercises.questions.single import SingleChoice
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.exercises.questions import Questions
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.questions.kind import Question
    from tests.services.conftest import Presses, Teach


@pytest.fixture
def questions(services: Services) -> Questions:
    return services.questions


@pytest.fixture
async def begun(questions: Questions, press: Presses, lesson: Lesson) -> QuestionScene:
    return await questions.begin(press(), lesson)


def edited(course: Course, questions: tuple[Question, ...]) -> Course:
    """Give the first lesson other questions, as an edit does."""
    lesson = replace(course.lessons[0], questions=questions, revision="edited")
    return replace(course, lessons=(lesson, *course.lessons[1:]))


@pytest.fixture
def without_sum(course: Course, lesson: Lesson) -> Course:
    return edited(course, lesson.questions[1:])


@pytest.fixture
def without_colour(course: Course, lesson: Lesson) -> Course:
    return edited(course, lesson.questions[:1])


@pytest.fixture
def without_three(course: Course, lesson: Lesson) -> Course:
    """Take the wrong option out of the first question."""
    question = lesson.questions[0]
    assert isinstance(question.task, SingleChoice)
    right_only = replace(question, task=SingleChoice((question.task.key,)))
    return edited(course, (right_only, *lesson.questions[1:]))


async def choose(
    questions: Questions,
    press: Presses,
    scene: QuestionScene,
    option: str,
    confidence: int | None = None,
) -> QuestionScene:
    """Choose an option of the question at hand by the letter it has there."""
    current = scene.state.current
    assert current is not None
    letter = "ABCDEFGHIJ"[scene.state.drawn[current].order.index(option)]
    return await questions.choose(press(), scene.attempt, scene.mark, letter, confidence)


def test_a_start_shows_the_first_question_with_all_its_options(begun: QuestionScene) -> None:
    assert (begun.question.id, begun.number) == ("sum", 1)
    assert set(begun.state.drawn["sum"].order) == {"two", "three"}
    assert (begun.verdict, begun.confidence, begun.note) == (None, None, "")


async def test_options_are_shuffled_once_for_each_person(
    questions: Questions, press: Presses, lesson: Lesson
) -> None:
    orders = set()
    for person in range(20):
        first = await questions.begin(press(person), lesson)
        assert await questions.begin(press(person), lesson) == first
        orders.add(first.state.drawn["sum"].order)
    assert orders == {("two", "three"), ("three", "two")}


async def test_how_sure_one_is_is_shown_before_the_answer(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    scene = await questions.show(press(), begun.attempt, 80)
    assert scene == replace(begun, confidence=80)


async def test_a_right_answer_stays_in_view_until_the_next_question(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    scene = await choose(questions, press, begun, "two", 90)
    assert (scene.question.id, scene.number, scene.note) == ("sum", 1, "")
    assert scene.verdict is not None
    assert scene.verdict.feedback == "Yes."
    assert scene.confidence == 90
    following = await questions.show(press(), begun.attempt)
    assert (following.question.id, following.number, following.verdict) == ("colour", 2, None)


async def test_a_wrong_answer_gets_its_own_feedback_and_a_second_try(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    scene = await choose(questions, press, begun, "three")
    assert scene.verdict is not None
    assert scene.verdict.feedback == "Count again."
    assert (await questions.show(press(), begun.attempt)).question.id == "sum"
    scene = await choose(questions, press, scene, "two")
    assert scene.state.closed == {"sum"}
    assert scene.state.first_credit == {"sum": False}


@pytest.mark.parametrize(("said", "kept"), [(50, 50), (99, 99), (42, None), (None, None)])
async def test_how_sure_one_is_is_kept_at_the_first_try_only(
    questions: Questions, press: Presses, begun: QuestionScene, said: int | None, kept: int | None
) -> None:
    scene = await choose(questions, press, begun, "three", said)
    assert scene.confidence == kept
    assert (await choose(questions, press, scene, "two", said)).confidence is None


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        (("two", "red"), 1.0),
        (("three", "two", "red"), 0.5),
        (("three", "two", "loud", "red"), 0.0),
    ],
)
async def test_the_last_answer_closes_them_with_the_share_of_right_first_tries(
    questions: Questions,
    memory: Memory,
    press: Presses,
    begun: QuestionScene,
    chosen: tuple[str, ...],
    score: float,
) -> None:
    scene = begun
    for option in chosen:
        assert await memory.attempts.results(ANA) == ()
        scene = await choose(questions, press, scene, option)
    assert scene.state.finished
    assert (scene.question.id, scene.number) == ("colour", 2)
    assert (await questions.show(press(), scene.attempt)).question.id == "colour"
    assert await memory.attempts.results(ANA) == (Result("first", Activity.QUESTIONS, score),)


async def test_a_press_on_an_older_card_counts_nothing_and_shows_the_last_answer(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    after = await choose(questions, press, begun, "three", 70)
    stale = await choose(questions, press, begun, "two", 70)
    assert stale == replace(after, note=UPDATED)


async def test_a_press_after_the_end_counts_nothing(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    scene = await choose(questions, press, begun, "two")
    scene = await choose(questions, press, scene, "red")
    again = await questions.choose(press(), scene.attempt, scene.mark, "A", None)
    assert again == replace(scene, note=UPDATED)


@pytest.mark.parametrize(
    ("letter", "words"), [("C", "no answer C. Pick one of AB"), ("", "You tried that one already")]
)
async def test_a_letter_that_is_not_on_offer_is_refused_and_not_stored(
    questions: Questions, press: Presses, begun: QuestionScene, letter: str, words: str
) -> None:
    scene = await choose(questions, press, begun, "three")
    tried = "AB"[begun.state.drawn["sum"].order.index("three")]
    with pytest.raises(TutorError, match=words):
        await questions.choose(press(), scene.attempt, scene.mark, letter or tried, None)
    assert (await questions.show(press(), scene.attempt)).state == scene.state


async def test_the_questions_of_another_person_are_refused(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    with pytest.raises(NotYoursError):
        await questions.show(press(BEN), begun.attempt)
    with pytest.raises(NotYoursError):
        await questions.choose(press(BEN), begun.attempt, begun.mark, "A", None)
    assert await questions.show(press(), begun.attempt) == begun


async def test_an_edit_that_takes_out_the_open_question_closes_them(
    questions: Questions,
    memory: Memory,
    press: Presses,
    begun: QuestionScene,
    teach: Teach,
    without_colour: Course,
) -> None:
    await choose(questions, press, begun, "two")
    scene = await teach(without_colour).questions.begin(press(), without_colour.lessons[0])
    assert scene.attempt == begun.attempt
    assert scene.state.finished
    assert await memory.attempts.results(ANA) == (Result("first", Activity.QUESTIONS, 1.0),)


async def test_an_answer_to_a_question_that_left_the_lesson_is_not_shown(
    questions: Questions, press: Presses, begun: QuestionScene, teach: Teach, without_sum: Course
) -> None:
    await choose(questions, press, begun, "three")
    after_edit = teach(without_sum).questions
    scene = await after_edit.choose(press(), begun.attempt, begun.mark, "A", None)
    assert (scene.question.id, scene.number, scene.verdict) == ("colour", 1, None)
    assert scene.note == UPDATED


async def test_an_answer_that_left_its_question_is_not_shown(
    questions: Questions, press: Presses, begun: QuestionScene, teach: Teach, without_three: Course
) -> None:
    await choose(questions, press, begun, "three")
    after_edit = teach(without_three).questions
    scene = await after_edit.choose(press(), begun.attempt, begun.mark, "A", None)
    assert (scene.question.id, scene.number, scene.verdict) == ("sum", 1, None)


async def test_a_lesson_that_lost_its_questions_or_is_off_is_said_kindly(
    press: Presses, begun: QuestionScene, teach: Teach, course: Course, lesson: Lesson
) -> None:
    bare = replace(lesson, questions=())
    for lessons, words in (
        ((bare, *course.lessons[1:]), "has no questions any more"),
        (course.lessons[1:], "switched off while its text is mended"),
    ):
        with pytest.raises(TutorError, match=words):
            await teach(replace(course, lessons=lessons)).questions.show(press(), begun.attempt)
