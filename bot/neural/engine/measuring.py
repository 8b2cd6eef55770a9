"""The losses and accuracies of each part, computed fast on the arrays of a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.batches import with_ones
from bot.neural.engine.passes import Pass
from bot.neural.measures import Measures
from bot.neural.network import sigmoid
from bot.neural.prepare import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.neural.engine.calls import Array
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec


class Measuring:
    """Runs all three parts through the networks at once.

    `weights` are those of each layer, (*lead, units, inputs + 1), as `Parameters` holds them.
    """

    def __init__(self, spec: TrainingSpec, prepared: Splits, weights: Sequence[Array]) -> None:
        dtype = weights[0].dtype
        parts = (prepared.train, prepared.validation, prepared.test)
        counts = [len(part.inputs) for part in parts]
        self._kind, self._loss = prepared.kind, spec.loss
        self._targets = np.concatenate([part.targets for part in parts]).T.astype(dtype)
        self._truth = np.argmax(self._targets, axis=0)
        if self._kind is Kind.BINARY:
            self._truth = self._targets[0] > 0.5
        # One product sums over each part; a part without points has NaN as its count.
        self._belongs = np.eye(len(counts), dtype=dtype)[np.repeat(np.arange(len(counts)), counts)]
        self._counts = np.array([count or np.nan for count in counts], dtype)
        inputs = np.concatenate([with_ones(part) for part in parts], axis=1, dtype=dtype)
        self._pass = Pass(weights, spec.activation, sum(counts))
        self._calls = self._pass.forward(inputs)

    def measure(self) -> Measures:
        """Return losses and accuracies (*lead, 3) with the present weights."""
        with np.errstate(all="ignore"):  # the losses show a training that diverges
            for call in self._calls:
                call()
            losses = point_losses(self._kind, self._loss, self._pass.logits, self._targets)
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


def point_losses(kind: Kind, loss: str, logits: Array, targets: Array) -> Array:
    """Return (..., points), the same losses as `bot.neural.losses.point_losses`.

    Here the points are the last axis: logits (..., outputs, points), targets (outputs, points).
    """
    found: Array
    if kind is Kind.VALUES or loss == "squared":
        missed = _predictions(kind, logits) - targets
        found = (missed * missed).sum(axis=-2)
    elif kind is Kind.CLASSES:
        top = logits.max(axis=-2)
        whole = np.exp(logits - top[..., None, :]).sum(axis=-2)
        found = top + np.log(whole) - (logits * targets).sum(axis=-2)
    else:  # ln(1 + e^z), where z is the log-odds of the wrong class
        wrong = (logits * (1.0 - 2.0 * targets))[..., 0, :]
        found = np.maximum(wrong, 0.0) + np.log1p(np.exp(-np.abs(wrong)))
    return found


def _predictions(kind: Kind, logits: Array) -> Array:
    if kind is Kind.VALUES:
        return logits
    if kind is Kind.BINARY:
        return sigmoid(logits)
    powers = np.exp(logits - logits.max(axis=-2, keepdims=True))
    found: Array = powers / powers.sum(axis=-2, keepdims=True)
    return found
