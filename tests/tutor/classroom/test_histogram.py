"""Numbers of a class: one far outlier squashes nothing, and each is in one bin."""

from __future__ import annotations

import math

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.tutor.classroom.counting import tally_of
from bot.tutor.classroom.histogram import histogram, number_words
from bot.tutor.classroom.tally import TypedNumbers
from bot.tutor.classroom.tally_picture import picture_of
from bot.tutor.classroom.tally_words import tally_lines
from bot.tutor.exercises.questions.kind import Drawn, Question
from bot.tutor.exercises.questions.number import NumberTask, WrongNumber
from bot.tutor.exercises.replies import Number, Reply, Typed
from tests.tutor.classroom.classes import entry_of

TASK = NumberTask("7", 0.0, (WrongNumber("9", "Added.", "adds"),), "", "", ())
QUESTION = Question("q", "?", "!", TASK)
NUMBERS = st.floats(-1e15, 1e15) | st.integers(-20, 20).map(float)


def test_an_outlier_is_over_the_rest_and_does_not_squash_it() -> None:
    [rows] = histogram([TypedNumbers(7.0, "", 4, (3.0, 5.0, 6.0, 9.0, 9.0, 1e9))])
    assert [(row.text, row.count) for row in rows] == [
        ("3", 1),
        ("4", 0),
        ("5", 1),
        ("6", 1),
        ("7", 4),
        ("8", 0),
        ("9", 2),
        ("10 and over", 1),
    ]
    assert [row.text for row in rows if row.right] == ["7"]


def test_numbers_with_decimals_are_told_in_ranges_around_the_right_one() -> None:
    [rows] = histogram([TypedNumbers(0.31, "V", 2, (-40.0, 0.1, 0.69, 0.69))])
    assert rows[0].text.startswith("under ")
    assert [(row.text, row.count) for row in rows if row.right] == [("0.31 V", 2)]
    assert sum(row.count for row in rows) == 6
    assert any(row.text.startswith("over 0.31 to under ") for row in rows)


def test_without_a_wrong_number_there_is_one_row() -> None:
    [rows] = histogram([TypedNumbers(0.5, "", 3, ())])
    assert [(row.text, row.count) for row in rows] == [("0.5", 3)]


@given(NUMBERS, st.lists(st.lists(NUMBERS, max_size=30), min_size=2, max_size=2))
def test_each_number_is_in_one_bin_and_both_votes_have_the_same_ones(
    answer: float, typed: list[list[float]]
) -> None:
    far = [[n for n in vote if abs(n - answer) > 1e-6 * max(1, abs(answer))] for vote in typed]
    votes = [TypedNumbers(answer, "", 1, tuple(sorted(vote))) for vote in far]
    one, other = histogram(votes)
    assert [row.key for row in one] == [row.key for row in other]
    assert len({row.key for row in one}) == len(one) <= 14
    for rows, vote in zip((one, other), far, strict=True):
        assert sum(row.count for row in rows) == len(vote) + 1
        assert sum(row.count for row in rows if row.right) == 1


def test_a_number_that_only_one_person_typed_is_named_nowhere() -> None:
    typed: list[Reply] = [Typed(text) for text in ("12345", "8", "8", "9", "9", "9")]
    typed.append(Number(7.0, "7"))
    tally = tally_of(QUESTION, Drawn(), [entry_of(QUESTION, reply) for reply in typed])
    said = "\n".join([*tally_lines(tally), str(picture_of(tally))])
    assert "12345" not in said
    assert [(row.text, row.count, row.misconception) for row in tally.slips] == [
        ("9", 3, "adds"),
        ("8", 2, None),
    ]
    assert "Commonest wrong: 9 (3), 8 (2)" in said


def test_tiny_and_huge_numbers_are_told_by_three_digits() -> None:
    told = [number_words(number) for number in (0.00012345, 1e9, -0.5, 1 / 3, 0.0)]
    assert told == ["0.000123", "1e+09", "-0.5", "0.333", "0"]


ANY = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-20, 20).map(float)
NEAR = st.tuples(NUMBERS, st.floats(1e-9, 1)).map(lambda pair: pair[0] * (1 + pair[1]))


@settings(max_examples=400)
@given(ANY, st.lists(ANY | NEAR, max_size=12), st.lists(st.floats(-1, 1), max_size=12))
@example(0.0, [0.0], [])
@example(0.0, [5e-324, -5e-324], [])
@example(1.7e308, [-1.7e308, 1.7e308], [])
@example(1234567890.0, [1234567891.0, 1235567890.0], [])
@example(0.5, [0.5005, 0.501, 0.5015], [])
@example(1.0, [1.0, 2.0], [])
def test_any_numbers_are_counted_in_bins_that_read_differently(
    answer: float, typed: list[float], shares: list[float]
) -> None:
    near = [answer * (1 + share / 100) for share in shares]
    wrong = tuple(sorted(number for number in (*typed, *near) if math.isfinite(number)))
    [rows] = histogram([TypedNumbers(answer, "", 2, wrong)])
    assert sum(row.count for row in rows) == len(wrong) + 2
    texts = [row.text for row in rows]
    assert len({*texts}) == len(texts)
    assert len({row.key for row in rows}) == len(rows)
    assert all("inf" not in text and "nan" not in text for text in texts)


def test_huge_and_close_numbers_are_told_with_the_digits_that_tell_them_apart() -> None:
    [rows] = histogram([TypedNumbers(1_234_000.0, "", 1, (1_235_000.0, 1_236_000.0))])
    assert [(row.text, row.count) for row in rows if row.count] == [
        ("1234000", 1),
        ("1234001 to 1235999", 1),
        ("1236000 to 1237999", 1),
    ]


def test_a_wrong_number_that_is_the_right_one_today_is_told_as_it_is() -> None:
    [rows] = histogram([TypedNumbers(7.0, "", 1, (7.0, 8.0, 9.0))])
    assert [(row.text, row.count) for row in rows][:2] == [("7", 1), ("7 to under 7.5", 1)]
