"""Trains a network of one layer on rows with few features each, such as the words of messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

BATCH, RATE = 64, 0.02
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
class SoftmaxTraining:
    """`epochs` over all rows, a step shrinking evenly to nothing; `decay` of the weights."""

    epochs: int = 16
    decay: float = 0.1


@dataclass(slots=True)
class Adam:
    """The values that are trained, and the means of their slopes and of the slopes' squares.

    Only rows that a batch touches are moved (so is their decay: Loshchilov and Hutter 2019).
    """

    values: Array
    means: Array = field(init=False)
    squares: Array = field(init=False)
    step: int = 0

    def __post_init__(self) -> None:
        self.means, self.squares = np.zeros_like(self.values), np.zeros_like(self.values)

    def move(self, slopes: Array, rate: float, decay: float, rows: NDArray[np.intp]) -> None:
        self.step += 1
        mean = self.means[rows] = FIRST * self.means[rows] + (1 - FIRST) * slopes
        square = self.squares[rows] = SECOND * self.squares[rows] + (1 - SECOND) * slopes**2
        upward = mean / (1 - FIRST**self.step)
        spread = np.sqrt(square / (1 - SECOND**self.step)) + TINY
        self.values[rows] -= rate * (upward / spread + decay * self.values[rows])


def train_softmax(
    rows: SparseRows,
    shape: tuple[int, int],
    rng: np.random.Generator,
    training: SoftmaxTraining | None = None,
) -> tuple[Array, Array]:
    """Train a layer of `shape` (features, classes) by Adam on the cross-entropy of softmax.

    The loss of a row counts as `rows.counts` says. Return the weights (features, classes) and the
    biases (classes).
    """
    training = training or SoftmaxTraining()
    weights = Adam(np.zeros(shape, np.float32))
    biases = Adam(np.zeros((1, shape[1]), np.float32))
    order = np.arange(len(rows.classes))
    steps = training.epochs * -(-len(order) // BATCH)
    for _ in range(training.epochs):
        rng.shuffle(order)
        for start in range(0, len(order), BATCH):
            rate = RATE * (1 - weights.step / steps)
            used, slopes, bias = _slopes(
                rows, order[start : start + BATCH], weights.values, biases.values
            )
            weights.move(slopes, rate, training.decay, used)
            biases.move(bias, rate, 0.0, np.zeros(1, np.intp))
    return weights.values, biases.values[0]


def _slopes(
    rows: SparseRows, chosen: NDArray[np.intp], weights: Array, biases: Array
) -> tuple[NDArray[np.intp], Array, Array]:
    """Return the features of the chosen rows, and the slopes of the mean loss for their weights.

    Shapes: (used), (used, classes), and (1, classes) for the biases.
    """
    used = np.unique(np.concatenate([np.asarray(rows.features[row], np.intp) for row in chosen]))
    seen = np.zeros((len(chosen), len(used)), np.float32)
    errors = np.empty((len(chosen), biases.shape[1]), np.float32)
    for at, row in enumerate(chosen):
        places = rows.features[row]
        seen[at, np.searchsorted(used, places)] = 1 / np.sqrt(max(1, len(places)))
    scores = seen @ weights[used] + biases
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    errors[:] = shares / shares.sum(axis=1, keepdims=True)
    errors[np.arange(len(chosen)), [rows.classes[row] for row in chosen]] -= 1
    errors *= np.array([[rows.counts[row]] for row in chosen], np.float32) / len(chosen)
    return used, seen.T @ errors, errors.sum(axis=0, keepdims=True)
