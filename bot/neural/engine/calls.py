"""The numpy calls of a training step, bound to arrays that are already allocated.

`bot.neural.plain` says what is computed; here each call writes into the last array it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.prepare import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.floating]
    Call = Callable[[], object]


def constant(value: float, like: Array) -> Array:
    """Return a 0-d array: with a Python float a call takes half as long again."""
    return np.array(value, like.dtype)


def product(left: Array, right: Array, out: Array) -> list[Call]:
    """Bind the product of two matrices, or of a pair for each entry of the leading axes.

    `ndarray.dot` takes half the time of `matmul`. It also serves many networks that multiply the
    same matrix on the right, because their rows may then be stacked into one matrix.
    """
    if right.ndim == 2:
        rows = left.reshape(-1, left.shape[-1])
        return [partial(rows.dot, right, out.reshape(-1, out.shape[-1]))]
    if left.shape[-2] == 1:
        return [partial(np.vecmat, left[..., 0, :], right, out[..., 0, :])]
    if left.shape[-1] == 1:
        return [partial(np.multiply, left, right, out)]
    turning_left, left = _straight(left)
    turning_right, right = _straight(right)
    return [*turning_left, *turning_right, partial(np.matmul, left, right, out)]


def _straight(matrices: Array) -> tuple[list[Call], Array]:
    """Copy transposed matrices, so that the numbers of a row lie together in memory.

    In float32, BLAS takes two to three times as long for many small transposed matrices as for
    others, which is more than the copy costs.
    """
    if matrices.dtype != np.float32 or matrices.strides[-1] == matrices.itemsize:
        return [], matrices
    straight = np.empty(matrices.shape, matrices.dtype)
    return [partial(np.copyto, straight, matrices)], straight


def sigmoid(sums: Array, out: Array) -> list[Call]:
    """1 / (1 + e^-z), written with tanh so that no z overflows."""
    half = constant(0.5, sums)
    return [
        partial(np.multiply, sums, half, sums),
        partial(np.tanh, sums, sums),
        partial(np.multiply, sums, half, sums),
        partial(np.add, sums, half, out),
    ]


def activation(name: str, sums: Array, out: Array) -> list[Call]:
    """Bind the calls that turn weighted sums into activations. They may overwrite `sums`."""
    if name == "sigmoid":
        return sigmoid(sums, out)
    if name == "tanh":
        return [partial(np.tanh, sums, out)]
    if name == "relu":
        # Zeros of full size are three times faster than one zero; a positional out would warn.
        return [partial(np.maximum, sums, np.zeros_like(sums), out=out)]
    return [partial(np.copyto, out, sums)]


def slopes(name: str, passed: Array, out: Array) -> list[Call]:
    """Bind the derivative of the activation, computed from the activations `passed`.

    There are no calls for "linear", whose derivative is 1.
    """
    if name == "tanh":
        return [
            partial(np.multiply, passed, passed, out),
            partial(np.subtract, constant(1.0, passed), out, out),
        ]
    if name == "sigmoid":
        return [partial(np.multiply, passed, passed, out), partial(np.subtract, passed, out, out)]
    if name == "relu":
        # A product with booleans is three times slower than a copy into numbers first.
        positive = np.empty(passed.shape, np.bool_)
        return [
            partial(np.greater, passed, constant(0.0, passed), positive),
            partial(np.copyto, out, positive),
        ]
    return []


def scaled_targets(kind: Kind, loss: str, points: int) -> tuple[float, float]:
    """Return (shift, scale): `OutputDelta` subtracts (target - shift) * scale for each target.

    `points` is the number of points in a batch.
    """
    if kind is Kind.VALUES:
        return 0.0, 2.0 / points
    if loss == "squared":
        return 0.0, 1.0
    return (0.5 if kind is Kind.BINARY else 0.0), 1.0 / points


@dataclass(frozen=True, slots=True)
class OutputDelta:
    """Turns the logits, in place, into the derivative of the mean loss of a batch by each logit.

    Run `before`, then subtract the scaled targets from the logits into `errors`, then run `after`.
    """

    before: list[Call]
    errors: Array
    after: list[Call]


def output_delta(kind: Kind, loss: str, logits: Array) -> OutputDelta:
    """Bind the calls for logits (..., outputs, points)."""
    points = logits.shape[-1]
    if kind is Kind.VALUES:
        double = constant(2.0 / points, logits)
        return OutputDelta([partial(np.multiply, logits, double, logits)], logits, [])
    if loss == "squared":
        return _squared_delta(kind, logits)
    if kind is Kind.CLASSES:
        return OutputDelta(softmax(logits, 1.0 / points), logits, [])
    # sigmoid(z) - y = tanh(z / 2) / 2 - (y - 1 / 2)
    tanh_of_half: list[Call] = [
        partial(np.multiply, logits, constant(0.5, logits), logits),
        partial(np.tanh, logits, logits),
        partial(np.multiply, logits, constant(0.5 / points, logits), logits),
    ]
    return OutputDelta(tanh_of_half, logits, [])


def softmax(logits: Array, total: float) -> list[Call]:
    """Bind e^z over the sum of e^z of all classes, in place; it adds up to `total` instead of 1.

    `logits` has shape (..., classes, points).
    """
    shape = (*logits.shape[:-2], 1, logits.shape[-1])
    top, whole = np.empty(shape, logits.dtype), np.empty(shape, logits.dtype)
    adding = np.full((1, logits.shape[-2]), 1.0 / total, logits.dtype)
    return [
        partial(np.maximum.reduce, logits, -2, None, top, True),
        partial(np.subtract, logits, top, logits),  # so that no e^z overflows
        partial(np.exp, logits, logits),
        *product(adding, logits, whole),
        partial(np.divide, logits, whole, logits),
    ]


def _squared_delta(kind: Kind, logits: Array) -> OutputDelta:
    """2/n (p - y) through the slope of the sigmoid, or of the softmax."""
    errors, spare = np.empty_like(logits), np.empty_like(logits)
    double = constant(2.0 / logits.shape[-1], logits)
    scaled = partial(np.multiply, logits, double, logits)
    if kind is Kind.BINARY:  # p (1 - p) e
        through = [
            partial(np.multiply, logits, logits, spare),
            partial(np.subtract, logits, spare, logits),
            partial(np.multiply, logits, errors, logits),
        ]
        return OutputDelta(sigmoid(logits, logits), errors, [*through, scaled])
    total = np.empty((*logits.shape[:-2], 1, logits.shape[-1]), logits.dtype)
    through = [  # p_i (e_i - sum_j p_j e_j)
        partial(np.multiply, logits, errors, spare),
        partial(np.add.reduce, spare, -2, None, total, True),
        partial(np.subtract, errors, total, errors),
        partial(np.multiply, logits, errors, logits),
    ]
    return OutputDelta(softmax(logits, 1.0), errors, [*through, scaled])
