"""Tries on cards: the first one counts, every answer has its line, and texts are understood."""

from __future__ import annotations

import pytest

from bot.tutor.by_hand.steps.backprop import BACKPROP_STEP
from bot.tutor.course.cards import Card, ChoiceTry, HandsOn, NumberSlip, NumberTry, TryAnswer
from bot.tutor.course.tries import (
    LOOK,
    TryTold,
    answer_try,
    are_lettered,
    done_line,
    found_entry,
    letter_of,
    tries_state,
    try_entry,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.replies import Tried

CHOICE = ChoiceTry(
    "Which way?",
    (
        TryAnswer("up", "Up, to a larger `w`", "That is it.", fits=True),
        TryAnswer("down", "Down", "Here the loss falls when w grows.", fits=False),
    ),
)
BELIEF = ChoiceTry(
    "Does it think?",
    (
        TryAnswer("yes", "It thinks", "Many say so.", None),
        TryAnswer("no", "It counts", "So.", None),
    ),
)
NUMBER = NumberTry(
    "Where is w?",
    answer=1.4,
    tolerance=0.005,
    fits="Minus a minus makes plus.",
    wrong=(NumberSlip(0.6, "That step went uphill."), NumberSlip(-5, "A whole slope.")),
    other="Go in two moves.",
)


@pytest.mark.parametrize(
    ("tried", "given", "told"),
    [
        (CHOICE, "up", TryTold("Up, to a larger `w`", "That is it.")),
        (CHOICE, "down", TryTold("Down", "Here the loss falls when w grows.")),
        (CHOICE, LOOK, TryTold("", "**Up, to a larger `w`** · That is it.")),
        (CHOICE, "gone since", TryTold("", "**Up, to a larger `w`** · That is it.", earlier=True)),
        (NUMBER, "down", TryTold("", f"**1.4** · {NUMBER.fits}", earlier=True)),
        (BELIEF, "yes", TryTold("It thinks", "Many say so.")),
        (BELIEF, LOOK, TryTold("", "")),
        (NUMBER, "1,4", TryTold("1,4", NUMBER.fits)),
        (NUMBER, "14/10", TryTold("14/10", NUMBER.fits)),
        (NUMBER, "140 %", TryTold("140 %", NUMBER.fits)),
        (NUMBER, "1.405", TryTold("1.405", NUMBER.fits)),
        (NUMBER, "0.6", TryTold("0.6", "That step went uphill.")),
        (NUMBER, "\N{MINUS SIGN}5", TryTold("\N{MINUS SIGN}5", "A whole slope.")),
        (NUMBER, "7", TryTold("7", "Go in two moves.")),
        (NUMBER, LOOK, TryTold("", f"**1.4** · {NUMBER.fits}")),
    ],
)
def test_each_answer_gets_its_own_line(
    tried: ChoiceTry | NumberTry, given: str, told: TryTold
) -> None:
    assert answer_try(tried, given) == told


def test_the_first_try_and_the_first_find_of_a_card_are_the_ones_that_count() -> None:
    one, two = (Card("One", "Text", id=name, tried=CHOICE) for name in ("one", "two"))
    entries = [
        try_entry(one, "down"),
        found_entry(one, "With 0.9."),
        try_entry(two, LOOK),
        try_entry(one, "up"),
        found_entry(one, "With 0.1."),
    ]
    state = tries_state(entries)
    assert state.given == {"one": "down", "two": LOOK}
    assert state.found == {"one": "With 0.9."}
    assert [entry.right for entry in entries] == [None] * 5
    assert [entry.credit for entry in entries] == [None] * 5
    assert entries[0].reply == Tried("one", "down")


@pytest.mark.parametrize(
    ("tried", "given"), [(CHOICE, "sideways"), (NUMBER, "many"), (NUMBER, "1" * 41), (None, "up")]
)
def test_what_cannot_be_given_is_refused_in_words(
    tried: ChoiceTry | NumberTry | None, given: str
) -> None:
    with pytest.raises(TutorError, match="othing was kept"):
        try_entry(Card("A", "Text", id="a", tried=tried), given)


def test_a_letter_stands_for_the_answer_beside_it() -> None:
    assert letter_of(CHOICE, "b") == "down"
    with pytest.raises(TutorError):
        letter_of(CHOICE, "Z")


def test_answers_too_long_for_a_button_are_lettered() -> None:
    longer = TryAnswer("far", "x" * 35, "So.", fits=False)
    assert not are_lettered(CHOICE)
    assert are_lettered(ChoiceTry("Which?", (*CHOICE.answers, longer)))


def test_the_line_of_a_find_holds_its_values_and_leaves_other_braces_alone() -> None:
    hands_on = HandsOn("Do it.", BACKPROP_STEP.read({}), "w1 is {w1}, and {this} stays.")
    assert done_line(hands_on, {"w1": "0.259"}) == "w1 is 0.259, and {this} stays."
