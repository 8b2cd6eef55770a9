"""Pairs of the matching exercise are read however they are typed, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.exercises.matching import MatchingExercise, MatchingState, Pair
from bot.tutor.exercises.typed_pairs import heard_pair

EXERCISE = MatchingExercise(
    (
        Pair("loss", "Loss function", "Says how wrong"),
        Pair("rate", "Learning rate", "Says how far"),
        Pair("descent", "Gradient descent", "Goes downhill"),
        Pair("test", "Test set", "Is held back"),
    ),
    {},
)
IDS = tuple(pair.id for pair in EXERCISE.pairs)
STATE = MatchingState(IDS, IDS[::-1], ("test",), {"test": True}, 1)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("1 b", ("loss", "B")),
        ("2b", ("rate", "B")),
        ("3 = C.", ("descent", "C")),
        ("1) a", ("loss", "A")),
        ("Loss function = b", ("loss", "B")),
        ("loss b", ("loss", "B")),
        ("learning rate is D", ("rate", "D")),
        ("the gradient descent \u2192 a", ("descent", "A")),
        ("rate: c", ("rate", "C")),
    ],
)
def test_a_term_and_a_letter_are_heard(text: str, heard: tuple[str, str]) -> None:
    assert heard_pair(EXERCISE, STATE, text) == heard


@pytest.mark.parametrize(
    "text",
    ["b", "1", "9 b", "0 a", "1 z", "help", "what is loss?", "set a", "t b", "", "  ", "progress"],
)
def test_anything_else_is_no_pair(text: str) -> None:
    assert heard_pair(EXERCISE, STATE, text) is None


def test_a_matched_term_is_known_by_its_whole_name_alone() -> None:
    assert heard_pair(EXERCISE, STATE, "test set a") == ("test", "A")


@given(st.text(max_size=120))
def test_whatever_is_typed_a_pair_names_a_term_and_a_letter(text: str) -> None:
    heard = heard_pair(EXERCISE, STATE, text)
    assert heard is None or (heard[0] in IDS and heard[1] in "ABCDEFGHIJ")
