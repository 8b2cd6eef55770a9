"""The losses and accuracies of each part, computed fast on the arrays of a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.batches import with_ones
from bot.neural.engine.passes import Pass
from bot.neural.kinds import Kind
from bot.neural.measures import Measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.neural.calls import Array
    from bot.neural.parts.recipe import Recipe
    from bot.neural.prepare import Splits


class Measuring:
    """Runs all three parts through the networks at once.

    `weights` are those of each layer, (*lead, units, inputs + 1), as `Parameters` holds them.
    """

    def __init__(self, recipe: Recipe, prepared: Splits, weights: Sequence[Array]) -> None:
        dtype = weights[0].dtype
        parts = (prepared.train, prepared.validation, prepared.test)
        counts = [len(part.inputs) for part in parts]
        self._kind, self._losses = prepared.kind, recipe.loss.calls.measured
        self._targets = np.concatenate([part.targets for part in parts]).T.astype(dtype)
        self._truth = np.argmax(self._targets, axis=0)
        if self._kind is Kind.BINARY:
            self._truth = self._targets[0] > 0.5
        # One product sums over each part; a part without points has NaN as its count.
        self._belongs = np.eye(len(counts), dtype=dtype)[np.repeat(np.arange(len(counts)), counts)]
        self._counts = np.array([count or np.nan for count in counts], dtype)
        inputs = np.concatenate([with_ones(part) for part in parts], axis=1, dtype=dtype)
        self._pass = Pass(weights, recipe.activation, sum(counts))
        self._calls = self._pass.forward(inputs)

    def measure(self) -> Measures:
        """Return losses and accuracies (*lead, 3) with the present weights."""
        with np.errstate(all="ignore"):  # the losses show a training that diverges
            for call in self._calls:
                call()
            losses = self._losses(self._kind, self._pass.logits, self._targets)
            means = losses @ self._belongs / self._counts
            if self._kind is Kind.VALUES:
                return Measures(means, np.full_like(means, np.nan))
            correct = (self._chosen() == self._truth) @ self._belongs
            return Measures(means, correct / self._counts)

    def _chosen(self) -> NDArray[np.bool] | NDArray[np.intp]:
        logits = self._pass.logits
        if self._kind is Kind.BINARY:
            return logits[..., 0, :] > 0.0
        best: NDArray[np.intp] = logits.argmax(axis=-2)
        return best
