"""The network of the talk without numpy: its scores are numpy's, and its parts add up to them."""

from __future__ import annotations

from array import array
from math import isclose

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.train_chat.quick import quick
from bot.tutor.conversation.network.features import features_of, scale_of
from bot.tutor.conversation.network.network import TalkNetwork

WORDS = ("what", "is", "a", "loss", "next", "hint")
CLASSES = ("ask", "continue", "hint")
NAMES = features_of(WORDS)
RNG = np.random.default_rng(5)
TABLE = RNG.integers(-127, 128, (len(NAMES), len(CLASSES)), np.int8)
BIASES = (0.25, -1.5, 0.1)
NETWORK = TalkNetwork(
    CLASSES,
    {name: at for at, name in enumerate(NAMES)},
    memoryview(array("b", TABLE.tobytes())),
    BIASES,
    0.031,
    0.8,
)
MESSAGES = st.lists(st.sampled_from((*WORDS, "strange")), max_size=8)


@given(MESSAGES)
def test_scores_and_shares_are_those_of_numpy(words: list[str]) -> None:
    features = features_of(words)
    known = [NAMES.index(name) for name in features if name in NAMES]
    by_numpy = 0.031 * scale_of(len(features)) * TABLE[known].sum(axis=0, dtype=int) + BIASES
    assert np.allclose(NETWORK.scores(features), by_numpy)
    powers = np.exp(by_numpy / 0.8)
    shares = NETWORK.shares(features)
    assert np.allclose([shares[name] for name in CLASSES], powers / powers.sum())
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


@given(MESSAGES)
def test_the_quick_network_scores_the_very_same(words: list[str]) -> None:
    features = features_of(words)
    assert quick(NETWORK).scores(features) == NETWORK.scores(features)
    assert quick(NETWORK).shares(features) == NETWORK.shares(features)


@given(MESSAGES)
def test_the_parts_of_a_score_add_up_to_it(words: list[str]) -> None:
    features = features_of(words)
    for name, score, bias in zip(CLASSES, NETWORK.scores(features), BIASES, strict=True):
        parts = NETWORK.parts(features, name)
        assert isclose(sum(parts.values()) + bias, score, abs_tol=1e-9)


def test_features_are_words_pairs_and_pieces_each_once() -> None:
    assert features_of(["go", "go"]) == [
        "=go",
        *("=^ go", "=go go", "=go $"),
        *(" go", "go ", " go "),
    ]
    assert features_of([]) == ["=^ $"]
