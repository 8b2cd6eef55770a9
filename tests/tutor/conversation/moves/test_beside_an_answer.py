"""What is written beside a question and is no answer that could count."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.moves.heard import heard_move, missing_letter

FOUR = Moment(Open.CHOICE, ("one", "two", "three", "four"))


@pytest.mark.parametrize(
    ("text", "letter"),
    [("j", "J"), ("its e", "E"), ("b", ""), ("e equals what?", ""), ("what is e?", ""), ("hm", "")],
)
def test_a_letter_that_is_not_there_is_found(text: str, letter: str) -> None:
    assert missing_letter(text, FOUR) == letter
    assert missing_letter(text, Moment(Open.FILL)) == ""


@pytest.mark.parametrize("text", ["hmm", "umm...", "\U0001f914"])
def test_who_only_thinks_sees_again_what_is_open(text: str) -> None:
    heard = heard_move(text, FOUR)
    assert heard is not None
    assert heard.intent is Intent.BACK
    assert heard_move(text, Moment()) is None


def test_lets_go_turns_a_card() -> None:
    heard = heard_move("ok lets go", Moment(Open.CARD))
    assert heard is not None
    assert heard.intent is Intent.CONTINUE
