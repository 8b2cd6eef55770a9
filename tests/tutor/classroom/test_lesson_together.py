"""The rules of a lesson together: its way, who is waited for, who may go on, what is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.classroom.lesson_together.counting import summary
from bot.tutor.classroom.lesson_together.doing import (
    answer_letters,
    answer_typed,
    read_it,
    try_letter,
    try_number,
)
from bot.tutor.classroom.lesson_together.state import (
    READ_FIRST,
    PassedError,
    check_may_go_on,
    is_complete,
)
from bot.tutor.classroom.lesson_together.way import (
    ANSWERED,
    READING,
    LessonStage,
    draw_lesson,
    way_of,
)
from bot.tutor.classroom.lesson_together.words import (
    summary_lines,
    try_lines,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.exercises.questions.inputs import UnfitReplyError
from bot.tutor.game.together import LASTS, PATIENCE, NotYetError
from tests.tutor.classroom.shared_lesson import HOST, LAST, LESSON, NOW, PLAN, Course

MANY = tuple(range(11, 11 + FEW))
SOON = NOW + timedelta(minutes=1)


def test_the_way_takes_each_card_in_two_halves_and_each_question_three_times() -> None:
    stages = [stop.stage.value for stop in way_of(PLAN)]
    votes = ["alone", "again", "result"]
    assert stages == ["lobby", "try", "then", "read", "try", "then", *votes * 3]
    assert [stop.item for stop in way_of(PLAN)][:6] == [
        *("", "first", "first", "read", "second", "second")
    ]


def test_a_lesson_with_a_small_bank_asks_what_there_is() -> None:
    small = replace(LESSON, questions=LESSON.questions[:1])
    assert len(draw_lesson(small, Random(1)).items) == 1
    none = draw_lesson(replace(LESSON, questions=()), Random(1))
    assert way_of(none)[-1].stage is LessonStage.THEN


@given(
    st.lists(st.tuples(st.sampled_from(MANY), st.sampled_from(["do", "miss", "leave", "back"]))),
    st.integers(0, 4),
)
def test_from_every_state_those_present_can_come_to_the_end(
    moves: list[tuple[int, str]], passed_over: int
) -> None:
    course = Course(MANY, 1 + passed_over)
    for person, move in moves:
        move_on(course, person, move)
    course.gone -= {12}  # somebody comes back
    for _ in range(LAST + 1):
        to_the_next(course)
    assert course.stage is LessonStage.DONE
    assert summary_lines(summary(course.state))


def move_on(course: Course, person: int, move: str) -> None:
    if course.closed:
        return
    if move == "leave":
        course.gone.add(person)
    elif move == "back":
        course.gone.discard(person)
    elif person not in course.gone and course.state.own(person, course.phase) is None:
        course.do(person, right=move == "do")
    course.settle()


def to_the_next(course: Course) -> None:
    """Have all present do what is asked; where that is not enough, one of them presses on."""
    phase = course.phase
    for person in MANY:
        if course.phase == phase:
            move_on(course, person, "do")
    if course.phase == phase and not course.closed:
        check_may_go_on(course.state, 12, SOON)
        course.on()


@pytest.mark.parametrize("phase", range(1, LAST + 1))
def test_a_phase_goes_on_once_all_present_have_done_what_it_asks(phase: int) -> None:
    course = Course(phase=phase, since=dict.fromkeys((11, 12, 13), phase))
    course.gone.add(13)
    assert not is_complete(course.state)
    course.do(11)
    assert not is_complete(course.state)
    course.do(12)
    assert is_complete(course.state)


def test_the_lobby_waits_and_nobody_answers_there_or_at_the_end() -> None:
    for course in (Course(), Course(closed=True)):
        assert not is_complete(course.state)
        for deed in (
            read_it,
            lambda state: try_letter(state, "A"),
            lambda state: try_number(state, "3"),
            lambda state: answer_letters(state, "A"),
            lambda state: answer_typed(state, "3"),
        ):
            with pytest.raises(PassedError):
                deed(course.state)


def test_whoever_opened_it_may_go_on_at_any_time_and_others_once_enough_are_done() -> None:
    course = Course(phase=1)
    check_may_go_on(course.state, HOST, SOON)
    with pytest.raises(NotYetError, match="Your own answer"):
        check_may_go_on(course.state, 12, SOON)
    course.do(12)
    with pytest.raises(NotYetError, match="1 of 3 are done"):
        check_may_go_on(course.state, 12, SOON)
    course.do(13)
    check_may_go_on(course.state, 12, SOON)


def test_once_the_host_left_anybody_may_go_on() -> None:
    course = Course(phase=1)
    course.gone.add(HOST)
    check_may_go_on(course.state, 12, SOON)


def test_where_one_only_reads_it_is_said_so_and_nobody_waits_for_ever() -> None:
    course = Course(phase=2)
    with pytest.raises(NotYetError) as refused:
        check_may_go_on(course.state, 12, SOON)
    assert str(refused.value) == READ_FIRST
    check_may_go_on(course.state, 12, NOW + PATIENCE)
    assert PATIENCE < LASTS


def test_whoever_missed_two_answers_is_away_until_they_answer_again() -> None:
    course = Course(phase=1)
    while course.phase < 7:
        for person in (11, 12):
            course.do(person)
        course.on()
    assert list(course.state.turnout.away) == [13]
    assert course.stage in ANSWERED
    course.do(11)
    course.do(12)
    assert is_complete(course.state)
    course.do(13)
    assert not course.state.turnout.away


def test_nobody_is_away_because_the_host_pressed_on_before_they_could_answer() -> None:
    course = Course(phase=6)  # past two tries that only the host, if anybody, had the time for
    assert course.state.turnout.missing == (11, 12, 13)
    course.phase = 1
    course.do(HOST)
    course.phase = 4
    course.do(HOST)
    course.phase = 6
    course.do(HOST)
    assert list(course.state.turnout.missing) == [12, 13]


def test_whoever_joined_late_is_waited_for_and_looks_at_the_cards_so_far() -> None:
    course = Course(phase=4, since={13: 4})
    assert 13 in course.state.turnout.missing
    assert [card.id for card in course.state.cards_so_far] == ["first", "read"]
    course.phase = 6
    assert [card.id for card in course.state.cards_so_far] == ["first", "read", "second"]


def test_what_an_edit_took_away_is_gone_past() -> None:
    without_cards = Course(phase=1, lesson=replace(LESSON, cards=LESSON.cards[1:]))
    without_cards.settle()
    assert without_cards.state.stop.item == "read"
    without_try = replace(LESSON, cards=(replace(LESSON.cards[0], tried=None), *LESSON.cards[1:]))
    course = Course(phase=1, lesson=without_try)
    course.settle()
    assert course.stage is LessonStage.THEN
    assert try_lines(course.state, without_try.cards[0])
    no_questions = Course(phase=6, lesson=replace(LESSON, questions=()))
    no_questions.settle()
    assert no_questions.stage is LessonStage.DONE


@pytest.mark.parametrize("given_", ["B", "Z", "yes", "11"])
def test_a_typed_number_is_not_given_by_letters(given_: str) -> None:
    with pytest.raises(TutorError):
        try_letter(Course(phase=4).state, given_)


@pytest.mark.parametrize("typed", ["", "  ", "many", "1" * 41])
def test_what_is_no_number_is_not_kept(typed: str) -> None:
    with pytest.raises(TutorError):
        try_number(Course(phase=4).state, typed)


def test_letters_that_are_not_shown_do_not_count() -> None:
    for stop, phase in ((stop, n) for n, stop in enumerate(way_of(PLAN))):
        if stop.stage is not LessonStage.ALONE:
            continue
        state = Course(phase=phase).state
        if stop.item == "number":
            with pytest.raises(UnfitReplyError):
                answer_typed(state, "not a number")
        else:
            with pytest.raises(TutorError):
                answer_letters(state, "Z")


def test_every_stage_is_answered_read_or_neither() -> None:
    assert not ANSWERED & READING
    assert set(LessonStage) - ANSWERED - READING == {LessonStage.LOBBY, LessonStage.DONE}
