"""Numbers of a class: one far outlier squashes nothing, and each is in one bin."""

from __future__ import annotations

from hypothesis import given
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
