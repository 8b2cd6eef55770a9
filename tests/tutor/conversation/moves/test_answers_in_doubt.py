"""Answers in doubt, asked about, or taken back; none of them counts at once."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moves.heard import heard_move
from tests.tutor.conversation.moves.moments import MOMENTS

HEDGED = {
    "choice": {
        "i think its b": "b",
        "i think b": "b",
        "its a i think": "a",
        "i guess c": "c",
        "maybe d": "d",
        "prob b": "b",
        "idk, b?": "b",
        "not sure but a": "a",
        "id say c": "c",
        "could be the second one i guess": "b",
        "b or something": "b",
        "the one with the gradient": "a",
        "the one about bias": "d",
        "the one with the graident": "a",
        "adds more examples": "b",
        "i think the positive one": "c",
        "i believe the answer is d": "d",
        "must be b i think": "b",
        "im going with c but not sure": "c",
    },
    "number": {
        "around 0.6 i think": "0.6",
        "0.6 maybe": "0.6",
        "maybe half": "1/2",
        "i think its 0.6": "0.6",
        "~0.6": "0.6",
        "about 12": "12",
        "like 3 i guess": "3",
    },
    "fill": {
        "i think it is the gradient": "gradient",
        "maybe gradient": "gradient",
        "gradient i guess": "gradient",
        "is it slope or smth idk": "slope",
        "probably the learning rate": "learning rate",
    },
}
ASKED = {
    "choice": {
        "is it b?": "b",
        "is it b": "b",
        "its c right?": "c",
        "could it be a": "a",
        "would that be d?": "d",
        "b?": "b",
        "is b correct": "b",
        "is the answer c?": "c",
        "what about b": "b",
        "is it the one with the gradient?": "a",
        "b right": "b",
    },
    "number": {"is it 0.5?": "0.5", "could it be 0.5": "0.5", "0.5?": "0.5", "0.5 right?": "0.5"},
    "fill": {"gradient?": "gradient", "would that be the bias?": "bias", "is it slope": "slope"},
    "game": {"is it formal?": "formal"},
}
CHANGED = {
    "choice": {
        "i meant c": "c",
        "wait no, b": "b",
        "no wait b": "b",
        "sorry i meant a": "a",
        "actually c": "c",
        "change my answer to d": "d",
        "can i change to b": "b",
        "can i change my answer": "",
        "i want to change my answer": "",
        "not b i meant c": "c",
    },
    "answered": {
        "i meant c": "c",
        "wait no b": "b",
        "oh i meant the second one": "b",
        "can i change my answer?": "",
        "i clicked the wrong one": "",
    },
    "number": {"i meant 0.4": "0.4", "wait no, 3": "3"},
    "locking": {"no, c": "c", "wait i meant d": "d"},
}


def cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(state, said, reply) for state, rows in table.items() for said, reply in rows.items()]


@pytest.mark.parametrize(("state", "said", "reply"), cases(HEDGED))
def test_an_answer_in_doubt_is_known_to_be_one(state: str, said: str, reply: str) -> None:
    heard = heard_move(said, MOMENTS[state])
    assert heard is not None
    assert heard.intent in {Intent.ANSWER, Intent.IS_IT}
    assert (heard.reply, heard.hedged) == (reply, True)


@pytest.mark.parametrize(("state", "said", "reply"), cases(ASKED))
def test_asking_whether_an_answer_is_right_is_no_answer(state: str, said: str, reply: str) -> None:
    heard = heard_move(said, MOMENTS[state])
    assert heard is not None
    assert (heard.intent, heard.reply) == (Intent.IS_IT, reply)


@pytest.mark.parametrize(("state", "said", "reply"), cases(CHANGED))
def test_an_answer_is_taken_back(state: str, said: str, reply: str) -> None:
    heard = heard_move(said, MOMENTS[state])
    assert heard is not None
    assert (heard.intent, heard.reply) == (Intent.CHANGE, reply)


def test_what_belongs_to_the_thing_below_says_so() -> None:
    heard = [heard_move("casual", MOMENTS[name]) for name in ("card and game", "game")]
    assert [one and one.below for one in heard] == [True, False]
