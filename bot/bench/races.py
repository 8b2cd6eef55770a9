"""What is trained to be timed: points, start and batches, the same for every implementation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.examples import Examples
from bot.neural.network import starting_network
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import prepare
from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec, shape

if TYPE_CHECKING:
    from bot.neural.network import Network
    from bot.neural.prepare import Prepared

MOONS = TrainingSpec(
    points=1000,
    train_share=0.5,
    hidden=(8, 8),
    optimizer="adam",
    learning_rate=0.001,
    precision="float32",
)
THREE = replace(MOONS, data=OWN, train_share=0.6, hidden=(32, 32), activation="relu")


@dataclass(frozen=True, slots=True)
class Race:
    """One task, from one start, with Adam and cross-entropy in float32."""

    spec: TrainingSpec
    prepared: Prepared
    network: Network

    @property
    def name(self) -> str:
        sizes = shape(self.spec.sizes(*self.prepared.sizes))
        points = len(self.prepared.train.inputs)
        batch = f"batch {self.spec.batch}" if self.spec.batch else "full batch"
        return f"{sizes} {self.spec.activation}, {batch} of {points}"

    @property
    def relu(self) -> bool:
        """Whether the hidden units are ReLU and not tanh: the loops of the rivals know only these.

        Raise ValueError for another activation.
        """
        if self.spec.activation not in {"relu", "tanh"}:
            raise ValueError(f"the loops know relu and tanh, not {self.spec.activation!r}")
        return self.spec.activation == "relu"

    @property
    def batch(self) -> int:
        return self.spec.batch or len(self.prepared.train.inputs)

    @property
    def steps(self) -> int:
        """Steps in one epoch."""
        return -(-len(self.prepared.train.inputs) // self.batch)


def moons(batch: int) -> Race:
    """2-8-8-1 tanh on 500 points; batch 0 is all of them."""
    return race(replace(MOONS, batch=batch))


def three_classes(batch: int) -> Race:
    """2-32-32-3 ReLU on 600 points in three overlapping heaps."""
    generator = np.random.default_rng(1)
    labels = np.arange(1000) % 3
    corners = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 2.0]])
    points = corners[labels] + generator.normal(0.0, 0.7, (1000, 2))
    heaps = Examples(("x1", "x2"), points, labels, ("a", "b", "c"))
    return race(replace(THREE, batch=batch), heaps)


def race(spec: TrainingSpec, examples: Examples | None = None) -> Race:
    prepared = prepare(spec, SHIPPED, examples)
    start = starting_network(spec, spec.sizes(*prepared.sizes), SHIPPED)
    return Race(spec, prepared, start)
