"""A challenge says of a network only what it did, and takes plain words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.plans import plan_from_json, plan_to_json
from bot.tutor.game.challenges import challenge_in, plan_of, written_by
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.pushing import weights_of
from bot.tutor.game.state import GameState
from bot.tutor.game.words import side_taken
from tests.tutor.game.material import FORMALITY, GAME, Player

ENDED: GameState = Player().play(Correction("slang", Direction.LOW), wrong=frozenset({1, 3})).state
TEXTS = [one.text.replace(".", "") + " indeed" for one in FORMALITY.sentences[:60]]


@given(st.sampled_from(TEXTS), st.sampled_from(FORMALITY.labels))
def test_what_pushed_is_on_the_side_that_the_network_took(text: str, label: str) -> None:
    challenge = written_by(ENDED, text, label)
    side = side_taken(FORMALITY, challenge.network)
    weights = weights_of(FORMALITY, challenge.neuron)
    for found in challenge.pushed:
        assert side is not None
        assert weights[found.signal] * FORMALITY.sign(side) > 0
    assert ("network" in challenge.fooled) is (side is not None and side != label)


@given(st.sampled_from(TEXTS), st.sampled_from(FORMALITY.labels))
def test_a_challenge_is_read_as_it_was_kept(text: str, label: str) -> None:
    challenge = written_by(ENDED, text, label)
    kept = plan_from_json(plan_to_json(plan_of(challenge)))
    read = challenge_in(GAME, kept)
    assert (read.text, read.label, read.network) == (text, label, challenge.network)
    assert read.own == challenge.own


@pytest.mark.parametrize(
    "text",
    [
        "Come and see https://example.com today",
        "Join us at discord.gg/abc right now",
        "Look at www.example.com my friends",
        "Hello @everyone how are you",
    ],
)
def test_a_link_or_a_call_to_everybody_is_left_out(text: str) -> None:
    with pytest.raises(TutorError, match="plain words"):
        written_by(ENDED, text, "casual")
