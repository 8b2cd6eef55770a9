"""Gradient descent on all training points at once, with the losses of every round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.datasets import draw, split
from bot.neural.network import accuracy, cross_entropy, forward, gradients, nudged, random_network

if TYPE_CHECKING:
    from bot.neural.datasets import Split
    from bot.neural.network import Network
    from bot.neural.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class History:
    """A finished training: index k of a loss is after k rounds, accuracies are after the last.

    Losses are mean cross-entropies in nats and always finite. `network` is the trained one.
    """

    train_loss: tuple[float, ...]
    test_loss: tuple[float, ...]
    train_accuracy: float
    test_accuracy: float
    network: Network


def train(spec: TrainingSpec) -> History:
    """Draw the points and the starting weights from the seed, then train for spec.epochs rounds.

    Everything is float64 and comes from one generator, points first: the same spec gives the same
    numbers bit for bit, and nets of different shapes with one seed see the same points.
    """
    generator = np.random.default_rng(spec.seed)
    points = draw(spec.data, spec.points, spec.noise, generator)
    parts = split(points, spec.train_share, generator)
    return descend(random_network(spec.sizes, generator), parts, spec.learning_rate, spec.epochs)


def descend(network: Network, parts: Split, learning_rate: float, epochs: int) -> History:
    """Train a network for `epochs` rounds of full-batch gradient descent."""
    train_loss: list[float] = []
    test_loss: list[float] = []
    for done in range(epochs + 1):
        passed = forward(network, parts.train.inputs)
        tested = forward(network, parts.test.inputs)
        train_loss.append(cross_entropy(passed[-1], parts.train.labels))
        test_loss.append(cross_entropy(tested[-1], parts.test.labels))
        if done < epochs:
            slopes = gradients(network, passed, parts.train.labels)
            network = nudged(network, slopes, learning_rate)
    return History(
        train_loss=tuple(train_loss),
        test_loss=tuple(test_loss),
        train_accuracy=accuracy(passed[-1], parts.train.labels),
        test_accuracy=accuracy(tested[-1], parts.test.labels),
        network=network,
    )
