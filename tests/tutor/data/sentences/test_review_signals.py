"""The signals of a review: each by itself, where they stand, sixty reviews, and wild text."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.review_signals import (
    REVIEW_SIGNALS,
    review_found_in,
    review_signals_of,
)
from tests.tutor.data.sentences.reviews import CASES, REVIEWS
from tests.tutor.data.sentences.timing import grows_with_the_text

SHIPPED = Path(__file__).parents[4] / "lessons" / "sentences" / "positive-or-negative.csv"
NASTY = (
    *("a", "'", "!", "?", " ", "1", "1.", "1,", "10/10", "5/", "£", "1 £", "€1", "good ", "very "),
    *("very good ", "such a ", "not very good ", "not ", "no ", "no 1 ", "never ", "love ", "too "),
    *("as as ", "not as good as ", "than ", "more than ", "will ", "again ", "will go again "),
    *(
        "we will not come back ",
        "come back ",
        "go back ",
        "you should ",
        "please ",
        "please try it ",
    ),
    *("buy it. ", "don't miss ", "recommend ", "not recommend enough ", "like ", "i like ", "but "),
    *("and ", "and i ", "could have ", "stopped working ", "one ", "well ", "\u0130", "\U0001f600"),
)


def pieces(review: str) -> dict[str, tuple[str, ...]]:
    return {found.signal.id: found.words for found in review_found_in(review)}


def test_the_signals_are_those_that_the_game_names() -> None:
    assert [signal.id for signal in REVIEW_SIGNALS] == [
        *("good-word", "bad-word", "very-good", "very-bad", "negation", "but", "again"),
        *("never-again", "excited", "question", "wish", "broken", "price", "recommend"),
        *("too-much", "comparison"),
    ]
    assert len({signal.name for signal in REVIEW_SIGNALS}) == 16


@pytest.mark.parametrize(("signal", "with_it", "without_it"), CASES)
def test_each_signal_is_seen_where_it_is_and_only_there(
    signal: str, with_it: tuple[str, ...], without_it: tuple[str, ...]
) -> None:
    assert [review for review in with_it if signal not in pieces(review)] == []
    assert [review for review in without_it if signal in pieces(review)] == []


@pytest.mark.parametrize(("review", "expected"), REVIEWS)
def test_a_review_shows_what_a_reader_would_point_at(review: str, expected: str) -> None:
    assert set(pieces(review)) == set(expected.split())


def test_the_three_first_reviews_that_are_shipped_show_a_clear_signal() -> None:
    sides = {"positive": ("good-word", "bad-word"), "negative": ("bad-word", "good-word")}
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        first = list(islice(csv.DictReader(file), 3))
    assert len(first) == 3
    for row in first:
        told, opposite = sides[row["label"]]
        assert told in pieces(row["text"])
        assert opposite not in pieces(row["text"])


def test_not_and_the_word_after_it_are_two_signals() -> None:
    assert pieces("The soup was not good.") == {"good-word": ("good",), "negation": ("not",)}
    assert pieces("The soup was not bad.") == {"bad-word": ("bad",), "negation": ("not",)}


@pytest.mark.parametrize(
    ("review", "signal", "words"),
    [
        ("Good food, kind staff, GOOD prices.", "good-word", ("Good", "kind")),
        ("It was Very nice and SO tasty.", "very-good", ("Very nice", "SO tasty")),
        ("We had such a lovely day!", "very-good", ("such a lovely",)),
        ("I do n\u2019t know, it isn\u2019t mine.", "negation", ("do n\u2019t", "isn\u2019t")),
        ("We will not come back!", "never-again", ("We will not come back",)),
        ("Next year I\u2019ll go again.", "again", ("I\u2019ll go again",)),
        ("Great!! Go!", "excited", ("!!", "!")),
        ("I paid £5.50, then 3 € for water.", "price", ("paid", "£5.50", "3 €")),
        ("Less clean than the old one, and worse.", "comparison", ("Less clean than", "worse")),
        ("Too loud, and too  many people.", "too-much", ("Too loud", "too  many")),
        ("The lamp never works.", "broken", ("never works",)),
        ("Please try the cake.", "recommend", ("try the",)),
    ],
)
def test_pieces_stand_in_their_order_as_typed_and_once(
    review: str, signal: str, words: tuple[str, ...]
) -> None:
    assert pieces(review)[signal] == words


def test_a_longer_review_of_the_same_kind_shows_the_same() -> None:
    short = "The soup was cold."
    assert pieces(short) == pieces(
        short.removesuffix(".") + " and it was on the table by the door."
    )


WORDS = st.sampled_from(
    [
        *("not", "very", "good", "bad", "such", "a", "will", "we", "i", "come", "back", "again"),
        *("too", "than", "as", "never", "love", "like", "recommend", "no", "7", "but", "and", ","),
        *(".", "!", "?", "£5", "10/10", "it", "well", "don't", "return", "better", "could have"),
    ]
)


@given(st.text() | st.lists(WORDS, max_size=25).map(" ".join))
def test_what_is_found_is_in_the_review_and_is_what_the_signals_say(text: str) -> None:
    found, shown = review_found_in(text), review_signals_of(text)
    assert all(type(on) is bool for on in shown)
    assert [one.signal for one in found] == [
        signal for signal, on in zip(REVIEW_SIGNALS, shown, strict=True) if on
    ]
    for one in found:
        assert one.words
        assert all(piece.strip() and piece in text for piece in one.words)
        assert len(set(one.words)) == len(one.words)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_the_strongest_words_are_words_that_praise_or_complain(text: str) -> None:
    shown = set(pieces(text))
    assert "very-good" not in shown or "good-word" in shown
    assert "very-bad" not in shown or "bad-word" in shown


@pytest.mark.parametrize("nothing", ["", " ", "***", "(", "\u200b", "www.good.com", "."])
def test_a_text_without_a_word_shows_nothing(nothing: str) -> None:
    assert review_found_in(nothing) == ()


@pytest.mark.nightly  # long because it is many
@pytest.mark.parametrize("unit", NASTY)
def test_four_times_the_text_takes_no_sixteen_times_as_long(unit: str) -> None:
    assert grows_with_the_text(review_found_in, unit)
