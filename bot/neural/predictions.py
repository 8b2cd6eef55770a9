"""From logits to what a network says: probabilities or values, and the class it chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]


def predictions(kind: Kind, logits: Floats) -> Floats:
    """Turn logits (n, outputs) into probabilities, or into values; the same shape."""
    if kind is Kind.VALUES:
        return logits
    return sigmoid(logits) if kind is Kind.BINARY else softmax(logits)


def sigmoid(logits: Floats) -> Floats:
    """1 / (1 + e^-z), written with tanh so that no z overflows. Any shape."""
    probabilities: Floats = 0.5 + 0.5 * np.tanh(0.5 * logits)
    return probabilities


def softmax(logits: Floats) -> Floats:
    """e^z / (sum of e^z over the classes), shifted so that no z overflows. Shape (n, classes)."""
    powers: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


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
