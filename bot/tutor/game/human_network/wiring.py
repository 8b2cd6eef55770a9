"""The tiny network that people are: its wirings, the forward pass, and the gradient of its loss.

h_j = tanh(sum of w_ij x_i), p = sigmoid(sum of v_j h_j), without biases. The loss is the
cross-entropy -y ln p - (1 - y) ln(1 - p), and by the chain rule (Rumelhart, Hinton & Williams 1986)
its slopes are (p - y) h_j for v_j, and (p - y) v_j (1 - h_j^2) x_i for w_ij.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import Neuron, answer, loss, score

if TYPE_CHECKING:
    from collections.abc import Sequence

Weights = tuple[float, ...]
"""The weights of a wiring, in the order of its names."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """`inward` says of each weight from an input (0 or 1) which unit it goes to: (input, unit).

    After those there is one weight from each unit to the output.
    """

    inward: tuple[tuple[int, int], ...]
    units: int

    @property
    def names(self) -> tuple[str, ...]:
        """Name the weights: w and the numbers of its input and its unit, v and that of its unit."""
        if self.units == 1:
            return (*(f"w{one + 1}" for one, _ in self.inward), "v")
        inner = (f"w{one + 1}{unit + 1}" for one, unit in self.inward)
        return (*inner, *(f"v{unit + 1}" for unit in range(self.units)))

    @property
    def size(self) -> int:
        return len(self.inward) + self.units

    def unit_name(self, unit: int) -> str:
        return "h" if self.units == 1 else f"h{unit + 1}"


WIRINGS = {
    wiring.size: wiring
    for wiring in (
        Wiring(((0, 0), (1, 0)), 1),
        Wiring(((0, 0), (1, 1)), 2),
        Wiring(((0, 0), (1, 0), (1, 1)), 2),
        Wiring(((0, 0), (1, 0), (0, 1), (1, 1)), 2),
    )
}
"""By the number of weights, which is the number of people."""
FEWEST, MOST = min(WIRINGS), max(WIRINGS)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as the network sees it: how many hints of each side it has, and its label.

    `inputs` counts the hints for the high label and those for the low one; `target` is 1 for high.
    """

    sentence: str
    inputs: tuple[float, float]
    target: float


@dataclass(frozen=True, slots=True)
class Passed:
    """A forward pass: the sums of the units, what they pass on, and what comes out."""

    sums: tuple[float, ...]
    hidden: tuple[float, ...]
    score: float
    p: float
    loss: float


def passed(wiring: Wiring, weights: Weights, case: Case) -> Passed:
    """Run the network forward on a case."""
    inner, outer = weights[: len(wiring.inward)], weights[len(wiring.inward) :]
    sums = [0.0] * wiring.units
    for weight, (one, unit) in zip(inner, wiring.inward, strict=True):
        sums[unit] += weight * case.inputs[one]
    hidden = tuple(math.tanh(total) for total in sums)
    output = Neuron(outer, 0.0)
    p = answer(output, hidden)
    return Passed(tuple(sums), hidden, score(output, hidden), p, loss(p, case.target))


def gradient(wiring: Wiring, weights: Weights, case: Case) -> Weights:
    """Return the slope of the loss for each weight: how fast it grows with that weight alone."""
    seen = passed(wiring, weights, case)
    error, outer = seen.p - case.target, weights[len(wiring.inward) :]
    inner = (
        error * outer[unit] * (1 - seen.hidden[unit] ** 2) * case.inputs[one]
        for one, unit in wiring.inward
    )
    return (*inner, *(error * h for h in seen.hidden))


def moved(weights: Weights, changes: Sequence[float]) -> Weights:
    """Add a change to each weight. Sums of decimals are rounded, so that they stay decimals."""
    return tuple(round(weight + by, 12) for weight, by in zip(weights, changes, strict=True))


def mean_loss(wiring: Wiring, weights: Weights, cases: Sequence[Case]) -> float:
    """Return the mean loss over at least one case."""
    return math.fsum(passed(wiring, weights, case).loss for case in cases) / len(cases)
