"""Which lessons are passed, which one is recommended, and what people keep from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.tutor.course.bookmarks import Bookmark
from bot.tutor.course.standing import (
    Standing,
    lesson_to_continue,
    met,
    missing_for,
    next_lesson,
    passed,
    recommended,
)
from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity, Scored
from tests.three_lessons import three_lessons

NOW = datetime(2026, 11, 26, tzinfo=UTC)
COURSE = three_lessons()
ONE, TWO, THREE = COURSE.lessons


def scored(lesson: str, *scores: float, scope: str = FIRST, items: int = 6) -> tuple[Scored, ...]:
    return tuple(Scored(lesson, Activity.QUESTIONS, scope, score, items) for score in scores)


def opened(*lessons: str, finished: bool = True) -> tuple[Bookmark, ...]:
    over = NOW if finished else None
    return tuple(Bookmark(n, 7, name, 4, 4, NOW, over) for n, name in enumerate(lessons))


@pytest.mark.parametrize(
    ("first", "practised", "is_passed"),
    [
        ((), (), False),
        ((0.7,), (), True),
        ((4 / 6,), (), False),
        ((0.5,), (0.8,), True),
        ((0.5,), (0.79, 0.5), False),
        ((0.5, 0.7), (), False),  # a later checkpoint needs as much as a practice
        ((0.5, 0.9), (), True),
        ((), (0.75,), False),
        ((), (1.0,), True),
    ],
)
def test_seventy_percent_at_first_or_eighty_later_pass(
    first: tuple[float, ...], practised: tuple[float, ...], is_passed: bool
) -> None:
    later = scored("one", *practised, scope=PRACTICE)
    assert passed(ONE, Standing((), (*later, *scored("one", *first)))) is is_passed


def test_a_game_or_a_round_of_mistakes_passes_nothing() -> None:
    others = (Scored("one", "game", FIRST, 1.0, 0), Scored("", "mistakes", PRACTICE, 1.0, 6))
    assert not passed(ONE, Standing((), others))


def test_one_answer_passes_no_lesson_that_an_edit_left_one_question() -> None:
    lesson = replace(ONE, questions=ONE.questions[:1])
    assert not passed(lesson, Standing((), scored("one", 1.0, scope=PRACTICE, items=1)))
    assert passed(lesson, Standing((), scored("one", 1.0, scope=PRACTICE, items=6)))


def test_a_lesson_without_questions_is_passed_when_it_is_finished() -> None:
    lesson = replace(ONE, questions=())
    assert not passed(lesson, Standing(opened("one", finished=False), ()))
    assert passed(lesson, Standing(opened("one"), ()))


@pytest.mark.parametrize(
    ("items", "finished", "counts"), [(2, True, True), (2, False, False), (6, True, False)]
)
def test_who_finished_a_lesson_when_it_had_fewer_questions_keeps_it(
    items: int, finished: bool, counts: bool
) -> None:
    standing = Standing(opened("one", finished=finished), scored("one", 0.5, items=items))
    assert met(ONE, standing) is counts


def test_a_lesson_is_recommended_when_what_it_needs_is_passed() -> None:
    assert recommended(COURSE, Standing((), ())) == ONE
    known = Standing(opened("one"), scored("one", 1.0))
    assert recommended(COURSE, known) == TWO
    assert missing_for(COURSE, TWO, known) == ()
    assert missing_for(COURSE, THREE, known) == (TWO,)


def test_a_lesson_that_was_finished_and_not_passed_is_recommended_before_what_builds_on_it() -> (
    None
):
    standing = Standing(opened("one"), scored("one", 0.5))
    assert missing_for(COURSE, TWO, standing) == (ONE,)
    assert recommended(COURSE, standing) == ONE
    again = replace(standing, scored=(*standing.scored, *scored("one", 0.9, scope=PRACTICE)))
    assert recommended(COURSE, again) == TWO


def test_a_teacher_who_jumped_is_recommended_what_was_skipped() -> None:
    assert recommended(COURSE, Standing(opened("three"), scored("three", 1.0))) == ONE
    assert next_lesson(COURSE, THREE, Standing(opened("three"), ())) == ONE


def test_learn_goes_on_with_the_unfinished_lesson_touched_last() -> None:
    touched = (*opened("three", finished=False), *opened("one", finished=False))
    assert lesson_to_continue(COURSE, Standing(touched, ())) == THREE
    lost = (*opened("no-longer-there", finished=False), *opened("one"))
    assert lesson_to_continue(COURSE, Standing(lost, scored("one", 1.0))) == TWO


def test_when_all_is_finished_nothing_is_left_to_continue() -> None:
    standing = Standing(opened("one", "two", "three"), scored("one", 0.2))
    assert lesson_to_continue(COURSE, standing) is None
    assert next_lesson(COURSE, THREE, standing) is None


def test_a_bookmark_that_was_touched_comes_first() -> None:
    one, two = opened("one", "two", finished=False)
    assert Standing((one, two), ()).after(two).bookmarks == (two, one)
    assert Standing((), ()).after(one).bookmark(ONE) == one


def test_only_the_first_score_of_an_exercise_is_the_first() -> None:
    standing = Standing((), (*scored("one", 0.4, 0.9), *scored("one", 1.0, scope=PRACTICE)))
    assert standing.first_scores(ONE) == {Activity.QUESTIONS: 0.4}
    assert standing.first_scores(TWO) == {}
