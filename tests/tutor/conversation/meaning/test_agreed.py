"""A cry for help is no answer to a gap; what the gap knows, and a whole correction, always are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.agreed import NO_ANSWER, TAKEN, agreed
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.moves.move import HeardMove
from tests.tutor.conversation.meaning.minds import shipped_mind, tiny_mind, tiny_network
from tests.tutor.conversation.moves.moments import CHOICE, FILL, MOMENTS, NUMBER

HELPLESS = tiny_mind(tiny_network({"=lost": (0, 90, 0, 0)}))
"""A mind for which "lost" surely asks for a hint."""


def heard(text: str, moment: Moment, intent: Intent = Intent.ANSWER) -> HeardMove:
    return agreed(shipped_mind(), HeardMove(intent, text), moment, text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("this button is broken", Intent.REPORT),
        ("no clue whatsoever about this", Intent.DONT_KNOW),
        ("please give me a hint", Intent.HINT),
        ("thank you so much", Intent.THANKS),
        ("this is way too hard", Intent.TOO_HARD),
        ("just tell me the answer", Intent.GIVE_ANSWER),
    ],
)
def test_unknown_words_that_ask_for_something_else_are_no_answer_to_a_gap(
    text: str, intent: Intent
) -> None:
    for taken in TAKEN:
        assert heard(text, FILL, taken) == HeardMove(intent)


@pytest.mark.parametrize("text", ["the big slope", "steepness of the hill", "lost", "help"])
def test_words_that_the_gap_does_not_know_are_asked_back(text: str) -> None:
    move = heard(text, FILL)
    assert move.intent is not Intent.ANSWER or move == HeardMove(Intent.ANSWER, text, hedged=True)


def test_known_words_are_an_answer_whatever_the_network_says() -> None:
    lost = replace(FILL, known=("Lost  Cause", "gradient"))
    known = HeardMove(Intent.ANSWER, "lost cause")
    assert agreed(HELPLESS, known, lost, "i think lost cause") == known
    assert agreed(HELPLESS, known, FILL, "i think lost cause") == HeardMove(Intent.HINT)


def test_a_whole_correction_stays_whatever_the_network_says() -> None:
    correction = MOMENTS["correction"]
    whole = "I weighted the greeting too high, I am lost. I will adjust my rule."
    said = HeardMove(Intent.ANSWER, whole)
    assert agreed(HELPLESS, said, correction, whole) == said
    part = HeardMove(Intent.ANSWER, "i am lost")
    assert agreed(HELPLESS, part, correction, "i am lost") == HeardMove(Intent.HINT)


@pytest.mark.parametrize("moment", [CHOICE, NUMBER, MOMENTS["try"], MOMENTS["game"]])
def test_beside_anything_else_the_state_alone_decides(moment: Moment) -> None:
    assert agreed(HELPLESS, HeardMove(Intent.ANSWER, "b"), moment, "i am lost so b").reply == "b"


@pytest.mark.parametrize("intent", sorted(set(Intent) - TAKEN))
def test_what_was_not_taken_for_an_answer_is_left_as_it_is(intent: Intent) -> None:
    move = HeardMove(intent, "lost cause")
    assert agreed(HELPLESS, move, FILL, "i am lost") is move


def test_a_network_that_is_not_sure_has_no_say() -> None:
    unsure = tiny_mind(tiny_network({"=lost": (1, 1, 1, 0)}))
    move = HeardMove(Intent.ANSWER, "am lost")
    assert agreed(unsure, move, FILL, "i am lost") == replace(move, hedged=True)


def test_no_answer_and_no_question_is_read_out_of_an_answer() -> None:
    assert not NO_ANSWER & TAKEN
    assert Intent.EXPLAIN not in NO_ANSWER
    assert Open.FILL is FILL.open
