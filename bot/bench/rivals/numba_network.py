"""The loop of loop.c written in Python for numba, which must be installed."""

from __future__ import annotations

import numpy as np
from numba import njit

# mypy: disable-error-code="no-untyped-def, no-untyped-call, untyped-decorator"
# ruff: noqa: ANN001, ANN201, ANN202 - numba infers the types and ignores annotations


@njit(fastmath=True)
def _layer(came_in, block, hidden, relu, out):
    """Compute the weighted sums of one point, and the activation in a hidden layer.

    The last row of `block` holds the biases.
    """
    last = block.shape[0] - 1
    for unit in range(block.shape[1]):
        out[unit] = block[last, unit]
    for place in range(last):
        for unit in range(block.shape[1]):
            out[unit] += came_in[place] * block[place, unit]
    if hidden:
        for unit in range(block.shape[1]):
            out[unit] = max(out[unit], np.float32(0.0)) if relu else np.tanh(out[unit])


@njit(fastmath=True)
def _output_delta(logits, targets):
    if len(logits) == 1:
        logits[0] = np.float32(1.0) / (np.float32(1.0) + np.exp(-logits[0]))
    else:
        top = logits.max()
        total = np.float32(0.0)
        for unit in range(len(logits)):
            logits[unit] = np.exp(logits[unit] - top)
            total += logits[unit]
        for unit in range(len(logits)):
            logits[unit] /= total
    for unit in range(len(logits)):
        logits[unit] -= targets[unit]


@njit(fastmath=True)
def _back(came_in, block, delta, gradient, handed_back):
    last = block.shape[0] - 1
    for place in range(last):
        total = np.float32(0.0)
        for unit in range(block.shape[1]):
            gradient[place, unit] += came_in[place] * delta[unit]
            total += block[place, unit] * delta[unit]
        handed_back[place] = total
    for unit in range(block.shape[1]):
        gradient[last, unit] += delta[unit]


@njit(fastmath=True)
def _through(passed, relu, delta):
    for unit in range(len(passed)):
        if relu:
            delta[unit] *= np.float32(passed[unit] > 0)
        else:
            delta[unit] *= np.float32(1.0) - passed[unit] * passed[unit]


@njit(fastmath=True)
def _adam(block, memory, gradient, size, steps, rate):
    mean, square = memory
    first = np.float32(1.0 - 0.9**steps)
    second = np.float32(1.0 - 0.999**steps)
    for row in range(block.shape[0]):
        for unit in range(block.shape[1]):
            slope = gradient[row, unit] * size
            kept = np.float32(0.9) * mean[row, unit] + np.float32(0.1) * slope
            power = np.float32(0.999) * square[row, unit] + np.float32(0.001) * slope * slope
            mean[row, unit], square[row, unit] = kept, power
            usual = np.sqrt(power / second) + np.float32(1e-8)
            block[row, unit] -= rate * (kept / first) / usual


@njit(fastmath=True)
def epoch(w1, w2, w3, m1, m2, m3, points, sizes, rate, relu):  # noqa: PLR0913, PLR0917 - numba wants them flat
    """Train for one epoch; return how many steps have been taken in all."""
    inputs, targets, order = points
    batch, steps = sizes
    h1, h2 = np.empty(w1.shape[1], np.float32), np.empty(w2.shape[1], np.float32)
    delta = np.empty(w3.shape[1], np.float32)
    d2, d1, d0 = np.empty_like(h2), np.empty_like(h1), np.empty(w1.shape[0] - 1, np.float32)
    for start in range(0, len(order), batch):
        g1, g2, g3 = np.zeros_like(w1), np.zeros_like(w2), np.zeros_like(w3)
        chosen = order[start : start + batch]
        for point in chosen:
            _layer(inputs[point], w1, True, relu, h1)
            _layer(h1, w2, True, relu, h2)
            _layer(h2, w3, False, relu, delta)
            _output_delta(delta, targets[point])
            _back(h2, w3, delta, g3, d2)
            _through(h2, relu, d2)
            _back(h1, w2, d2, g2, d1)
            _through(h1, relu, d1)
            _back(inputs[point], w1, d1, g1, d0)
        steps += 1
        size = np.float32(1.0 / len(chosen))
        _adam(w1, m1, g1, size, steps, rate)
        _adam(w2, m2, g2, size, steps, rate)
        _adam(w3, m3, g3, size, steps, rate)
    return steps
