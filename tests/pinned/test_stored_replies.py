"""What entries and plans keep as JSON: rows outlive every renaming in the code."""

from __future__ import annotations

from typing import Any

import pytest

from bot.tutor.exercises.plans import Plan, plan_from_json, plan_to_json
from bot.tutor.exercises.replies import (
    KINDS,
    Chosen,
    Number,
    Ordered,
    Paired,
    Reply,
    Several,
    Tried,
    Typed,
    reply_from_json,
)

STORED: list[tuple[dict[str, Any], Reply]] = [
    ({"reply": "chosen", "id": "a"}, Chosen("a")),
    ({"reply": "several", "ids": ["a", "b"]}, Several(("a", "b"))),
    ({"reply": "ordered", "ids": ["b", "a"]}, Ordered(("b", "a"))),
    ({"reply": "paired", "pairs": [["a", "x"]]}, Paired((("a", "x"),))),
    ({"reply": "typed", "text": "0,5"}, Typed("0,5")),
    ({"reply": "number", "value": 0.5, "text": "0,5"}, Number(0.5, "0,5")),
    ({"reply": "tried", "card": "valley", "answer": ""}, Tried("valley", "")),
]


@pytest.mark.parametrize(("kept", "reply"), STORED)
def test_a_stored_reply_is_read(kept: dict[str, Any], reply: Reply) -> None:
    assert reply_from_json(kept) == reply


def test_every_kind_of_reply_is_pinned() -> None:
    assert [kept["reply"] for kept, _ in STORED] == list(KINDS)


def test_a_stored_plan_is_read_and_written_as_ever() -> None:
    kept = {
        "version": 2,
        "items": ["q"],
        "orders": {"q": ["b", "a"]},
        "numbers": {"q": {"w": 0.5}},
    }
    plan = Plan(("q",), {"q": ("b", "a")}, {"q": {"w": 0.5}})
    assert plan_from_json(kept) == plan
    assert plan_to_json(plan) == kept
