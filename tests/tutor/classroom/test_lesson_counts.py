"""What is counted of a lesson together, and what is told to nobody because it would tell who."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.classroom.lesson_together.counting import summary, try_counts, vote_counts
from bot.tutor.classroom.lesson_together.doing import try_letter
from bot.tutor.classroom.lesson_together.way import ANSWERED, LessonStage, draw_lesson, way_of
from bot.tutor.classroom.lesson_together.words import (
    TOO_FEW,
    how_line,
    seen_line,
    summary_lines,
    try_lines,
    vote_lines,
)
from bot.tutor.course.tries import LOOK
from bot.tutor.exercises.gatherings import FEW
from tests.tutor.classroom.shared_lesson import LESSON, PLAN, Course

MANY = tuple(range(11, 11 + FEW))


def take(people: tuple[int, ...], answer_alone: dict[int, bool]) -> Course:
    """Take the whole lesson; people are right as said alone and in the tries, then all are."""
    course = Course(people, 1)
    while not course.closed:
        alone = course.stage in {LessonStage.TRY, LessonStage.ALONE}
        for person in people:
            course.do(person, right=answer_alone[person] if alone else True)
        course.on()
    return course


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_the_summary_counts_what_was_right_at_first_and_after_talking(right: list[bool]) -> None:
    people = tuple(range(11, 11 + len(right)))
    found = summary(take(people, dict(zip(people, right, strict=True))).state)
    counts = found.pairs, found.first, found.second
    assert counts == (3 * len(right), 3 * sum(right), 3 * len(right))
    assert not found.again
    assert found.share == pytest.approx(1 - sum(right) / len(right))
    ids = [card.id for card in found.missed]
    assert ids == ([] if all(right) else ["first", "second"])


def test_cards_that_tie_are_all_named() -> None:
    said = "\n".join(summary_lines(summary(take((11, 12), {11: True, 12: False}).state)))
    assert "of 6 answers given both times, **3** were right at first and **6** after" in said
    assert "the tries of “First” and “Second”, each by 50% of those who gave an answer" in said


def test_counts_of_few_in_a_larger_group_are_told_nowhere() -> None:
    course = Course(MANY, 1)
    for person in MANY[:-1]:
        course.do(person, right=False)
    course.on()
    counts = try_counts(course.state, LESSON.cards[0])
    assert not counts.shown
    assert {line.count for line in counts.lines} == {None}
    assert "people" not in "\n".join(try_lines(course.state, LESSON.cards[0]))
    while course.stage is not LessonStage.RESULT:
        if course.stage is LessonStage.ALONE:
            for person in MANY:
                course.do(person)
        elif course.stage is LessonStage.AGAIN:
            course.do(11)
        course.on()
    question = course.state.question
    assert question is not None
    assert vote_counts(course.state, question, LessonStage.ALONE) is not None
    assert vote_counts(course.state, question, LessonStage.AGAIN) is None
    assert "After talking: fewer than 5 answers, so no counts." in vote_lines(
        course.state, question
    )
    course.closed = True
    assert summary(course.state).pairs == 0
    assert not summary(course.state).missed


def test_a_small_group_is_told_before_that_counts_may_tell() -> None:
    for phase, stop in enumerate(way_of(PLAN)):
        if stop.stage in ANSWERED:
            assert "may tell who answered what" in seen_line(Course(phase=phase).state)
            assert "none of fewer than 5" in seen_line(Course(MANY, phase).state)


def test_no_idea_is_counted_apart_and_is_no_miss() -> None:
    course = Course(phase=1)
    course.add(11, try_letter(course.state, LOOK))
    course.do(12)
    counts = try_counts(course.state, LESSON.cards[0])
    assert (counts.answered, counts.no_idea) == (2, 1)
    assert (
        "2 people answered, 1 of them without an idea yet"
        in try_lines(course.state, LESSON.cards[0])[-1]
    )
    course.closed = True
    assert not summary(course.state).missed


def test_the_lobby_says_what_this_lesson_has() -> None:
    assert how_line(Course().state).startswith("Some cards ask")
    for cards, questions, begins, ends in (
        (LESSON.cards[:1], LESSON.questions, "Each card asks", "and answer again."),
        (LESSON.cards[:1], (), "Each card asks", "what fits each answer."),
        (LESSON.cards[1:2], LESSON.questions, "After the cards", "and answer again."),
        (LESSON.cards[1:2], (), "You read the cards", "talk about them."),
    ):
        lesson = replace(LESSON, cards=cards, questions=questions)
        state = Course().state
        plan = draw_lesson(lesson, Random(1))
        state = replace(state, gathering=replace(state.gathering, plan=plan))
        said = how_line(state)
        assert said.startswith(begins)
        assert said.endswith(ends)


def test_answers_of_people_who_were_deleted_count_nowhere() -> None:
    course = Course(phase=1)
    for person in (11, 12, 13):
        course.do(person, right=False)
    course.entries[13] = tuple(replace(one, author=None) for one in course.entries[13])
    counts = try_counts(course.state, LESSON.cards[0])
    assert [line.count for line in counts.lines] == [0, 2]


def test_counts_of_few_stay_hidden_when_one_of_the_many_is_deleted() -> None:
    course = Course(MANY, 1)
    for person in MANY[:3]:
        course.do(person)
    course.on()
    before = try_lines(course.state, LESSON.cards[0])
    assert before[-1] == f"-# {TOO_FEW}"
    course.people, course.joined = MANY[:-1], len(MANY)  # one who did not answer is deleted
    assert try_lines(course.state, LESSON.cards[0]) == before
    course.phase = 1
    assert "none of fewer than 5" in seen_line(course.state)
