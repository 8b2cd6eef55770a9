"""Messages that answer a question, and those that mean something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.exercises.questions.inputs import (
    Choice,
    ChooseOne,
    ChooseSeveral,
    Input,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.tutor.exercises.questions.typed_replies import reply_in_message
from bot.tutor.exercises.replies import Chosen, Ordered, Paired, Reply, Several, Typed

LINES = tuple(
    Choice(id_, text) for id_, text in (("w", "Weights"), ("d", "The data"), ("l", "A layer"))
)
LEFT = tuple(Choice(id_, id_) for id_ in ("one", "two", "three"))
ONE, SEVERAL, TICKS = ChooseOne(LINES), ChooseSeveral(LINES), ChooseSeveral(LINES, least=0)
ORDER, PAIRS = PutInOrder(LINES), PairUp(LEFT, LINES)
NUMBER, WORDS = TypeIn("A number", number=True), TypeIn("Words")
ROUNDS = TypeIn("A number in rounds", number=True)
ALL = (ONE, SEVERAL, TICKS, ORDER, PAIRS, NUMBER, WORDS)
TURNED = Paired((("one", "w"), ("two", "l"), ("three", "d")))


@pytest.mark.parametrize(
    ("asked", "text", "reply"),
    [
        (ONE, "b", Chosen("d")),
        (ONE, " B) ", Chosen("d")),
        (ONE, "I think b", Chosen("d")),
        (ONE, "the answer is C.", Chosen("l")),
        (ONE, "data", Chosen("d")),
        (ONE, "weights!", Chosen("w")),
        (SEVERAL, "a c", Several(("w", "l"))),
        (SEVERAL, "c, a", Several(("w", "l"))),
        (SEVERAL, "A and C", Several(("w", "l"))),
        (SEVERAL, "ac", Several(("w", "l"))),
        (SEVERAL, "a layer", Several(("l",))),
        (TICKS, "none", Several(())),
        (TICKS, "b", Several(("d",))),
        (ORDER, "c a b", Ordered(("l", "w", "d"))),
        (ORDER, "cab", Ordered(("l", "w", "d"))),
        (ORDER, "C > A > B", Ordered(("l", "w", "d"))),
        (ORDER, "c then a then b", Ordered(("l", "w", "d"))),
        (PAIRS, "1a 2c 3b", TURNED),
        (PAIRS, "3b, 1-a, 2: c", TURNED),
        (PAIRS, "a c b", TURNED),
        (NUMBER, "-0,5", Typed("-0,5")),
        (NUMBER, "12 %", Typed("12 %")),
        (NUMBER, "3 rounds", Typed("3 rounds")),
        (ROUNDS, "two rounds", Typed("two rounds")),
        (WORDS, "the weights", Typed("the weights")),
    ],
)
def test_what_answers_the_question_is_read(asked: Input, text: str, reply: Reply) -> None:
    assert reply_in_message(asked, text) == reply


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (ONE, "what is a loss function?"),
        (ONE, "a c"),
        (ONE, "f"),
        (ONE, "help"),
        (SEVERAL, "none"),
        (SEVERAL, "add"),
        (SEVERAL, "learn"),
        (ORDER, "a b"),
        (ORDER, "a b b"),
        (PAIRS, "1a 2c"),
        (PAIRS, "1a 2c 3z"),
        (PAIRS, "1a 1c 3b"),
        (PAIRS, "a a b"),
        (NUMBER, "what is a weight?"),
        (NUMBER, "one moment"),
        (ROUNDS, "five minutes"),
        (WORDS, "   "),
    ],
)
def test_what_does_not_answer_it_is_left_to_others(asked: Input, text: str) -> None:
    assert reply_in_message(asked, text) is None


@given(st.sampled_from(ALL), st.text(max_size=30) | st.text("abc123 ,.-", max_size=12))
def test_any_message_is_read_to_a_reply_that_the_input_takes(asked: Input, text: str) -> None:
    reply = reply_in_message(asked, text)
    assert reply is None or asked.taken(reply) == reply
