"""Training as textbooks write it: slow, readable, and the reference for the fast engine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.losses import correct, output_delta, point_losses
from bot.neural.measures import Measures
from bot.neural.network import Layer, cast, forward, outputs, slope

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.network import Floats, Network
    from bot.neural.prepare import Kind, Splits
    from bot.trainings.spec import TrainingSpec

MOMENTUM = 0.9
ADAM_DECAYS = 0.9, 0.999
ADAM_EPSILON = 1e-8


def gradients(
    network: Network, spec: TrainingSpec, kind: Kind, inputs: Floats, targets: Floats
) -> Network:
    """Find by backpropagation the derivative of the mean loss, plus penalties, by every number.

    inputs (n, d), targets (n, outputs); the result has the shapes of the network. The delta of a
    hidden unit is what the next layer hands back, times the slope of its activation (Nielsen,
    Neural Networks and Deep Learning, chapter 2).
    """
    passed = forward(network, spec.activation, inputs)
    delta = output_delta(kind, spec.loss, passed[-1], targets)
    found: list[Layer] = []
    for depth in range(len(network) - 1, -1, -1):
        weights, came_in = network[depth].weights, passed[depth]
        pulled = came_in.T @ delta + spec.l1 * np.sign(weights) + spec.l2 * weights
        found.append(Layer(pulled, delta.sum(axis=0)))
        if depth:
            delta = (delta @ weights.T) * slope(spec.activation, came_in)
    return tuple(reversed(found))


def penalty(network: Network, spec: TrainingSpec) -> float:
    """Return what L1 and L2 add to the mean loss: l1 sum |w| + l2/2 sum w^2, without biases."""
    return sum(
        spec.l1 * float(np.abs(layer.weights).sum())
        + spec.l2 / 2.0 * float((layer.weights**2).sum())
        for layer in network
    )


def learning_rate(spec: TrainingSpec, epoch: int) -> float:
    """Return the learning rate of an epoch, counted from 0.

    "step" halves the rate after each quarter of the epochs; "cosine" lowers it from its full size
    towards 0 along half a cosine wave (Loshchilov and Hutter 2017, SGDR).
    """
    if spec.schedule == "step":
        return spec.learning_rate / 2.0 ** (4 * epoch // spec.epochs)
    if spec.schedule == "cosine":
        return spec.learning_rate * (1.0 + math.cos(math.pi * epoch / spec.epochs)) / 2.0
    return spec.learning_rate


@dataclass(frozen=True, slots=True)
class OptimizerState:
    """What an optimizer keeps of the past gradients of one array, in the shape of that array.

    `mean` is the running mean of the gradients (for momentum, their decayed sum), `square` the
    running mean of their squares.
    """

    mean: Floats
    square: Floats


def empty_state(numbers: Floats) -> OptimizerState:
    """Return the state before the first step: zeros in the shape of `numbers`."""
    return OptimizerState(np.zeros_like(numbers), np.zeros_like(numbers))


def step(
    optimizer: str, rate: float, gradient: Floats, memory: OptimizerState, count: int
) -> tuple[Floats, OptimizerState]:
    """Return how far to move against the gradient, and the memory for the next step.

    All arrays have the shape of `gradient`. `count` is this step's number, from 1. Momentum adds
    the gradient to 0.9 times the earlier sum (Polyak 1964); Adam is that of Kingma and Ba (2015),
    with both bias corrections.
    """
    if optimizer == "momentum":
        velocity = MOMENTUM * memory.mean + gradient
        return rate * velocity, OptimizerState(velocity, memory.square)
    if optimizer == "adam":
        first, second = ADAM_DECAYS
        mean = first * memory.mean + (1.0 - first) * gradient
        square = second * memory.square + (1.0 - second) * gradient**2
        usual = np.sqrt(square / (1.0 - second**count)) + ADAM_EPSILON
        return rate * (mean / (1.0 - first**count)) / usual, OptimizerState(mean, square)
    return rate * gradient, memory


class PlainTrainer:
    """Trains one network. `network` is its present state; an epoch replaces it by a new one."""

    def __init__(self, spec: TrainingSpec, prepared: Splits, network: Network) -> None:
        dtype = np.float32 if spec.precision == "float32" else np.float64
        self.network = cast(network, dtype)
        self._spec, self._kind = spec, prepared.kind
        self._parts: list[tuple[Floats, Floats]] = [
            (part.inputs.astype(dtype), part.targets.astype(dtype))
            for part in (prepared.train, prepared.validation, prepared.test)
        ]
        self._order = np.random.default_rng([spec.start_seed, 2])
        self._memories = [
            (empty_state(layer.weights), empty_state(layer.biases)) for layer in self.network
        ]
        self._epochs = self._steps = 0

    def measure(self) -> Measures:
        """Return the losses (3,) and accuracies (3,) of training, validation and test part now.

        Losses are means without penalties, accuracies are shares, 0 to 1. A part without points is
        NaN, as are accuracies where a value is predicted.
        """
        losses, accuracies = np.full(3, np.nan), np.full(3, np.nan)
        for place, (inputs, targets) in enumerate(self._parts):
            if len(inputs):
                logits = outputs(self.network, self._spec.activation, inputs)
                losses[place] = point_losses(self._kind, self._spec.loss, logits, targets).mean()
                if self._kind != "values":
                    accuracies[place] = correct(self._kind, logits, targets).mean()
        return Measures(losses, accuracies)

    def epoch(self) -> None:
        """Train for one epoch: use every training point once, in batches of a shuffled order."""
        rate = learning_rate(self._spec, self._epochs)
        count = len(self._parts[0][0])
        size = self._spec.batch or count
        order = self._order.permutation(count) if size < count else np.arange(count)
        for begin in range(0, count, size):
            self._step(rate, order[begin : begin + size])
        self._epochs += 1

    def _step(self, rate: float, rows: NDArray[np.intp]) -> None:
        inputs, targets = (table[rows] for table in self._parts[0])
        found = gradients(self.network, self._spec, self._kind, inputs, targets)
        self._steps += 1
        moved: list[Layer] = []
        for place, (layer, gradient) in enumerate(zip(self.network, found, strict=True)):
            weights, biases = self._memories[place]
            optimizer, steps = self._spec.optimizer, self._steps
            by_weights, weights = step(optimizer, rate, gradient.weights, weights, steps)
            by_biases, biases = step(optimizer, rate, gradient.biases, biases, steps)
            self._memories[place] = weights, biases
            moved.append(Layer(layer.weights - by_weights, layer.biases - by_biases))
        self.network = tuple(moved)
