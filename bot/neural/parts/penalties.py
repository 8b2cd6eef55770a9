"""The penalties: what large weights, not biases, add to the loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.neural.calls import Array, Call
    from bot.neural.predictions import Floats


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a penalty of amount 1 does with the weights (inputs, units) of a layer.

    `size` is what they add to the mean loss, `slope` its derivative by each weight. `recorded` is
    what makes it fast: it binds calls to flat weights, their amounts, the gradient and a spare
    array, all (P,). The amounts are 0 for biases and for units that are not there. Without it the
    engine calls `slope`, which is right and slower.
    """

    name: str
    size: Callable[[Floats], float]
    slope: Callable[[Floats], Floats]
    recorded: Callable[[Array, Array, Array, Array], list[Call]] | None = None


def l1_size(weights: Floats) -> float:
    return float(np.abs(weights).sum())


def l1_slope(weights: Floats) -> Floats:
    return np.sign(weights)


def _l1_calls(weights: Array, amounts: Array, gradient: Array, spare: Array) -> list[Call]:
    return [
        partial(np.sign, weights, spare),
        partial(np.multiply, spare, amounts, spare),
        partial(np.add, gradient, spare, gradient),
    ]


def l2_size(weights: Floats) -> float:
    return float((weights**2).sum()) / 2.0


def l2_slope(weights: Floats) -> Floats:
    return weights


def _l2_calls(weights: Array, amounts: Array, gradient: Array, spare: Array) -> list[Call]:
    return [
        partial(np.multiply, weights, amounts, spare),
        partial(np.add, gradient, spare, gradient),
    ]


PENALTIES = (
    Penalty("l1", l1_size, l1_slope, _l1_calls),
    Penalty("l2", l2_size, l2_slope, _l2_calls),
)
