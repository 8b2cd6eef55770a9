"""How wrong a network is: the losses, and how they change with the logits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.neural.network import sigmoid, softmax
from bot.neural.prepare import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.network import Floats


def point_losses(kind: Kind, loss: str, logits: Floats, targets: Floats) -> Floats:
    """Return the loss of each point, shape (n,); logits and targets have shape (n, outputs).

    Targets are 0 or 1, one-hot, or values. Cross-entropy is -ln(probability of the right class) in
    nats, computed from logits so that it neither overflows nor meets ln 0: for two classes ln(1 +
    e^z), where z is the log-odds of the wrong class. The squared error is summed over the outputs.
    """
    if kind is Kind.VALUES or loss == "squared":
        missed = predictions(kind, logits) - targets
        squares: Floats = (missed * missed).sum(axis=1)
        return squares
    if kind is Kind.BINARY:
        return np.logaddexp(0.0, np.where(targets > 0.5, -logits, logits)).ravel()
    shifted = logits - logits.max(axis=1, keepdims=True)
    surprise: Floats = np.log(np.exp(shifted).sum(axis=1)) - (shifted * targets).sum(axis=1)
    return surprise


def predictions(kind: Kind, logits: Floats) -> Floats:
    """Turn logits (n, outputs) into probabilities, or into values; the same shape."""
    if kind is Kind.VALUES:
        return logits
    return sigmoid(logits) if kind is Kind.BINARY else softmax(logits)


def output_delta(kind: Kind, loss: str, logits: Floats, targets: Floats) -> Floats:
    """Return the derivative of the mean loss by each logit, shape (n, outputs).

    For cross-entropy that is (probability - target) / n (Nielsen, Neural Networks and Deep
    Learning, chapter 3); the squared error goes through the slope of sigmoid or softmax as well.
    """
    predicted = predictions(kind, logits)
    missed = predicted - targets
    if kind is Kind.VALUES:
        return 2.0 * missed / len(missed)
    if loss == "cross-entropy":
        return missed / len(missed)
    if kind is Kind.BINARY:
        return 2.0 * missed * predicted * (1.0 - predicted) / len(missed)
    shared: Floats = (missed * predicted).sum(axis=1, keepdims=True)
    return 2.0 * predicted * (missed - shared) / len(missed)


def correct(kind: Kind, logits: Floats, targets: Floats) -> NDArray[np.bool]:
    """Say of each point whether its likeliest class is the right one; shape (n,).

    `logits` and `targets` have shape (n, outputs).
    """
    same: NDArray[np.bool] = chosen(kind, logits) == chosen(kind, targets - 0.5)
    return same


def chosen(kind: Kind, logits: Floats) -> NDArray[np.intp]:
    """Return the number of the likeliest class of each point, shape (n,).

    `logits` has shape (n, outputs).
    """
    if kind is Kind.BINARY:
        return (logits[:, 0] > 0.0).astype(np.intp)
    likeliest: NDArray[np.intp] = logits.argmax(axis=1)
    return likeliest


def baseline_loss(kind: Kind, loss: str, targets: Floats) -> float:
    """Return the mean loss of the best answer that is the same for all: the mean target.

    `targets` has shape (n, outputs). For cross-entropy this is the entropy of the class shares in
    nats, ln 2 = 0.693 for two equal classes.
    """
    share = targets.mean(axis=0)
    if kind is Kind.VALUES or loss == "squared":
        return float(((targets - share) ** 2).sum(axis=1).mean())
    shares = np.append(share, 1.0 - share) if kind is Kind.BINARY else share
    present = shares[shares > 0.0]
    return float(0.0 - (present * np.log(present)).sum())  # 0 and not -0 for one class alone
