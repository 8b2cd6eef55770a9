"""Questions: two tries, then the explanation; the first try is what counts."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.answering import answer, reply_of
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.questions.state import (
    QuestionsState,
    draw_questions,
    questions_state,
)


def question(name: str) -> Question:
    return Question(
        name,
        f"{name}?",
        "because",
        SingleChoice(
            tuple(
                Option(letter, letter.upper(), letter == "key", f"about {letter}", None)
                for letter in ("one", "key", "two", "three", "four")
            )
        ),
    )


QUESTIONS = (question("q1"), question("q2"))
SHOWN = ("one", "two", "key", "three", "four")
PLAN = Plan(("q1", "q2"), {q.id: SHOWN for q in QUESTIONS})


def by_letter(state: QuestionsState, letter: str, confidence: int | None = None) -> Entry:
    return answer(state, QUESTIONS, reply_of(state, QUESTIONS, letter), confidence)


def play(*answers: tuple[str, int | None]) -> list[Entry]:
    entries: list[Entry] = []
    for letter, confidence in answers:
        state = questions_state(QUESTIONS, PLAN, entries)
        entries.append(by_letter(state, letter, confidence))
    return entries


def test_a_right_answer_closes_the_question_and_moves_on() -> None:
    state = questions_state(QUESTIONS, PLAN, play(("C", 90)))
    assert state.closed == {"q1"}
    assert state.current == "q2"
    assert state.first_credit == {"q1": 1.0}


def test_a_wrong_answer_leaves_one_more_try_that_no_longer_scores() -> None:
    entries = play(("A", None), ("C", None), ("C", None))
    state = questions_state(QUESTIONS, PLAN, entries)
    assert state.finished
    assert state.score == pytest.approx(0.5)
    assert state.tried["q1"] == ("one", "key")


def test_two_wrong_answers_close_the_question() -> None:
    assert questions_state(QUESTIONS, PLAN, play(("A", None), ("B", None))).current == "q2"


def test_the_confidence_is_kept_and_an_unknown_one_is_dropped() -> None:
    assert [entry.confidence for entry in play(("C", 70), ("C", 71))] == [70, None]


def test_the_confidence_belongs_to_the_first_try_alone() -> None:
    assert [entry.confidence for entry in play(("A", 90), ("C", 90))] == [90, None]


@pytest.mark.parametrize(
    ("played", "letter", "words"),
    [
        ([], "F", "Pick one of ABCDE"),
        ([], "", "Pick one of"),
        ([("A", None)], "A", "tried that one already"),
        ([("C", None), ("C", None)], "A", "All questions here are answered"),
    ],
)
def test_an_answer_that_cannot_count_is_refused_in_words(
    played: list[tuple[str, int | None]], letter: str, words: str
) -> None:
    state = questions_state(QUESTIONS, PLAN, play(*played))
    with pytest.raises(TutorError, match=words):
        by_letter(state, letter)


@given(st.integers())
def test_every_person_gets_the_same_options_in_an_order_of_their_own(seed: int) -> None:
    plan = draw_questions(QUESTIONS, Random(seed))
    assert plan.items == ("q1", "q2")
    assert all(sorted(options) == sorted(SHOWN) for options in plan.orders.values())


def test_what_left_the_lesson_is_not_asked_nor_a_question_that_was_not_drawn() -> None:
    state = questions_state(
        QUESTIONS, Plan(("old", "q2"), {"old": ("x",), "q2": ("gone", "key", "one")}), []
    )
    assert list(state.drawn) == ["q2"]
    assert state.drawn["q2"].order == ("key", "one", "two", "three", "four")
