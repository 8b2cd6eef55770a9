"""A lesson in the format of cards with tries, pictures, steps by hand and facts: what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.trainings.task import View
from bot.tutor.course.cards import ChoiceTry, NumberTry
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.pictures.losses import LossesPicture
from tests.content.new_lesson import PAGE
from tests.content.small_course import write_course

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tutor.course.course import Lesson


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    course, problems = load_course(write_course(tmp_path, {"first/lesson.md": PAGE}), LESSON_KINDS)
    assert [str(problem) for problem in problems] == []
    return course.lessons[0]


def test_front_matter_gives_goals_and_seed(lesson: Lesson) -> None:
    assert lesson.goals == ("Say one", "Say two")
    assert lesson.seed == 7
    assert [card.id for card in lesson.cards] == ["one-card", "a-number", "a-belief"]


def test_a_card_has_its_parts_and_its_block_is_no_text(lesson: Lesson) -> None:
    card = lesson.cards[0]
    assert card.text == "A sum: `1 - 0.1 × (-4) = 1.4`. And `-ln 0.73 = 0.315`."
    assert (card.then, card.again) == ("It begins at 0.7.", "Another image.")


def test_tries_of_all_kinds_are_read(lesson: Lesson) -> None:
    choice, number, belief = (card.tried for card in lesson.cards)
    assert isinstance(choice, ChoiceTry)
    assert [answer.fits for answer in choice.answers] == [True, False]
    assert [answer.misconception for answer in choice.answers] == [None, "M1"]
    assert not choice.belief
    assert isinstance(number, NumberTry)
    assert (number.answer, number.tolerance, number.other) == (1.5, 0.01, "Count once more.")
    assert [slip.value for slip in number.wrong] == [2.0, 3.0]
    assert isinstance(belief, ChoiceTry)
    assert belief.belief


def test_a_hidden_picture_tells_no_names_before_the_try(lesson: Lesson) -> None:
    picture = lesson.cards[0].picture
    assert picture is not None
    assert isinstance(picture.before, LossesPicture)
    assert isinstance(picture.after, LossesPicture)
    assert picture.before.hidden == (("fast", "B"), ("slow", "A"))
    assert [name for name, _ in picture.before.shown] == ["A", "B"]
    assert [name for name, _ in picture.after.shown] == ["A: slow", "B: fast"]


def test_a_run_is_a_task_with_the_seed_of_the_lesson(lesson: Lesson) -> None:
    picture = lesson.cards[0].picture
    assert picture is not None
    assert isinstance(picture.after, LossesPicture)
    task = picture.after.task
    assert task.view == View.SWEEP
    assert [(v.label, v.spec.seed, v.spec.epochs) for v in task.variants] == [
        ("slow", 7, 5),
        ("fast", 7, 5),
    ]
    assert task.variants[1].spec.hidden == (4,)


def test_a_fact_names_its_training_and_what_is_measured(lesson: Lesson) -> None:
    (fact,) = lesson.cards[0].facts
    assert (fact.shown, fact.place, fact.measure, fact.when) == ("0.7", 0, "train loss", "first")
    assert fact.said == "rates, slow, train loss, first"


def test_a_step_by_hand_is_read_with_its_line(lesson: Lesson) -> None:
    step = lesson.cards[1].hands_on
    assert step is not None
    assert (step.ask, step.done) == ("Find an OR.", "Found with {w1}.")
    assert step.task.view(step.task.begin()).found is None


@pytest.mark.parametrize(("when", "sides"), [("before", "before"), ("after", "after")])
def test_a_picture_may_stand_on_one_side_of_the_try(tmp_path: Path, when: str, sides: str) -> None:
    page = PAGE.replace('"both"\nhidden = { slow = "A", fast = "B" }', f'"{when}"')
    course, _ = load_course(write_course(tmp_path, {"first/lesson.md": page}), LESSON_KINDS)
    picture = course.lessons[0].cards[0].picture
    assert picture is not None
    assert [side for side in ("before", "after") if getattr(picture, side)] == [sides]
