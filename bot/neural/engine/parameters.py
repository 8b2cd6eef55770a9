"""All weights and biases of one network, or of several side by side, as one flat vector."""

from __future__ import annotations

from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.passes import blocks
from bot.neural.network import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.neural.calls import Array
    from bot.neural.network import Network


class Parameters:
    """`values` (P,) and `slopes` (2, P): the gradient, and a spare row for the optimizer.

    `weights` and `gradients` hold views of them, for each layer (*lead, units, inputs + 1) with the
    biases in the last column. In a network narrower than the widest, missing units stay 0.
    """

    def __init__(
        self, networks: Sequence[Network], lead: tuple[int, ...], dtype: np.dtype[np.floating]
    ) -> None:
        self._sizes = [
            (len(network[0].weights), *(layer.biases.size for layer in network))
            for network in networks
        ]
        widest = np.max(self._sizes, axis=0).tolist()
        self._shapes = [(*lead, units, inputs + 1) for inputs, units in pairwise(widest)]
        self.values = np.zeros(sum(map(prod, self._shapes)), dtype)
        self.slopes = np.zeros((2, self.values.size), dtype)
        self.weights = blocks(self.values, self._shapes)
        self.gradients = blocks(self.slopes[0], self._shapes)
        for views, network in zip(self.layers(self.values), networks, strict=True):
            for (weights, biases), layer in zip(views, network, strict=True):
                weights[:], biases[:] = layer.weights.T, layer.biases

    @property
    def networks(self) -> list[Network]:
        """Copies of the networks as they are now, in float64."""
        return [
            tuple(
                Layer(weights.T.astype(np.float64, order="C"), biases.astype(np.float64))
                for weights, biases in views
            )
            for views in self.layers(self.values)
        ]

    @property
    def padded(self) -> bool:
        """Whether the networks differ in width, so that some lack units of the widest."""
        return len(set(self._sizes)) > 1

    def spread(self, numbers: Sequence[float], *, biases: bool) -> Array:
        """Return (P,): each network's number at its weights, and at its biases if asked; else 0."""
        flat = np.zeros_like(self.values)
        for views, number in zip(self.layers(flat), numbers, strict=True):
            for of_weights, of_biases in views:
                of_weights[:] = number
                of_biases[:] = number if biases else 0.0
        return flat

    def layers(self, flat: Array) -> Iterator[list[tuple[Array, Array]]]:
        """For each network, its own weights (units, inputs) and biases (units,) as views."""
        whole = [
            block.reshape(len(self._sizes), *block.shape[-2:])
            for block in blocks(flat, self._shapes)
        ]
        for index, sizes in enumerate(self._sizes):
            yield [
                (block[index, :units, :inputs], block[index, :units, -1])
                for block, (inputs, units) in zip(whole, pairwise(sizes), strict=True)
            ]
