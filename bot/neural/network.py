"""A small network: tanh hidden layers, one sigmoid output, gradients worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# No weight leaves this range. No useful one comes near it, and within it nothing can overflow
# (six layers of 64 stay below 1e85), so losses are finite numbers even when training runs wild.
LARGEST_WEIGHT = 1e12


@dataclass(frozen=True, slots=True)
class Layer:
    """`weights` has shape (inputs, units), `biases` has shape (units,). Gradients look the same."""

    weights: Floats
    biases: Floats


Network = tuple[Layer, ...]


def random_network(sizes: Sequence[int], generator: Generator) -> Network:
    """Draw the start: weights from N(0, 1/inputs), biases 0 (LeCun et al., Efficient BackProp).

    `sizes` are the units of each layer, the inputs first and the one output last.
    """
    return tuple(
        Layer(generator.normal(0.0, fan_in**-0.5, (fan_in, units)), np.zeros(units))
        for fan_in, units in pairwise(sizes)
    )


def forward(network: Network, inputs: Floats) -> list[Floats]:
    """Run inputs (n, first size) through the network.

    Return what each layer passes on: the inputs, every tanh activation (n, units), and last the
    logits (n, 1). sigmoid(logit) is the probability of class 1.
    """
    passed = [inputs]
    for layer in network[:-1]:
        passed.append(np.tanh(passed[-1] @ layer.weights + layer.biases))
    passed.append(passed[-1] @ network[-1].weights + network[-1].biases)
    return passed


def cross_entropy(logits: Floats, labels: Floats) -> float:
    """Mean of -ln(probability given to the right class), in nats; never negative.

    For label y and logit z that is ln(1 + e^z) - y z, which neither overflows nor meets ln 0.
    logits (n, 1), labels (n,).
    """
    scores = logits[:, 0]
    return float(np.mean(np.logaddexp(0.0, scores) - labels * scores))


def accuracy(logits: Floats, labels: Floats) -> float:
    """Share of points, 0 to 1, whose likelier class is the right one; shapes (n, 1) and (n,)."""
    return float(np.mean((logits[:, 0] > 0.0) == (labels > 0.5)))


def gradients(network: Network, passed: list[Floats], labels: Floats) -> Network:
    """Find by backpropagation how the mean cross-entropy changes with every weight and bias.

    `passed` is what `forward` returned for these points, labels have shape (n,). Nielsen, Neural
    Networks and Deep Learning, chapter 2: the blame of an output is probability - label; the blame
    of a hidden unit is what the next layer hands back, times the slope of tanh, 1 - h^2.
    """
    blame = (sigmoid(passed[-1]) - labels[:, None]) / len(labels)
    found: list[Layer] = []
    for depth in range(len(network) - 1, -1, -1):
        came_in = passed[depth]
        found.append(Layer(came_in.T @ blame, blame.sum(axis=0)))
        if depth:
            blame = (blame @ network[depth].weights.T) * (1.0 - came_in**2)
    return tuple(reversed(found))


def nudged(network: Network, slopes: Network, learning_rate: float) -> Network:
    """Take one step of gradient descent: every number moves by -learning_rate x its slope."""
    return tuple(
        Layer(
            _bounded(layer.weights - learning_rate * slope.weights),
            _bounded(layer.biases - learning_rate * slope.biases),
        )
        for layer, slope in zip(network, slopes, strict=True)
    )


def sigmoid(logits: Floats) -> Floats:
    """1 / (1 + e^-z), written with tanh so that no z overflows. Any shape."""
    return 0.5 + 0.5 * np.tanh(0.5 * logits)


def _bounded(numbers: Floats) -> Floats:
    return np.clip(numbers, -LARGEST_WEIGHT, LARGEST_WEIGHT)
