"""Numbers as people type them, and sums as lessons write them."""

from __future__ import annotations

import contextlib
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.exercises.questions.sums import (
    SumError,
    filled,
    number_text,
    veiled,
    worked_out,
    written,
)
from bot.tutor.exercises.questions.typed_numbers import readings

DRAWN = {"w": 2.0, "slope": -4.0, "rate": 0.1}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0.31", (0.31,)),
        ("0,31", (0.31,)),
        (" -2 ", (-2.0,)),
        ("\N{MINUS SIGN}2,5", (-2.5,)),
        ("\N{EN DASH}.5", (-0.5,)),
        ("1/3", (1 / 3,)),
        ("-3 / 4", (-0.75,)),
        ("12 %", (0.12,)),
        ("= 7", (7.0,)),
        ("1e-3", (0.001,)),
        ("2,120", (2.12, 2120.0)),
        ("1,000,000", (1_000_000.0,)),
        ("1,234.5", (1234.5,)),
        ("minus 3", (-3.0,)),
        ("Minus 0,5", (-0.5,)),
        ("\N{NON-BREAKING HYPHEN}2", (-2.0,)),
        ("\N{FIGURE DASH}2", (-2.0,)),
        ("\N{FULLWIDTH HYPHEN-MINUS}2", (-2.0,)),
        ("+4", (4.0,)),
        ("50%", (0.5,)),
        ("\N{ALMOST EQUAL TO} 0.73", (0.73,)),
        ("**-0.4**", (-0.4,)),
        ("_1,4_", (1.4,)),
        ("`1/4`", (0.25,)),
        ("1 000", (1000.0,)),
        ("-12 000 000", (-12_000_000.0,)),
    ],
)
def test_numbers_are_read_in_every_spelling(typed: str, meant: tuple[float, ...]) -> None:
    assert readings(typed) == pytest.approx(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "once",
        "1/0",
        "1//2",
        "nan",
        "inf",
        "1 2 x",
        "1 1/2",
        "5 1/2",
        "1 2",
        "0 .5",
        "9e999",
        "²",
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert readings(typed) == ()


@pytest.mark.parametrize(
    ("typed", "unit"), [("12 %", "%"), ("12", "%"), ("12 Rounds", "rounds"), ("**12 %**", "%")]
)
def test_a_unit_may_be_written_or_left_out(typed: str, unit: str) -> None:
    assert readings(typed, unit) == (12.0,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", (12.0,)),
        ("12 %", (12.0,)),
        ("0.12", (0.12, 12.0)),
        ("0,12", (0.12, 12.0)),
        ("3/25", (0.12, 12.0)),
        ("0.12 %", (0.12,)),
        ("1", (1.0,)),
        ("-0.5", (-0.5, -50.0)),
    ],
)
def test_where_a_percentage_is_asked_a_share_may_stand_for_it(
    typed: str, meant: tuple[float, ...]
) -> None:
    assert readings(typed, "%") == pytest.approx(meant)


@given(st.text(max_size=20), st.sampled_from(["", "%", "m"]))
def test_any_text_is_read_to_finite_numbers(typed: str, unit: str) -> None:
    assert all(isfinite(value) for value in readings(typed, unit))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("w - rate * slope", 2.4),
        ("-(w - 3) ** 2", -1.0),
        ("ln(exp(1)) / 2", 0.5),
        ("round(slope / 3)", -1.0),
        ("33", 33.0),
    ],
)
def test_sums_are_worked_out(text: str, value: float) -> None:
    assert worked_out(text, DRAWN) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("speed * 2", "nothing named speed is drawn"),
        ("w / 0", "no result"),
        ("ln(0)", "no result"),
        ("9 ** 9 ** 9 ** 9 ** 999", "no result"),
        ("w +", "cannot be read"),
        ("(" * 150, "cannot be read"),
        ("1" * 300, "longer than"),
        ("open('x')", "it may hold"),
        ("w.real", "it may hold"),
        ("True", "it may hold"),
        ("'a' * 9", "it may hold"),
        ("[w][0]", "it may hold"),
        ("w if w else 1", "it may hold"),
        ("ln(w, w)", "it may hold"),
        ("w ^ 2", "it may hold"),
        ("\x00", "cannot be read|no result"),
    ],
)
def test_what_is_no_sum_says_why(text: str, why: str) -> None:
    with pytest.raises(SumError, match=why):
        worked_out(text, DRAWN)


