"""A small network in plain numbers: what flows forward through it, and the blame that comes back.

Written out as sums, so that each number can be checked on paper (Rumelhart, Hinton and Williams
1986); tests hold the blame to finite differences.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.by_hand.neuron import sigmoid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.pictures.network import Activation, LayerNumbers


@dataclass(frozen=True, slots=True)
class LayerValues:
    """The weighted `sums` that arrive at the neurons of a layer, and their `outputs`."""

    sums: tuple[float, ...]
    outputs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LayerBlame:
    """The slope of the loss by each weight of a layer, a row for each neuron, and by each bias."""

    weights: tuple[tuple[float, ...], ...]
    biases: tuple[float, ...]


def forward_through(
    inputs: Sequence[float], layers: Sequence[LayerNumbers]
) -> tuple[LayerValues, ...]:
    """Send the inputs through all layers."""
    values: list[LayerValues] = []
    flowing = tuple(inputs)
    for layer in layers:
        biases = layer.biases or (0.0,) * len(layer.weights)
        sums = tuple(
            math.fsum([bias, *(weight * value for weight, value in zip(row, flowing, strict=True))])
            for row, bias in zip(layer.weights, biases, strict=True)
        )
        flowing = tuple(_activated(layer.activation, total) for total in sums)
        values.append(LayerValues(sums, flowing))
    return tuple(values)


def loss_at_end(values: Sequence[LayerValues], target: int) -> float:
    """Return the cross-entropy of one sigmoid neuron at the end, in nats."""
    wrong_way = values[-1].sums[0] * (1 if target == 0 else -1)
    # ln(1 + e^z): the same as -ln p, but exact where p is next to 0.
    return max(wrong_way, 0.0) + math.log1p(math.exp(-abs(wrong_way)))


def backward_through(
    inputs: Sequence[float],
    layers: Sequence[LayerNumbers],
    values: Sequence[LayerValues],
    target: int,
) -> tuple[LayerBlame, ...]:
    """Return the blame of every layer, the first one first.

    The network ends in one sigmoid neuron, whose loss is the cross-entropy.
    """
    blames: list[LayerBlame] = []
    deltas: tuple[float, ...] = (values[-1].outputs[0] - target,)
    for place in reversed(range(len(layers))):
        below = values[place - 1].outputs if place else tuple(inputs)
        rows = tuple(tuple(delta * value for value in below) for delta in deltas)
        blames.append(LayerBlame(rows, deltas))
        if place:
            deltas = _deltas_below(layers, values[place - 1], place, deltas)
    return tuple(reversed(blames))


def _deltas_below(
    layers: Sequence[LayerNumbers],
    below: LayerValues,
    place: int,
    deltas: tuple[float, ...],
) -> tuple[float, ...]:
    weights, activation = layers[place].weights, layers[place - 1].activation
    return tuple(
        math.fsum(delta * row[unit] for delta, row in zip(deltas, weights, strict=True))
        * _slope(activation, output)
        for unit, output in enumerate(below.outputs)
    )


def _activated(activation: Activation, total: float) -> float:
    if activation == "sigmoid":
        return sigmoid(total)
    return math.tanh(total) if activation == "tanh" else total


def _slope(activation: Activation, output: float) -> float:
    """Return the slope of an activation where its output is this."""
    if activation == "sigmoid":
        return output * (1 - output)
    return 1 - output * output if activation == "tanh" else 1.0
