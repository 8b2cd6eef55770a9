"""The schedules: how the learning rate changes over the epochs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """`factor(epoch, epochs)` is what the learning rate is multiplied by in an epoch, from 0."""

    name: str
    factor: Callable[[int, int], float]


def constant_factor(_epoch: int, _epochs: int) -> float:
    return 1.0


def step_factor(epoch: int, epochs: int) -> float:
    """Halve the rate after each quarter of the epochs."""
    return 1.0 / 2.0 ** (4 * epoch // epochs)


def cosine_factor(epoch: int, epochs: int) -> float:
    """Go from 1 towards 0 along half a cosine wave (Loshchilov and Hutter 2017, SGDR)."""
    return (1.0 + math.cos(math.pi * epoch / epochs)) / 2.0


SCHEDULES = (
    Schedule("constant", constant_factor),
    Schedule("step", step_factor),
    Schedule("cosine", cosine_factor),
)
