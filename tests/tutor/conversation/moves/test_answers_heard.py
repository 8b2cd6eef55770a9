"""Answers as people write them; the bare answer is taken out of the sentence."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moves.heard import heard_move
from tests.tutor.conversation.moves.moments import MOMENTS

SURE = {
    "choice": {
        "b": "b",
        "B": "b",
        "b.": "b",
        "(c)": "c",
        "B!!": "b",
        "**a**": "a",
        "option b": "b",
        "Option C please": "c",
        "answer d": "d",
        "its c": "c",
        "it's a": "a",
        "the second one": "b",
        "second": "b",
        "2nd one": "b",
        "the last one": "d",
        "option 3": "c",
        "number one": "a",
        "my answer is c": "c",
        "the answer is a": "a",
        "my final answer is d": "d",
        "ill go with b": "b",
        "going with a": "a",
        "lock in c": "c",
        "definitely b": "b",
        "b for sure": "b",
        "i choose d": "d",
        "i pick the first": "a",
        "ok so b": "b",
        "b lol": "b",
        "it has to be c": "c",
        "not a, its b": "b",
        "It moves the weights against the gradient": "a",
        "it keeps the bias at zero.": "d",
        "letter b pls": "b",
    },
    "try": {"up": "a", "b": "b", "the first one": "a", "down i think": "b", "i guess up": "a"},
    "try number": {"1,4": "1,4", "its 0.5": "0.5", "minus two": "-2", "maybe 3?": "3"},
    "several": {
        "a c": "a c",
        "a and c": "a c",
        "A, C and D": "a c d",
        "acd": "a c d",
        "none": "none",
        "my answer is a and b": "a b",
        "its a, b": "a b",
    },
    "order": {"cabd": "c a b d", "c a b d": "c a b d", "C > A > B > D": "c a b d"},
    "pairs": {"1a 2c 3b": "1a 2c 3b", "acb": "a c b", "1=b, 2=a, 3=c": "1=b, 2=a, 3=c"},
    "number": {
        "0.6": "0.6",
        "0,6": "0,6",
        ".6": ".6",
        "0.1×6=0.6": "0.6",
        "0.1*6 = 0.6": "0.6",
        "6 times 0.1 is 0.6": "0.6",
        "half": "1/2",
        "a half": "1/2",
        "two thirds": "2/3",
        "a quarter": "1/4",
        "minus two": "-2",
        "negative 0.4": "-0.4",
        "-0.4": "-0.4",
        "\N{MINUS SIGN}0.4": "-0.4",
        "60%": "60%",
        "60 percent": "60%",
        "its 12": "12",
        "the answer is 7": "7",
        "id get 7": "7",
        "i got 0.35": "0.35",
        "x = 3": "3",
        "=0.6": "0.6",
        "1/3": "1/3",
        "2 weights": "2 weights",
        "point six": "0.6",
        "seven": "7",
    },
    "fill": {
        "gradient": "gradient",
        "Gradient.": "Gradient",
        "the gradient": "gradient",
        "its the gradient": "gradient",
        "it is gradient": "gradient",
        "my answer is slope": "slope",
        "the word is gradient": "gradient",
        "learning rate": "learning rate",
        "backpropagation lol": "backpropagation",
        "graident": "graident",
    },
    "words": {
        "it measures how wrong the guesses are": "it measures how wrong the guesses are",
        "the network was trained too long, so it learnt the noise": (
            "the network was trained too long, so it learnt the noise"
        ),
    },
    "answered": {"a": "a", "0.6": "0.6", "my answer is c": "c"},
    "matching": {
        "1 b": "1 b",
        "loss function = b": "loss function = b",
        "loss is c": "loss is c",
        "2c": "2c",
    },
    "begin": {
        "slang casual, long words formal": "slang casual, long words formal",
        "slang is casual": "slang is casual",
    },
    "game": {
        "formal": "formal",
        "casual, pretty sure": "casual",
        "formal i guess 60%": "formal",
        "i think its casual": "casual",
        "casaul": "casual",
        "formal 95": "formal",
    },
    "correction": {
        "too high": "too high",
        "the slang too low": "the slang too low",
        "i think i wieghted the slang to low. i will adjust": (
            "i think i wieghted the slang to low. i will adjust"
        ),
        "I think I weighted the progress too high. I will adjust my rule.": (
            "I think I weighted the progress too high. I will adjust my rule."
        ),
        "too much for the help. I will adjust my rule": (
            "too much for the help. I will adjust my rule"
        ),
        "grateful": "grateful",
    },
    "which feature": {"the slang": "the slang", "slang obviously": "slang obviously"},
    "rule": {
        "my rule: slang is casual": "my rule: slang is casual",
        "Greetings such as hey point to casual.": "Greetings such as hey point to casual.",
    },
    "card and game": {"casual": "casual"},
    "card and rule": {"my rule: be polite": "my rule: be polite"},
    "card and correction": {
        "I think I weighted the slang too low. I will adjust my rule.": (
            "I think I weighted the slang too low. I will adjust my rule."
        ),
    },
    "choice and game": {"b": "b", "casual": "casual"},
}


def cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(state, said, reply) for state, rows in table.items() for said, reply in rows.items()]


@pytest.mark.parametrize(("state", "said", "reply"), cases(SURE))
def test_a_plain_answer_is_an_answer(state: str, said: str, reply: str) -> None:
    heard = heard_move(said, MOMENTS[state])
    assert heard is not None
    assert (heard.intent, heard.reply) == (Intent.ANSWER, reply)
    assert not heard.hedged or state.startswith("try"), "it counts at once"
