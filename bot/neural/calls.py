"""Numpy calls bound to arrays that are already allocated, which the fast engine only runs.

Each call writes into the last array it is given.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

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
