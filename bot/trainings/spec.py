"""What a training is asked for, as plain values with their bounds.

Which names a spec may use, `bot.trainings.catalogue` says.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

PLANE = ("x1", "x2")
OWN_FIELDS = ("l1", "l2")
"""The penalties whose amounts are fields of a spec; all others stand in its `penalties`."""

AUTO_AXIS, LINEAR_AXIS, LOG_AXIS = AXES = ("auto", "linear", "log")
"""How the axis of the losses is drawn; "auto" takes what shows more."""

# The bounds of a spec, both ends included.
HIDDEN_LAYERS = 6
HIDDEN_UNITS = (1, 64)
LEARNING_RATES = (0.00001, 1000.0)
EPOCHS = (1, 5000)
BATCHES = (0, 2000)  # 0: all training points at once
PENALTIES = (0.0, 10.0)
SEEDS = (0, 2**31 - 1)
POINTS = (20, 2000)
NOISE = (0.0, 0.5)
FLIPS = (0.0, 0.5)
TRAIN_SHARES = (0.1, 0.9)
VALIDATION_SHARES = (0.0, 0.5)
PATIENCE = (0, 5000)  # 0: no early stopping
FRESH_TESTS = (0, 2000)

CHANCE, EVEN = SPLITS = ("chance", "even")
PLAIN, CAREFUL = SCALINGS = ("plain", "careful")


@dataclass(frozen=True, slots=True)
class TrainingSpec:
    """One training, described completely: the same spec (and table) gives the same numbers.

    Shares and `noise` lie between 0 and 1. `noise` is the deviation of the Gaussian noise in the
    data set's own units. `flips` is the share of training labels that are turned wrong; test labels
    stay right. `fresh_test` draws that many test points anew, and trains on all `points`; 0 splits
    `points` by `train_share`. `validation_share` is held out of the training part; `patience`
    epochs without a better validation loss end the training early, 0 never does. `batch` is in
    points, 0 is all of them at once. `seed` draws the points; `weights_seed` the start and the
    order of batches, and is `seed` when None. `penalties` are (name, amount) of those that have no
    field of their own. `split` "even" gives each part its share of every class, "chance" does not
    look at them. `scaling` "careful" is for numbers that nobody has looked through: columns that
    differ by rounding alone are constant, points far outside are drawn near, and values are
    standardised as inputs are. `axis`, one of AXES, says how the losses are drawn: it changes no
    number. Raise ValueError for another split, scaling or axis and for a number out of its bounds;
    names are checked where they are known, by `Catalogue.check` and by whoever trains.
    """

    data: str = "moons"
    points: int = 200
    noise: float = 0.2
    flips: float = 0.0
    train_share: float = 0.7
    fresh_test: int = 0
    inputs: tuple[str, ...] = PLANE
    text: str = "signals"
    hidden: tuple[int, ...] = (8,)
    activation: str = "tanh"
    loss: str = "cross-entropy"
    optimizer: str = "sgd"
    learning_rate: float = 1.0
    schedule: str = "constant"
    epochs: int = 300
    batch: int = 0
    l1: float = 0.0
    l2: float = 0.0
    penalties: tuple[tuple[str, float], ...] = ()
    start: str = "random"
    precision: str = "float64"
    validation_share: float = 0.0
    patience: int = 0
    seed: int = 1
    weights_seed: int | None = None
    split: str = CHANCE
    scaling: str = PLAIN
    axis: str = AUTO_AXIS

    def __post_init__(self) -> None:
        if not self.inputs or len(set(self.inputs)) != len(self.inputs):
            raise ValueError(f"inputs must be different and at least one, not {self.inputs}")
        if len(self.hidden) > HIDDEN_LAYERS:
            raise ValueError(f"at most {HIDDEN_LAYERS} hidden layers, not {len(self.hidden)}")
        for units in self.hidden:
            _within("hidden", units, HIDDEN_UNITS)
        for name, bounds in BOUNDS.items():
            _within(name, getattr(self, name), bounds)
        if self.weights_seed is not None:
            _within("weights_seed", self.weights_seed, SEEDS)
        _check_penalties(self.penalties)
        _one_of("split", self.split, SPLITS)
        _one_of("scaling", self.scaling, SCALINGS)
        _one_of("axis", self.axis, AXES)
        if self.patience and not self.validation_share:
            raise ValueError("patience needs a validation_share: early stopping watches that part")

    @property
    def start_seed(self) -> int:
        """The seed of the starting weights and of the order of batches."""
        return self.seed if self.weights_seed is None else self.weights_seed

    @property
    def amounts(self) -> dict[str, float]:
        """The amount of every penalty that is on, by its name."""
        amounts = {"l1": self.l1, "l2": self.l2, **dict(self.penalties)}
        return {name: amount for name, amount in amounts.items() if amount}

    def sizes(self, inputs: int, outputs: int) -> tuple[int, ...]:
        """Units of every layer, the inputs first."""
        return (inputs, *self.hidden, outputs)


BOUNDS: dict[str, tuple[float, float]] = {
    "points": POINTS,
    "noise": NOISE,
    "flips": FLIPS,
    "train_share": TRAIN_SHARES,
    "fresh_test": FRESH_TESTS,
    "learning_rate": LEARNING_RATES,
    "epochs": EPOCHS,
    "batch": BATCHES,
    "l1": PENALTIES,
    "l2": PENALTIES,
    "validation_share": VALIDATION_SHARES,
    "patience": PATIENCE,
    "seed": SEEDS,
}


def parameters(sizes: tuple[int, ...]) -> int:
    """Count the weights and biases of a network of these layer sizes: 33 for (2, 8, 1)."""
    return sum((fan_in + 1) * units for fan_in, units in pairwise(sizes))


def shape(sizes: tuple[int, ...]) -> str:
    """Write layer sizes as people do, such as 2-8-1."""
    return "-".join(map(str, sizes))


def _check_penalties(penalties: tuple[tuple[str, float], ...]) -> None:
    names = [*OWN_FIELDS, *(name for name, _ in penalties)]
    if len(set(names)) != len(names):
        raise ValueError(f"penalties must be different and without l1 and l2, not {penalties}")
    for name, amount in penalties:
        _within(f"penalties: {name}", amount, PENALTIES)


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}, not {value!r}")


def _within(name: str, value: float, bounds: tuple[float, float]) -> None:
    lowest, highest = bounds
    if not (math.isfinite(value) and lowest <= value <= highest):
        raise ValueError(f"{name} must lie between {lowest} and {highest}, not {value}")
