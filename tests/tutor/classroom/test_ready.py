"""A question that is ready to be posted: a new one first, else the one posted longest ago."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.tutor.classroom.mending import questions_about
from bot.tutor.classroom.ready import ready_question
from bot.tutor.exercises.gatherings import Gathering
from bot.tutor.exercises.plans import Plan
from tests.conftest import shipped_lessons

COURSE, _ = shipped_lessons()
NAMES = questions_about(COURSE, "M6")
NOW = datetime(2026, 11, 27, tzinfo=UTC)


def post(*names: str) -> Gathering:
    plan = Plan(names)
    return Gathering(1, "post", 9, 77, 5, 1, plan, 0, NOW, None, NOW, ())


def test_it_is_one_that_was_not_posted_and_of_one_choice_where_there_is_one() -> None:
    fresh = ready_question(COURSE, "M6", [])
    assert fresh is not None
    assert not fresh.posted
    assert fresh.question.kind == "single"
    assert fresh.question.id in NAMES
    another = ready_question(COURSE, "M6", [post(fresh.question.id)])
    assert another is not None
    assert another.question.id != fresh.question.id


def test_when_all_were_posted_it_is_the_one_posted_longest_ago() -> None:
    latest_first = [post(NAMES[0]), *(post(name) for name in NAMES), post(NAMES[-1])]
    found = ready_question(COURSE, "M6", latest_first)
    assert found is not None
    assert (found.question.id, found.posted) == (NAMES[-1], True)


def test_one_posted_again_counts_by_its_latest_post() -> None:
    found = ready_question(COURSE, "M6", [post(*reversed(NAMES)), post(NAMES[-1])])
    assert found is not None
    assert found.question.id == NAMES[0]


def test_there_is_none_for_a_misconception_that_no_question_shows() -> None:
    assert ready_question(COURSE, "M999", []) is None
