"""Training the parts: a network from examples, and the gate from evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.softmax import SoftmaxTraining, SparseRows, train_softmax
from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.network.network import TalkNetwork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.softmax import Array
    from bot.train_chat.examples import Example

OFTEN = 2
"""A feature that fewer examples have is left out."""


def fitted(
    examples: Sequence[Example], training: SoftmaxTraining | None = None, seed: int = 1
) -> TalkNetwork:
    """Train a network; a class with few examples counts nearly as much as one with many."""
    seen = [features_of(one.words) for one in examples]
    often = Counter(name for names in seen for name in names)
    known = (name for name, count in often.items() if count >= OFTEN)
    rows = {name: at for at, name in enumerate(known)}
    classes = tuple(sorted({one.name for one in examples}))
    weight: defaultdict[str, float] = defaultdict(float)
    for one in examples:
        weight[one.name] += one.count
    mean = sum(weight.values()) / len(classes)
    sparse = SparseRows(
        [[rows[name] for name in names if name in rows] for names in seen],
        [classes.index(one.name) for one in examples],
        [one.count * (mean / weight[one.name]) ** 0.5 for one in examples],
    )
    shape = len(rows), len(classes)
    weights, biases = train_softmax(sparse, shape, np.random.default_rng(seed), training)
    return rounded(classes, rows, weights, biases)


def rounded(
    classes: tuple[str, ...], rows: dict[str, int], weights: Array, biases: Array
) -> TalkNetwork:
    """Write each weight as one byte; the largest becomes 127."""
    unit = float(np.abs(weights).max()) / 127 or 1.0
    small = np.rint(weights / unit).astype(np.int8)
    return TalkNetwork(
        classes, rows, memoryview(small.tobytes()).cast("b"), tuple(map(float, biases)), unit
    )
