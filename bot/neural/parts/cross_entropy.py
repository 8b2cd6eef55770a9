"""Cross-entropy: minus the logarithm of the probability of the right class, in nats.

A value has no probability: where values are predicted, this is the squared error.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural import calls
from bot.neural.calls import constant
from bot.neural.kinds import Kind
from bot.neural.parts import squared_error
from bot.neural.parts.loss import Loss, RecordedLoss, delta_calls
from bot.neural.parts.squared_error import squared_baseline, squared_delta, squared_losses
from bot.neural.predictions import predictions
from bot.trainings.catalogue import CATALOGUE

if TYPE_CHECKING:
    from bot.neural.calls import Array, Call
    from bot.neural.parts.loss import BindTargets
    from bot.neural.predictions import Floats


def cross_entropy_losses(kind: Kind, logits: Floats, targets: Floats) -> Floats:
    """Return -ln(probability of the right class) of each point, shape (n,).

    It is computed from logits so that it neither overflows nor meets ln 0: for two classes
    ln(1 + e^z), where z is the log-odds of the wrong class.
    """
    if kind is Kind.VALUES:
        return squared_losses(kind, logits, targets)
    if kind is Kind.BINARY:
        return np.logaddexp(0.0, np.where(targets > 0.5, -logits, logits)).ravel()
    shifted = logits - logits.max(axis=1, keepdims=True)
    surprise: Floats = np.log(np.exp(shifted).sum(axis=1)) - (shifted * targets).sum(axis=1)
    return surprise


def cross_entropy_delta(kind: Kind, logits: Floats, targets: Floats) -> Floats:
    """Return (probability - target) / n (Nielsen, Neural Networks and Deep Learning, chapter 3)."""
    if kind is Kind.VALUES:
        return squared_delta(kind, logits, targets)
    return (predictions(kind, logits) - targets) / len(targets)


def cross_entropy_baseline(kind: Kind, targets: Floats) -> float:
    """Return the entropy of the class shares in nats, ln 2 = 0.693 for two equal classes."""
    if kind is Kind.VALUES:
        return squared_baseline(kind, targets)
    share = targets.mean(axis=0)
    shares = np.append(share, 1.0 - share) if kind is Kind.BINARY else share
    present = shares[shares > 0.0]
    return float(0.0 - (present * np.log(present)).sum())  # 0 and not -0 for one class alone


def _scaled_targets(kind: Kind, points: int) -> tuple[float, float]:
    if kind is Kind.VALUES:
        return squared_error.scaled_targets(kind, points)
    return (0.5 if kind is Kind.BINARY else 0.0), 1.0 / points


def _delta(kind: Kind, logits: Array) -> BindTargets:
    points = logits.shape[-1]
    if kind is Kind.VALUES:
        return squared_error.recorded_delta(kind, logits)
    if kind is Kind.CLASSES:
        return delta_calls(calls.softmax(logits, 1.0 / points), logits, logits, [])
    # sigmoid(z) - y = tanh(z / 2) / 2 - (y - 1 / 2)
    tanh_of_half: list[Call] = [
        partial(np.multiply, logits, constant(0.5, logits), logits),
        partial(np.tanh, logits, logits),
        partial(np.multiply, logits, constant(0.5 / points, logits), logits),
    ]
    return delta_calls(tanh_of_half, logits, logits, [])


def _measured(kind: Kind, logits: Array, targets: Array) -> Array:
    if kind is Kind.VALUES:
        return squared_error.measured(kind, logits, targets)
    found: Array
    if kind is Kind.CLASSES:
        top = logits.max(axis=-2)
        whole = np.exp(logits - top[..., None, :]).sum(axis=-2)
        found = top + np.log(whole) - (logits * targets).sum(axis=-2)
    else:  # ln(1 + e^z), where z is the log-odds of the wrong class
        wrong = (logits * (1.0 - 2.0 * targets))[..., 0, :]
        found = np.maximum(wrong, 0.0) + np.log1p(np.exp(-np.abs(wrong)))
    return found


CROSS_ENTROPY = Loss(
    CATALOGUE.loss("cross-entropy"),
    cross_entropy_losses,
    cross_entropy_delta,
    cross_entropy_baseline,
    RecordedLoss(_scaled_targets, _delta, _measured),
)
