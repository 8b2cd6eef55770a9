"""A fully connected network: its layers, its start, and the way from inputs to logits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.trainings.names import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.parts.activation import Activation
    from bot.neural.parts.recipe import Parts
    from bot.neural.predictions import Floats
    from bot.trainings.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class Layer:
    """`weights` has shape (inputs, units), `biases` (units,). Gradients have the same shapes."""

    weights: Floats
    biases: Floats


Network = tuple[Layer, ...]


def starting_network(spec: TrainingSpec, sizes: Sequence[int], parts: Parts) -> Network:
    """Return a float64 network of these layer sizes, inputs first, to start from; biases are 0.

    The weights come from a generator of spec.start_seed alone, so that two specs with one start
    seed start alike. Raise UnknownNameError for a start that `parts` lacks.
    """
    start = named("start", parts.starts, spec.start)
    generator = np.random.default_rng([spec.start_seed, 1])
    return tuple(
        Layer(start.weights(generator, inputs, units), np.zeros(units))
        for inputs, units in pairwise(sizes)
    )


def forward(network: Network, activation: Activation, inputs: Floats) -> list[Floats]:
    """Run inputs (n, first size) through the network.

    Return what each layer passes on: the inputs, the activations (n, units) of every hidden layer,
    and last the logits (n, outputs).
    """
    passed = [inputs]
    for layer in network[:-1]:
        passed.append(activation.function(sums(layer, passed[-1])))
    passed.append(sums(network[-1], passed[-1]))
    return passed


def sums(layer: Layer, inputs: Floats) -> Floats:
    """Return the weighted sums (n, units) of a layer, whose inputs are (n, inputs)."""
    weighted: Floats = inputs @ layer.weights + layer.biases
    return weighted


def outputs(network: Network, activation: Activation, inputs: Floats) -> Floats:
    """Return the logits (n, outputs) of inputs (n, first size)."""
    return forward(network, activation, inputs)[-1]


def cast(network: Network, dtype: type[np.floating]) -> Network:
    """Copy the network in another precision."""
    return tuple(
        Layer(layer.weights.astype(dtype), layer.biases.astype(dtype)) for layer in network
    )
