"""The forward and the backward pass over one batch size, as calls over arrays of that size."""

from __future__ import annotations

from functools import partial
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.calls import product

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.neural.calls import Array, Call
    from bot.neural.parts.activation import Activation
    from bot.neural.parts.loss import BindTargets


class Pass:
    """Calls that run `points` points through layers of `weights` (*lead, units, inputs + 1).

    Inputs are (inputs + 1, points), the last row ones, or (*lead, inputs + 1, points) when each
    network has its own. The activations of a hidden layer have a row of ones too: with it a bias is
    one more weight, and needs neither an addition nor a sum for its gradient. Where slopes are
    computed from weighted sums, a copy of these is kept.
    """

    def __init__(self, weights: Sequence[Array], activation: Activation, points: int) -> None:
        self._weights, self._slopes = weights, activation.calls.slopes
        dtype, lead = weights[0].dtype, weights[0].shape[:-2]
        units = [layer.shape[-2] for layer in weights]
        hidden = [(*lead, size + 1, points) for size in units[:-1]]
        self._flat = np.ones(sum(map(prod, hidden)), dtype)
        self._passed = blocks(self._flat, hidden)
        self._slopes_at = np.zeros_like(self._flat) if activation.by_sums else self._flat
        # Weighted sums on the way forward, deltas on the way back.
        self._sums = [np.empty((*lead, size, points), dtype) for size in units]
        self.logits = self._sums[-1]
        self._onward: list[Call] = []
        for depth, (passed, kept) in enumerate(
            zip(self._passed, blocks(self._slopes_at, hidden), strict=True)
        ):
            if activation.by_sums:
                self._onward.append(partial(np.copyto, kept[..., :-1, :], self._sums[depth]))
            self._onward += activation.calls.onward(self._sums[depth], passed[..., :-1, :])
            self._onward += product(weights[depth + 1], passed, self._sums[depth + 1])

    def forward(self, inputs: Array) -> list[Call]:
        """Leave the logits (*lead, outputs, points) in `logits`."""
        return [*product(self._weights[0], inputs, self._sums[0]), *self._onward]

    def steps(
        self,
        batches: Iterable[tuple[Array, Array]],
        gradients: Sequence[Array],
        delta: BindTargets,
    ) -> list[list[Call]]:
        """Bind the calls that find the gradient on each of `batches`: (inputs, scaled targets).

        `delta` is that of a loss, bound to `logits`. All but a few of the calls are the same for
        every batch.
        """
        backward = self._backward(gradients)
        return [
            [
                *self.forward(inputs),
                *delta(targets),
                *backward,
                *product(self._sums[0], inputs.swapaxes(-1, -2), gradients[0]),
            ]
            for inputs, targets in batches
        ]

    def _backward(self, gradients: Sequence[Array]) -> list[Call]:
        """Bind the calls that hand deltas back, with the gradients of all layers but the first."""
        derivatives = np.empty_like(self._flat)
        calls: list[Call] = []
        if self._passed and self._slopes:
            calls += self._slopes(self._slopes_at, derivatives)
        factors = blocks(derivatives, [passed.shape for passed in self._passed])
        for depth in range(len(self._passed), 0, -1):
            delta, handed_back = self._sums[depth], self._sums[depth - 1]
            came_in = self._passed[depth - 1].swapaxes(-1, -2)
            weights = self._weights[depth][..., :-1].swapaxes(-1, -2)
            calls += product(delta, came_in, gradients[depth])
            calls += product(weights, delta, handed_back)
            if self._slopes:
                factor = factors[depth - 1][..., :-1, :]
                calls.append(partial(np.multiply, handed_back, factor, handed_back))
        return calls


def blocks(flat: Array, shapes: Iterable[tuple[int, ...]]) -> list[Array]:
    """Cut a flat array into views, one behind the other, in these shapes."""
    views, start = [], 0
    for shape in shapes:
        views.append(flat[start : start + prod(shape)].reshape(shape))
        start += prod(shape)
    return views
