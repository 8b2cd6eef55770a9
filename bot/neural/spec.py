"""What a training is asked for and what it gives back, as plain values: no numpy in here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

DATA_SETS = ("moons", "xor", "circles", "spiral")

# The bounds of a spec, both ends included.
HIDDEN_LAYERS = 6
HIDDEN_UNITS = (1, 64)
LEARNING_RATES = (0.00001, 1000.0)
EPOCHS = (1, 5000)
SEEDS = (0, 2**31 - 1)
POINTS = (10, 2000)
NOISE = (0.0, 2.0)
TRAIN_SHARES = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class TrainingSpec:
    """One training, fully told: the same spec gives the same numbers.

    `hidden` holds the units of each hidden layer, `noise` is the standard deviation that blurs
    the points, `train_share` the share of the points that the network trains on. Raise ValueError
    when anything is out of its bounds.
    """

    data: str = "moons"
    hidden: tuple[int, ...] = (8,)
    learning_rate: float = 1.0
    epochs: int = 300
    seed: int = 1
    points: int = 200
    noise: float = 0.2
    train_share: float = 0.7

    def __post_init__(self) -> None:
        if self.data not in DATA_SETS:
            raise ValueError(f"no such data set: {self.data}")
        if len(self.hidden) > HIDDEN_LAYERS:
            raise ValueError(f"at most {HIDDEN_LAYERS} hidden layers, not {len(self.hidden)}")
        for units in self.hidden:
            _within("hidden", units, HIDDEN_UNITS)
        _within("learning_rate", self.learning_rate, LEARNING_RATES)
        _within("epochs", self.epochs, EPOCHS)
        _within("seed", self.seed, SEEDS)
        _within("points", self.points, POINTS)
        _within("noise", self.noise, NOISE)
        _within("train_share", self.train_share, TRAIN_SHARES)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units of every layer: two coordinates come in, one probability goes out."""
        return (2, *self.hidden, 1)

    @property
    def shape(self) -> str:
        """The network as people write it, such as 2-8-1."""
        return "-".join(map(str, self.sizes))

    @property
    def parameters(self) -> int:
        """How many weights and biases there are to learn: 33 for 2-8-1."""
        return sum((fan_in + 1) * units for fan_in, units in pairwise(self.sizes))


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """A finished training. All its numbers are finite, so it can be written as JSON.

    `train_loss` and `test_loss` are mean cross-entropies in nats; index k is the loss after k
    rounds, so both hold epochs + 1 values. Accuracies are shares from 0 to 1 after the last
    round, `seconds` is the time that training and drawing took, `picture` is a PNG.
    """

    spec: TrainingSpec
    train_loss: tuple[float, ...]
    test_loss: tuple[float, ...]
    train_accuracy: float
    test_accuracy: float
    parameters: int
    seconds: float
    picture: bytes
    alt_text: str
    reading: str


def _within(name: str, value: float, bounds: tuple[float, float]) -> None:
    lowest, highest = bounds
    if not (math.isfinite(value) and lowest <= value <= highest):
        raise ValueError(f"{name} must lie between {lowest} and {highest}, not {value}")
