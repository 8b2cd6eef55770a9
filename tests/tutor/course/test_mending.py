"""What answers say about ideas: what to read again, what got better, what to practise next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.tutor.course.did import Belief, beliefs_in
from bot.tutor.course.mending import (
    cards_of,
    draw_practice,
    ids_in,
    latest_credits,
    outcome_of,
    practised,
)
from bot.tutor.course.record import Count, Record
from bot.tutor.course.standing import Standing
from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity, Attempt, Entry, EntryKind
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.state import questions_state
from tests.three_lessons import three_lessons

COURSE = three_lessons()
ONE = COURSE.lessons[0]


def attempt(number: int, scope: str = FIRST, **answers: bool) -> Attempt:
    entries = tuple(
        Entry(EntryKind.ANSWER, item, "right" if right else "wrong", right=right)
        for item, right in answers.items()
    )
    plan = Plan(tuple(answers))
    score = sum(answers.values()) / len(answers)
    return Attempt(number, 7, "one", Activity.QUESTIONS, plan, entries, score, scope, closed=True)


def titles(cards: object) -> list[str]:
    assert isinstance(cards, tuple)
    return [card.title for card in cards]


FIRST_TRY = attempt(1, q1=True, q2=False, q3=False, q4=True)
LATER = attempt(2, PRACTICE, q2=True, q5=False)


def test_an_outcome_counts_first_tries_and_names_the_cards_of_the_others() -> None:
    outcome = outcome_of(ONE, FIRST_TRY)
    assert (outcome.right, outcome.asked) == (2, 4)
    assert titles(outcome.again) == ["Apple 1", "Cherry 1"]


@pytest.mark.parametrize("kind", [EntryKind.HINT, EntryKind.STEP])
@pytest.mark.parametrize(
    ("item", "helped", "words"),
    [
        ("q1", 1, "2 of 4 right at the first try, 1 of them with help"),
        ("q2", 0, "2 of 4 right at the first try"),
    ],
)
def test_a_right_try_after_a_hint_or_a_missed_step_is_said_to_be_one_with_help(
    kind: EntryKind, item: str, helped: int, words: str
) -> None:
    before = Entry(kind, item, "0", right=False if kind == EntryKind.STEP else None)
    given = replace(FIRST_TRY, entries=(before, *FIRST_TRY.entries))
    assert outcome_of(ONE, given).helped == helped
    count = Record(COURSE, Standing((), ()), (given,)).first(ONE, Activity.QUESTIONS)
    assert count is not None
    assert count.words == words


@pytest.mark.parametrize(
    ("right", "asked", "helped", "words"),
    [
        (1, 1, 0, "right at the first try"),
        (1, 1, 1, "right at the first try, with help"),
        (1, 3, 1, "1 of 3 right at the first try, with help"),
        (3, 3, 2, "all 3 right at the first try, 2 of them with help"),
    ],
)
def test_a_count_says_with_how_much_help(right: int, asked: int, helped: int, words: str) -> None:
    assert Count(right, asked, helped=helped).words == words


def test_cards_stand_in_the_lessons_order_each_once_and_lost_questions_have_none() -> None:
    assert titles(cards_of(ONE, ["q2", "q5", "gone", "q3"])) == ["Apple 1", "Cherry 1"]


def test_a_practice_names_what_got_better_and_what_is_shaky() -> None:
    shown = practised(ONE, [FIRST_TRY, LATER])
    assert titles(shown.outcome.again) == ["Cherry 1"]
    assert titles(shown.better) == [], "a card is better or shaky, not both"
    mended = attempt(2, PRACTICE, q2=True, q3=False)
    assert titles(practised(ONE, [FIRST_TRY, mended]).better) == ["Cherry 1"]


def test_the_latest_first_try_counts_and_what_is_oldest_stands_first() -> None:
    assert latest_credits(ONE, [FIRST_TRY, LATER]) == {
        "q1": 1.0, "q3": 0.0, "q4": 1.0, "q2": 1.0, "q5": 0.0,
    }  # fmt: skip
    assert list(latest_credits(ONE, [FIRST_TRY, LATER])) == ["q1", "q3", "q4", "q2", "q5"]


def test_practice_asks_what_is_new_then_what_was_missed_then_what_is_oldest() -> None:
    assert draw_practice(ONE, [FIRST_TRY, LATER]) == ("q6", "q7", "q8", "q9", "q10", "q11")
    known = attempt(3, PRACTICE, **{f"q{n}": True for n in range(6, 13)})
    assert draw_practice(ONE, [FIRST_TRY, LATER, known]) == ("q3", "q5", "q1", "q4", "q2", "q6")


def test_practice_leaves_an_open_checkpoint_the_questions_it_is_still_to_ask() -> None:
    open_one = replace(FIRST_TRY, entries=FIRST_TRY.entries[:1], score=None, closed=False)
    assert draw_practice(ONE, [open_one], 20) == (*(f"q{n}" for n in range(5, 13)), "q1")
    every = Plan(tuple(question.id for question in ONE.questions))
    assert draw_practice(ONE, [replace(open_one, plan=every, entries=())]) == ()


def test_practice_never_comes_to_an_end() -> None:
    attempts: list[Attempt] = []
    for number in range(8):
        items = draw_practice(ONE, attempts)
        assert len(set(items)) == 6
        attempts.append(attempt(number, PRACTICE, **dict.fromkeys(items, True)))
    asked = [item for one in attempts for item in one.plan.items]
    assert {asked.count(item) for item in asked} == {4}


def test_names_of_questions_are_sorted_by_lesson() -> None:
    assert ids_in(ONE, ["one/q1", "two/q2", "one/q3"]) == ["q1", "q3"]


def on_cards(lesson: str, *entries: Entry) -> Attempt:
    return Attempt(9, 7, lesson, Activity.TRIES, Plan(), entries, None)


def test_what_one_thought_first_comes_back_and_other_tries_do_not() -> None:
    thought = on_cards(
        "one",
        Entry(EntryKind.TRY, "apple", "no"),
        Entry(EntryKind.TRY, "apple", "yes"),
        Entry(EntryKind.TRY, "berry", "x"),
    )
    elsewhere = on_cards("two", Entry(EntryKind.TRY, "apple", "no"))
    assert beliefs_in(COURSE, [thought, elsewhere]) == (Belief("Can a network be wrong?", "Never"),)


def test_what_was_missed_and_left_the_lesson_counts_as_it_did() -> None:
    """The score, the count and the list of what to mend come from one account."""
    fewer = replace(
        ONE, questions=tuple(one for one in ONE.questions if one.id not in {"q2", "q4"})
    )
    outcome = outcome_of(fewer, FIRST_TRY)
    assert (outcome.right, outcome.asked, outcome.gone) == (2, 4, 1)
    assert FIRST_TRY.score == outcome.right / outcome.asked
    assert titles(outcome.again) == ["Apple 1"]
    course = replace(COURSE, lessons=(fewer,))
    count = Record(course, Standing((), ()), (FIRST_TRY,)).first(fewer, Activity.QUESTIONS)
    assert count == Count(2, 4, (1.0, 0.0, 0.0, 1.0))
    state = questions_state(fewer.questions, FIRST_TRY.plan, FIRST_TRY.entries)
    assert state.score == FIRST_TRY.score