@given(st.text("w12.+-*/() eExpln", max_size=24))
def test_any_text_has_a_finite_result_or_is_refused(text: str) -> None:
    with contextlib.suppress(SumError):
        assert isfinite(worked_out(text, DRAWN))


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.4000001, "2.4"), (-0.0001, "0"), (10, "10"), (1 / 3, "0.333"), (1e20, "1e+20")],
)
def test_numbers_are_shown_with_three_decimals_at_most(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("w - rate * slope", "2 - 0.1 × (-4)"),
        ("(w - 3) ** 2 / 2", "(2 - 3)^2 ÷ 2"),
        ("ln(w)", "ln(2)"),
        ("4", "4"),
    ],
)
def test_a_sum_is_written_with_its_numbers(text: str, said: str) -> None:
    assert written(text, DRAWN) == said


def test_braces_hold_sums_where_numbers_are_drawn_and_nothing_elsewhere() -> None:
    text = "{w} - ({rate * slope}) = {w - rate * slope}"
    assert filled(text, DRAWN) == "2 - (-0.4) = 2.4"
    assert filled(text, {}) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{w} - ({rate * slope}) = {w - rate * slope}.", "2 - (-0.4) = ?"),
        ("It goes to {w - rate * slope}, not to {w}.", "It goes to ?, not to 2."),
        ("No step at all: {w}", "No step at all: 2"),
    ],
)
def test_a_line_is_told_without_its_answer(text: str, said: str) -> None:
    assert veiled(text, DRAWN, 2.4) == said


def test_a_number_that_is_given_is_not_hidden_where_it_equals_the_answer() -> None:
    assert veiled("{w} x 1 = {w * 1}.", DRAWN, 2.0) == "2 x 1 = ?"


def test_where_nothing_is_drawn_only_a_result_is_hidden() -> None:
    said = veiled("Half of it is 0.5, and 1 - 0.5 = 0.5. Not 0.55: 0.5.", {}, 0.5)
    assert said == "Half of it is 0.5, and 1 - 0.5 = ? Not 0.55: ?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2+2=4, or = **4**.", "2+2=?, or = **?**."),
        ("That is ≈ 4.0 of them", "That is ≈ ? of them"),
        (
            "Rule 4: 4 pieces, = 4,000 = 4/2 = 4 % = 14",
            "Rule 4: 4 pieces, = 4,000 = 4/2 = 4 % = 14",
        ),
    ],
)
def test_a_result_is_hidden_in_any_spelling_and_other_numbers_are_not(text: str, said: str) -> None:
    assert veiled(text, {}, 4.0) == said


@pytest.mark.parametrize(
    ("typed", "value"),
    [("zero", 0), ("One", 1), ("twelve", 12), ("minus one", -1), ("-Two", -2), (" three ", 3)],
)
def test_a_small_number_may_be_typed_as_a_word(typed: str, value: float) -> None:
    assert readings(typed) == (value,)


@pytest.mark.parametrize(
    ("typed", "unit", "value"), [("twelve %", "%", 12), ("two steps", "steps", 2)]
)
def test_a_word_may_have_the_unit_behind_it(typed: str, unit: str, value: float) -> None:
    assert readings(typed, unit)[0] == value


@pytest.mark.parametrize("typed", ["thirteen", "someone", "one two", "none", "minus"])
def test_other_words_are_no_numbers(typed: str) -> None:
    assert readings(typed) == ()
