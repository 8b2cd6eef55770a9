"""Replies are read as they were written, each with its kind."""

from __future__ import annotations

import json

import hypothesis.strategies as st
import pytest
from hypothesis import given

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
    reply_to_json,
)

ID = st.text(max_size=4)
IDS = st.lists(ID, max_size=4).map(tuple)
REPLIES = st.one_of(
    st.builds(Chosen, ID),
    st.builds(Several, IDS),
    st.builds(Ordered, IDS),
    st.builds(Paired, st.lists(st.tuples(ID, ID), max_size=4).map(tuple)),
    st.builds(Typed, ID),
    st.builds(Number, st.floats(allow_nan=False, allow_infinity=False), ID),
    st.builds(Tried, ID, ID),
)


@given(REPLIES)
def test_a_reply_comes_back_from_json_as_it_was(reply: Reply) -> None:
    assert reply_from_json(json.loads(json.dumps(reply_to_json(reply)))) == reply


def test_each_kind_of_reply_has_a_name() -> None:
    assert set(KINDS.values()) == set(Reply.__args__)


@pytest.mark.parametrize("kept", [{"reply": "dance", "id": "a"}, {"id": "a"}])
def test_a_reply_of_no_known_kind_is_refused(kept: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="known are chosen, several, ordered"):
        reply_from_json(kept)
