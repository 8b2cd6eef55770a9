"""Trains a network of one layer on rows with few features each, such as the words of messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

BATCH = 64
FIRST, SECOND, TINY = 0.9, 0.999, 1e-8  # what Adam remembers of slopes and of their squares


@dataclass(frozen=True, slots=True)
class SparseRows:
    """Examples: the places of the features of each, their classes, and how much each counts.

    Each of the n features of a row is worth 1 / sqrt(n).
    """

    features: Sequence[Sequence[int]]
    classes: Sequence[int]
    counts: Sequence[float]


@dataclass(frozen=True, slots=True)
class SoftmaxLayer:
    """`weights` is (features, classes), `biases` (classes)."""

    weights: Array
    biases: Array

    def scores(self, features: Sequence[Sequence[int]], sizes: Sequence[int]) -> Array:
        """Return (rows, classes). `sizes` counts the features of a row, with those unknown."""
        out = np.tile(self.biases, (len(features), 1))
        for row, (places, size) in enumerate(zip(features, sizes, strict=True)):
            if places:
                out[row] += self.weights[list(places)].sum(axis=0) / np.sqrt(size)
        return out


def train_softmax(
    rows: SparseRows,
    shape: tuple[int, int],
    rng: np.random.Generator,
    *,
    epochs: int = 24,
    decay: float = 1e-4,
) -> SoftmaxLayer:
    """Train a layer of `shape` (features, classes) by Adam on the cross-entropy.

    `decay` is that of the weights (decoupled: Loshchilov and Hutter 2019). The step shrinks evenly
    to nothing. The loss of a row counts as `rows.counts` says.
    """
    weights, biases = np.zeros(shape, np.float32), np.zeros(shape[1], np.float32)
    means = [np.zeros_like(weights), np.zeros_like(biases)]
    squares = [np.zeros_like(weights), np.zeros_like(biases)]
    order = np.arange(len(rows.classes))
    steps = epochs * -(-len(order) // BATCH)
    step = 0
    for _ in range(epochs):
        rng.shuffle(order)
        for start in range(0, len(order), BATCH):
            step += 1
            rate = 0.02 * (1 - (step - 1) / steps)
            slopes = _slopes(rows, order[start : start + BATCH], weights, biases)
            for place, values in enumerate((weights, biases)):
                mean, square = means[place], squares[place]
                mean += (1 - FIRST) * (slopes[place] - mean)
                square += (1 - SECOND) * (slopes[place] ** 2 - square)
                upward = mean / (1 - FIRST**step)
                spread = np.sqrt(square / (1 - SECOND**step)) + TINY
                values -= rate * upward / spread
            weights *= 1 - rate * decay * 100
    return SoftmaxLayer(weights, biases)


def _slopes(
    rows: SparseRows, chosen: NDArray[np.intp], weights: Array, biases: Array
) -> tuple[Array, Array]:
    """Return the slopes of the mean loss of the chosen rows, for the weights and the biases."""
    seen = np.zeros((len(chosen), len(weights)), np.float32)
    wanted = np.zeros((len(chosen), len(biases)), np.float32)
    counts = np.empty((len(chosen), 1), np.float32)
    for at, row in enumerate(chosen):
        places = list(rows.features[row])
        seen[at, places] = 1 / np.sqrt(max(1, len(places)))
        wanted[at, rows.classes[row]] = 1
        counts[at] = rows.counts[row]
    scores = seen @ weights + biases
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    errors = (shares - wanted) * counts / len(chosen)
    return seen.T @ errors, errors.sum(axis=0)
