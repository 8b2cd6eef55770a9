"""One neuron of two inputs, computed in exact numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
DECIMALS = 9  # so that 0.1 + 0.2 - 0.3 is 0


class Goal(StrEnum):
    """A function of two inputs that a neuron may be set to compute."""

    OR = "OR"
    AND = "AND"
    XOR = "XOR"


WANTED = {Goal.OR: (0, 1, 1, 1), Goal.AND: (0, 0, 0, 1), Goal.XOR: (0, 1, 1, 0)}


@dataclass(frozen=True, slots=True)
class NeuronRow:
    """What the neuron computes for one pair of inputs; `says` is 1 when the output is above 0.5."""

    inputs: tuple[int, int]
    sum: float
    output: float
    says: int


def sigmoid(value: float) -> float:
    """Return 1 / (1 + e^-value), for any value without overflow."""
    return 1 / (1 + math.exp(-value)) if value > -700 else 0.0


def neuron(w1: float, w2: float, b: float) -> tuple[NeuronRow, ...]:
    """Compute a neuron for each of INPUTS: the sum w1 x1 + w2 x2 + b, and its sigmoid."""
    sums = [round(w1 * x1 + w2 * x2 + b, DECIMALS) for x1, x2 in INPUTS]
    return tuple(
        NeuronRow(pair, total, sigmoid(total), int(total > 0))
        for pair, total in zip(INPUTS, sums, strict=True)
    )


def makes(rows: tuple[NeuronRow, ...]) -> Goal | None:
    """Return the goal that the neuron meets. It is never XOR: one neuron draws a straight line."""
    says = tuple(row.says for row in rows)
    return next((goal for goal, wanted in WANTED.items() if wanted == says), None)
