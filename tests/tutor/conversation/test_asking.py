"""From what was understood to what is looked up, and what asks for more of what was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.tutor.conversation.asking import (
    AGAIN,
    asked_of,
    asks_of_curve,
    inquiry_of,
    is_about_last,
    names_nothing,
    returns,
)
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.meaning import Meaning, certain
from bot.tutor.conversation.moment import NOTHING_OPEN, Moment, Open
from bot.tutor.conversation.words import cut, words_of

SPOKEN = Meaning(
    Intent.DEFINE,
    0.9,
    sure=True,
    offers=(Intent.DEFINE,),
    cards=("loss/what", "loss/why"),
    terms=("loss",),
    words=("what", "is", "loss"),
    doubt="M6",
)


def meant(intent: Intent, text: str) -> Meaning:
    return replace(certain(intent), words=tuple(words_of(cut(text))))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("where does 0.6 come from", "0.6"),
        ("why -0.3 and not 0,4", "0,4"),
        ("how do you get 50%?", "50%"),
        ("x=3", "3"),
        ("why is it 3.", "3"),
        ("where does **-2** come from", "-2"),
        ("version 1.2.3", ""),
        ("the 2nd one", ""),
        ("cards 2-3", ""),
        ("where does it come from", ""),
    ],
)
def test_the_last_number_is_what_is_asked_about(text: str, number: str) -> None:
    assert inquiry_of(certain(Intent.COMPUTED), NOTHING_OPEN, text).number == number


@pytest.mark.parametrize("intent", sorted(set(Intent) - {Intent.COMPUTED}))
def test_a_number_counts_nowhere_but_where_it_is_asked_how_it_comes_about(intent: Intent) -> None:
    assert not inquiry_of(certain(intent), NOTHING_OPEN, "what is 0.6").number


def test_what_is_looked_up_holds_all_that_was_understood_and_the_key_of_what_is_open() -> None:
    asked = inquiry_of(SPOKEN, Moment(Open.FILL, key=("loss",)), "what is loss")
    assert (asked.intent, asked.cards, asked.terms) == (SPOKEN.intent, SPOKEN.cards, SPOKEN.terms)
    assert (asked.words, asked.key, asked.misconception) == (SPOKEN.words, ("loss",), "M6")


@pytest.mark.parametrize("intent", Intent)
def test_only_a_short_move_is_about_what_was_told_last_and_only_if_that_had_a_card(
    intent: Intent,
) -> None:
    assert is_about_last(intent, SPOKEN) is (intent in AGAIN)
    assert not is_about_last(intent, replace(SPOKEN, cards=()))


@pytest.mark.parametrize(
    ("intent", "text", "goes_back"),
    [
        (Intent.BACK, "back", True),
        (Intent.BACK, "go back please", True),
        (Intent.BACK, "back to where i was", True),
        (Intent.BACK, "the previous card", False),
        (Intent.BACK, "back ONE CARD", False),
        (Intent.BACK, "to the last one", False),
        (Intent.BACK, "at last, go back to it", False),
        (Intent.BACK, "the blast was it", True),
        (Intent.CONTINUE, "back", False),
    ],
)
def test_back_goes_to_what_is_open_unless_it_names_an_earlier_card(
    intent: Intent, text: str, *, goes_back: bool
) -> None:
    assert returns(intent, text) is goes_back


@pytest.mark.parametrize(
    ("intent", "text", "nothing"),
    [
        (Intent.DIFFERENTLY, "can you explain it in other words", True),
        (Intent.EXAMPLE, "a real life example please", True),
        (Intent.WHY, "but why does it matter", True),
        (Intent.TOO_HARD, "i dont get it", True),
        (Intent.WHY, "why", True),
        (Intent.WHY, "why does a gradient matter", False),
        (Intent.EXAMPLE, "an example of overfitting", False),
        (Intent.DIFFERENTLY, "explain the bias differently", False),
        (Intent.DEFINE, "what is it", False),
        (Intent.CONTINUE, "more", False),
    ],
)
def test_what_names_nothing_of_the_subject_asks_for_more(
    intent: Intent, text: str, *, nothing: bool
) -> None:
    assert names_nothing(meant(intent, text)) is nothing


def test_more_is_asked_about_what_is_spoken_of_and_too_hard_wants_other_words() -> None:
    asked = asked_of(Intent.WHY, SPOKEN)
    assert (asked.intent, asked.sure) == (Intent.WHY, True)
    assert (asked.cards, asked.terms, asked.words) == (SPOKEN.cards, SPOKEN.terms, SPOKEN.words)
    assert not asked.doubt
    assert asked_of(Intent.TOO_HARD, SPOKEN).intent is Intent.DIFFERENTLY


@pytest.mark.parametrize(
    ("intent", "text", "of_curve"),
    [
        (Intent.WHY, "why was the first one worse?", True),
        (Intent.WHY, "why is the second run better", True),
        (Intent.COMPARE, "is the last one better", True),
        (Intent.WHY, "why does the line go up", True),
        (Intent.EXPLAIN, "what does it mean", True),
        (Intent.EXPLAIN, "what happens in training", False),
        (Intent.WHY, "why is the first layer worse", False),
        (Intent.WHY, "why does a gradient matter", False),
        (Intent.CONTINUE, "the first one", False),
    ],
)
def test_beside_a_training_it_is_asked_about_what_names_nothing_else(
    intent: Intent, text: str, *, of_curve: bool
) -> None:
    assert asks_of_curve(meant(intent, text)) is of_curve
