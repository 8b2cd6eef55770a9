"""Where the numbers of the shipped course come from."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.tutor.conversation.answers.numbers import (
    MEASURED,
    told_number,
    unknown_number,
    value_of,
)
from tests.tutor.conversation.answers.shipped import COURSE, numbers


@dataclass(frozen=True)
class Case:
    number: str
    said: str
    card: str


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.315", "0.315"),
        ("0,5", "0.5"),
        (".5", "0.5"),
        ("0.50", "0.5"),
        ("33", "33"),
        ("73 %", "73%"),
        ("1,000", "1000"),
        ("-0.614", "-0.614"),
        ("\u22120.614", "-0.614"),
        ("the 0.731 there", "0.731"),
        ("none", ""),
    ],
)
def test_a_number_is_read_however_it_is_typed(typed: str, value: str) -> None:
    assert value_of(typed) == value


@pytest.mark.parametrize(
    "case",
    [
        Case("0.315", "`-ln 0.73 = 0.315`", "phase-2"),
        Case("0.731", "`7.389 / 10.102 = 0.731`", "scores"),
        Case("33", "`24 + 9 = 33`", "counting"),
        Case("0.693", "`-ln 0.5 = 0.693`", "halve"),
        Case("2,120", "`-ln 0.12 = 2.120`", "phase-2"),
        Case("1.72", "`1.4 - 0.1 × (-3.2) = 1.72`", "one-step"),
        Case("-0.614", "`0.386 - 1 = -0.614`", "tiny-network"),
    ],
    ids=lambda case: case.number,
)
def test_a_number_is_shown_with_its_sum_and_its_card(case: Case) -> None:
    told = told_number(numbers(), case.number)
    assert told is not None
    assert case.said in told.text
    assert case.card in {card for _, card in told.cards}


def test_sums_that_lead_to_a_sum_stand_before_it() -> None:
    told = told_number(numbers(), "33")
    assert told is not None
    steps = ["`2 × 8 + 8 = 24`", "`8 + 1 = 9`", "`24 + 9 = 33`"]
    places = [told.text.index(step) for step in steps]
    assert places == sorted(places)


def test_of_several_places_the_two_nearest_to_the_lesson_are_told() -> None:
    told = told_number(numbers(), "0.315", "loss-in-numbers")
    assert told is not None
    assert len(told.cards) == 2
    assert told.cards[0][0] == "loss-in-numbers"


def test_a_number_that_a_training_gave_is_no_sum() -> None:
    told = told_number(numbers(), "1.166")
    assert told is not None
    assert told.text.endswith(MEASURED)


def test_a_number_of_an_explanation_is_told_to_those_who_answered() -> None:
    hidden = {
        value: {one.passage.question for one in places}
        for value, places in numbers().places.items()
        if all(one.passage.question for one in places)
    }
    assert hidden
    for value, questions in hidden.items():
        assert told_number(numbers(), value) is None
        after = told_number(numbers(), value, "", questions)
        assert after is not None
        assert after.questions <= questions


def test_an_unknown_number_is_asked_about() -> None:
    assert told_number(numbers(), "98765.4") is None
    assert "98765.4" in unknown_number("98765.4")
    assert unknown_number("98765.4").count("?") == 1


def test_no_number_makes_an_answer_too_long_for_a_card() -> None:
    for value in numbers().places:
        for lesson in COURSE.lessons:
            told = told_number(numbers(), value, lesson.id)
            assert told is None or len(told.text) < 1500, told.text
