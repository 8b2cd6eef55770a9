"""The optimizers: plain descent, momentum and Adam."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.calls import constant
from bot.neural.parts.optimizer import Optimizer, RecordedOptimizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.neural.calls import Array, Call
    from bot.neural.parts.optimizer import Memory
    from bot.neural.predictions import Floats

MOMENTUM = 0.9
ADAM_DECAYS = 0.9, 0.999
ADAM_EPSILON = 1e-8


def sgd_step(rate: float, gradient: Floats, memory: Memory, _count: int) -> tuple[Floats, Memory]:
    return rate * gradient, memory


def momentum_step(
    rate: float, gradient: Floats, memory: Memory, _count: int
) -> tuple[Floats, Memory]:
    """Add the gradient to 0.9 times the earlier sum (Polyak 1964)."""
    velocity = MOMENTUM * memory[0] + gradient
    return rate * velocity, (velocity,)


def adam_step(rate: float, gradient: Floats, memory: Memory, count: int) -> tuple[Floats, Memory]:
    """Return the step of Kingma and Ba (2015), with both bias corrections.

    The memory is the running mean of the gradients, and that of their squares.
    """
    first, second = ADAM_DECAYS
    mean = first * memory[0] + (1.0 - first) * gradient
    square = second * memory[1] + (1.0 - second) * gradient**2
    usual = np.sqrt(square / (1.0 - second**count)) + ADAM_EPSILON
    return rate * (mean / (1.0 - first**count)) / usual, (mean, square)


def _sgd_calls(slopes: Array, _moments: Array, _epsilon: Array) -> tuple[list[Call], Array]:
    return [], slopes[0]


def _momentum_calls(slopes: Array, moments: Array, _epsilon: Array) -> tuple[list[Call], Array]:
    return _remembered(moments[0], slopes[0], constant(MOMENTUM, slopes)), moments[0]


def _adam_calls(slopes: Array, moments: Array, epsilon: Array) -> tuple[list[Call], Array]:
    """Bind mean / (root of mean square + epsilon), written into the gradient's row."""
    gradient, square = slopes
    decay = np.empty_like(slopes)  # of full size: broadcasting a column is 5 to 17 times slower
    decay.T[:] = ADAM_DECAYS
    calls: list[Call] = [
        partial(np.multiply, gradient, gradient, square),
        *_remembered(moments, slopes, decay),
        partial(np.sqrt, moments[1], square),
        partial(np.add, square, epsilon, square),
        partial(np.divide, moments[0], square, gradient),
    ]
    return calls, gradient


def _remembered(moments: Array, slopes: Array, decay: Array) -> list[Call]:
    return [
        partial(np.multiply, moments, decay, moments),
        partial(np.add, moments, slopes, moments),
    ]


def _as_it_is(rate: float, steps: range) -> list[tuple[float, float]]:
    return [(rate, 0.0)] * len(steps)


def _adam_settings(rate: float, steps: range) -> Iterator[tuple[float, float]]:
    """Fold the bias corrections (Kingma & Ba 2015, section 2), which are scalars, into these two.

    So is the factor 1 - decay, which the moments here leave out.
    """
    first_decay, second_decay = ADAM_DECAYS
    for step in steps:
        first = (1.0 - first_decay) / (1.0 - first_decay**step)
        root = math.sqrt((1.0 - second_decay) / (1.0 - second_decay**step))
        yield rate * first / root, ADAM_EPSILON / root


OPTIMIZERS = (
    Optimizer("sgd", 0, sgd_step, RecordedOptimizer(_sgd_calls, _as_it_is)),
    Optimizer("momentum", 1, momentum_step, RecordedOptimizer(_momentum_calls, _as_it_is)),
    Optimizer("adam", 2, adam_step, RecordedOptimizer(_adam_calls, _adam_settings)),
)
