"""Minds for tests: the shipped one, read once, and a tiny one whose weights a test chooses."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from bot.tutor.conversation.meaning.mind import Gate, Mind
from bot.tutor.conversation.network.network import TalkNetwork
from bot.tutor.conversation.search.index import Text, built
from bot.tutor.conversation.search.terms import TalkNames
from tests.conftest import shipped_taught

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.services.conversation.reader import TalkReader

CLASSES = ("explain", "hint", "play", "none")


def shipped_reader() -> TalkReader:
    *_, spoken = shipped_taught()
    return spoken.reader


def shipped_mind() -> Mind:
    return shipped_reader().mind


def tiny_network(
    rows: Mapping[str, tuple[int, int, int, int]],
    biases: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0),
) -> TalkNetwork:
    """Return a network with these weights for each feature, one for each of CLASSES."""
    weights = memoryview(array("b", [weight for row in rows.values() for weight in row]))
    return TalkNetwork(CLASSES, {name: at for at, name in enumerate(rows)}, weights, biases, 1.0)


def tiny_mind(network: TalkNetwork, texts: Sequence[Text] = ()) -> Mind:
    """Return a mind that knows one term, "learning rate", and one lesson, "Loss"."""
    names = TalkNames({("learning", "rate"): "learning-rate"}, {("loss",): "loss"}, str)
    return Mind(names, built(texts), network, network, Gate((0.0,) * 7, -9.0), frozenset())
