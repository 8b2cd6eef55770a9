"""A fully connected network: its layers, its start, and the way from inputs to logits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.trainings.spec import TrainingSpec

    Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Layer:
    """`weights` has shape (inputs, units), `biases` (units,). Gradients have the same shapes."""

    weights: Floats
    biases: Floats


Network = tuple[Layer, ...]


def starting_network(spec: TrainingSpec, sizes: Sequence[int]) -> Network:
    """Return a float64 network of these layer sizes, inputs first, to start from; biases are 0.

    "random" draws weights from N(0, 1/inputs) (LeCun et al. 1998, Efficient BackProp). They come
    from a generator of spec.start_seed alone, so that two specs with one start seed start alike.
    From "zero" and "constant" (every weight 0.5) the hidden units of a layer stay equal.
    """
    generator = np.random.default_rng([spec.start_seed, 1])
    layers: list[Layer] = []
    for fan_in, units in pairwise(sizes):
        if spec.start == "random":
            weights = generator.normal(0.0, fan_in**-0.5, (fan_in, units))
        else:
            weights = np.full((fan_in, units), 0.5 if spec.start == "constant" else 0.0)
        layers.append(Layer(weights, np.zeros(units)))
    return tuple(layers)


def forward(network: Network, activation: str, inputs: Floats) -> list[Floats]:
    """Run inputs (n, first size) through the network.

    Return what each layer passes on: the inputs, the activations (n, units) of every hidden layer,
    and last the logits (n, outputs).
    """
    passed = [inputs]
    for layer in network[:-1]:
        passed.append(activated(activation, passed[-1] @ layer.weights + layer.biases))
    passed.append(passed[-1] @ network[-1].weights + network[-1].biases)
    return passed


def outputs(network: Network, activation: str, inputs: Floats) -> Floats:
    """Return the logits (n, outputs) of inputs (n, first size)."""
    return forward(network, activation, inputs)[-1]


def activated(activation: str, sums: Floats) -> Floats:
    """Apply the activation to the weighted sums of a hidden layer; any shape."""
    if activation == "tanh":
        return np.tanh(sums)
    if activation == "relu":
        return np.maximum(sums, 0.0)
    return sigmoid(sums) if activation == "sigmoid" else sums


def slope(activation: str, passed: Floats) -> Floats:
    """Return the derivative of the activation, computed from the activations; any shape."""
    if activation == "tanh":
        return 1.0 - passed**2
    if activation == "relu":
        return (passed > 0.0).astype(passed.dtype)
    return passed * (1.0 - passed) if activation == "sigmoid" else np.ones_like(passed)


def sigmoid(logits: Floats) -> Floats:
    """1 / (1 + e^-z), written with tanh so that no z overflows. Any shape."""
    probabilities: Floats = 0.5 + 0.5 * np.tanh(0.5 * logits)
    return probabilities


def softmax(logits: Floats) -> Floats:
    """e^z / (sum of e^z over the classes), shifted so that no z overflows. Shape (n, classes)."""
    powers: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def cast(network: Network, dtype: type[np.floating]) -> Network:
    """Copy the network in another precision."""
    return tuple(
        Layer(layer.weights.astype(dtype), layer.biases.astype(dtype)) for layer in network
    )
