"""Trains a network of one layer on rows with few features each, such as the words of messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.parts.optimizers import ADAM_DECAYS, ADAM_EPSILON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

BATCH, RATE = 64, 0.02


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
    """The values that are trained, and the means of their gradient and of its squares.

    Only rows that a batch touches are moved (so is their decay: Loshchilov and Hutter 2019).
    """

    values: Array
    means: Array = field(init=False)
    squares: Array = field(init=False)
    step: int = 0

    def __post_init__(self) -> None:
        self.means, self.squares = np.zeros_like(self.values), np.zeros_like(self.values)

    def move(self, gradient: Array, rate: float, decay: float, rows: NDArray[np.intp]) -> None:
        """Move some rows by their gradient (rows, classes), which is used up.

        Nothing is allocated twice: this takes the time.
        """
        first, second = ADAM_DECAYS
        self.step += 1
        mean, square, values = self.means[rows], self.squares[rows], self.values[rows]
        mean += (1 - first) * (gradient - mean)
        self.means[rows] = mean
        gradient *= gradient
        square += (1 - second) * (gradient - square)
        self.squares[rows] = square
        spread = np.sqrt(square, out=square)
        spread *= (1 - second**self.step) ** -0.5
        spread += ADAM_EPSILON
        mean /= spread
        mean *= rate / (1 - first**self.step)
        values *= 1 - rate * decay
        values -= mean
        self.values[rows] = values


@dataclass(frozen=True, slots=True)
class LaidRows:
    """Rows as arrays: all features one after the other, where each row begins, what each counts."""

    places: NDArray[np.intp]
    starts: NDArray[np.intp]
    classes: NDArray[np.intp]
    counts: Array

    @classmethod
    def of(cls, rows: SparseRows) -> LaidRows:
        return cls(
            np.fromiter(chain.from_iterable(rows.features), np.intp),
            np.cumsum([0, *map(len, rows.features)]),
            np.asarray(rows.classes, np.intp),
            np.asarray(rows.counts, np.float32),
        )

    def seen(self, chosen: NDArray[np.intp]) -> tuple[NDArray[np.intp], Array]:
        """Return the features that the chosen rows have, and the rows by those (chosen, used)."""
        starts, sizes = self.starts[chosen], self.starts[chosen + 1] - self.starts[chosen]
        places = [
            self.places[start : start + size] for start, size in zip(starts, sizes, strict=True)
        ]
        used, at = np.unique(np.concatenate(places), return_inverse=True)
        found = np.zeros((len(chosen), len(used)), np.float32)
        values = 1 / np.sqrt(np.maximum(1, sizes))
        found[np.repeat(np.arange(len(chosen)), sizes), at] = np.repeat(values, sizes)
        return used, found


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
    laid, order = LaidRows.of(rows), np.arange(len(rows.classes))
    steps = training.epochs * -(-len(order) // BATCH)
    for _ in range(training.epochs):
        rng.shuffle(order)
        for start in range(0, len(order), BATCH):
            rate = RATE * (1 - weights.step / steps)
            used, gradient, bias = gradient_of(
                laid, order[start : start + BATCH], weights.values, biases.values
            )
            weights.move(gradient, rate, training.decay, used)
            biases.move(bias, rate, 0.0, np.zeros(1, np.intp))
    return weights.values, biases.values[0]


def gradient_of(
    rows: LaidRows, chosen: NDArray[np.intp], weights: Array, biases: Array
) -> tuple[NDArray[np.intp], Array, Array]:
    """Return the features of the chosen rows, and the gradient of the mean loss.

    Shapes: (used), (used, classes) for their weights, and (1, classes) for the biases.
    """
    used, seen = rows.seen(chosen)
    scores = seen @ weights[used] + biases
    errors = np.exp(scores - scores.max(axis=1, keepdims=True))
    errors /= errors.sum(axis=1, keepdims=True)
    errors[np.arange(len(chosen)), rows.classes[chosen]] -= 1
    errors *= rows.counts[chosen, None] / len(chosen)
    return used, seen.T @ errors, errors.sum(axis=0, keepdims=True)
