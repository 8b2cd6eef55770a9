"""The yardstick itself: syllables, sentences and the grade of texts counted by hand."""

from __future__ import annotations

import pytest

from bot.content.review.readability import readability, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("network", 2), ("neuron", 2), ("backpropagation", 5), ("maths", 1), ("73", 2)],
)
def test_syllables_are_counted_nearly_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_marks_and_formulae_are_not_read_and_list_items_are_sentences() -> None:
    measured = readability("The **cat** sat: `-ln 0.5`\n\n- A dog ran.\n- 2 dogs\n")
    assert (measured.words, measured.sentences, measured.syllables) == (8, 3, 8)


def test_the_grade_is_the_one_of_the_formula() -> None:
    measured = readability("The cat sat on the mat. It was a very happy animal.")
    assert (measured.words, measured.sentences, measured.syllables) == (12, 2, 16)
    assert measured.grade == pytest.approx(0.39 * 6 + 11.8 * 16 / 12 - 15.59)
