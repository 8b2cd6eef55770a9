"""The squared error of what is predicted, summed over the outputs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural import calls
from bot.neural.calls import constant
from bot.neural.kinds import Kind
from bot.neural.parts.loss import Loss, RecordedLoss, delta_calls
from bot.neural.predictions import predictions, sigmoid
from bot.trainings.catalogue import CATALOGUE

if TYPE_CHECKING:
    from bot.neural.calls import Array
    from bot.neural.parts.loss import BindTargets
    from bot.neural.predictions import Floats


def squared_losses(kind: Kind, logits: Floats, targets: Floats) -> Floats:
    """Return the squared error of each point, summed over the outputs; shape (n,)."""
    missed = predictions(kind, logits) - targets
    squares: Floats = (missed * missed).sum(axis=1)
    return squares


def squared_delta(kind: Kind, logits: Floats, targets: Floats) -> Floats:
    """Return 2/n (p - y), through the slope of sigmoid or softmax where there are classes."""
    predicted = predictions(kind, logits)
    missed = predicted - targets
    if kind is Kind.VALUES:
        return 2.0 * missed / len(missed)
    if kind is Kind.BINARY:
        return 2.0 * missed * predicted * (1.0 - predicted) / len(missed)
    shared: Floats = (missed * predicted).sum(axis=1, keepdims=True)
    return 2.0 * predicted * (missed - shared) / len(missed)


def squared_baseline(_kind: Kind, targets: Floats) -> float:
    """Return the variance of the targets, (n, outputs), summed over the outputs."""
    return float(((targets - targets.mean(axis=0)) ** 2).sum(axis=1).mean())


def scaled_targets(kind: Kind, points: int) -> tuple[float, float]:
    """See `RecordedLoss`."""
    return 0.0, 2.0 / points if kind is Kind.VALUES else 1.0


def recorded_delta(kind: Kind, logits: Array) -> BindTargets:
    """See `RecordedLoss`."""
    double = constant(2.0 / logits.shape[-1], logits)
    scaled = partial(np.multiply, logits, double, logits)
    if kind is Kind.VALUES:
        return delta_calls([scaled], logits, logits, [])
    errors, spare = np.empty_like(logits), np.empty_like(logits)
    if kind is Kind.BINARY:  # p (1 - p) e
        through = [
            partial(np.multiply, logits, logits, spare),
            partial(np.subtract, logits, spare, logits),
            partial(np.multiply, logits, errors, logits),
        ]
        before = calls.sigmoid(logits, logits)
        return delta_calls(before, logits, errors, [*through, scaled])
    total = np.empty((*logits.shape[:-2], 1, logits.shape[-1]), logits.dtype)
    through = [  # p_i (e_i - sum_j p_j e_j)
        partial(np.multiply, logits, errors, spare),
        partial(np.add.reduce, spare, -2, None, total, True),
        partial(np.subtract, errors, total, errors),
        partial(np.multiply, logits, errors, logits),
    ]
    return delta_calls(calls.softmax(logits, 1.0), logits, errors, [*through, scaled])


def measured(kind: Kind, logits: Array, targets: Array) -> Array:
    """See `RecordedLoss`."""
    missed = _predictions(kind, logits) - targets
    squares: Array = (missed * missed).sum(axis=-2)
    return squares


def _predictions(kind: Kind, logits: Array) -> Array:
    """Do as `bot.neural.predictions.predictions`, with the points as the last axis."""
    if kind is Kind.VALUES:
        return logits
    if kind is Kind.BINARY:
        return sigmoid(logits)
    powers = np.exp(logits - logits.max(axis=-2, keepdims=True))
    found: Array = powers / powers.sum(axis=-2, keepdims=True)
    return found


SQUARED = Loss(
    CATALOGUE.loss("squared"),
    squared_losses,
    squared_delta,
    squared_baseline,
    RecordedLoss(scaled_targets, recorded_delta, measured),
)
