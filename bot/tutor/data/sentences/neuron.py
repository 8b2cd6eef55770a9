"""One neuron that says how likely "formal" is, and learns from one sentence at a time.

What it is shown are on/off signals, or measures: any numbers will do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

RATE = 0.5
LEAST_SURE = 1e-12  # keeps the logarithm of a loss finite


@dataclass(frozen=True, slots=True)
class Neuron:
    """One weight for each number that it is shown, and a bias."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class Schooling:
    """How a neuron is taught: `decay` pulls the weights to 0 at every step, by rate x decay."""

    passes: int
    rate: float
    decay: float


def untaught(inputs: int) -> Neuron:
    """Return a neuron without an opinion: all is 0, which is no trouble without a hidden layer."""
    return Neuron((0.0,) * inputs, 0.0)


def answer(neuron: Neuron, shown: Sequence[float]) -> float:
    """Return p = sigmoid(bias + sum of weight x input), the probability of "formal"."""
    return _sigmoid(score(neuron, shown))


def score(neuron: Neuron, shown: Sequence[float]) -> float:
    """Return z = bias + sum of weight x input, of which `answer` is the sigmoid."""
    pairs = zip(neuron.weights, shown, strict=True)
    return neuron.bias + math.fsum(weight * value for weight, value in pairs)


def learn(neuron: Neuron, shown: Sequence[float], label: float, rate: float = RATE) -> Neuron:
    """Return the neuron after one step: weight += rate x (label - p) x input, bias the same with 1.

    That is one step of gradient descent on the cross-entropy of this sentence (see `loss`): its
    slope for a weight is (p - label) x input. `label` is 1 for formal and 0 for casual.
    """
    nudge = rate * (label - answer(neuron, shown))
    pairs = zip(neuron.weights, shown, strict=True)
    return Neuron(tuple(w + nudge * value for w, value in pairs), neuron.bias + nudge)


def loss(p: float, label: float) -> float:
    """Return the cross-entropy -label ln p - (1 - label) ln(1 - p); it is finite for every p."""
    sure = min(max(p, LEAST_SURE), 1 - LEAST_SURE)
    return -label * math.log(sure) - (1 - label) * math.log(1 - sure)


def taught(
    examples: Sequence[tuple[Sequence[float], float]],
    schooling: Schooling,
    randomness: random.Random,
) -> Neuron:
    """Teach a neuron one sentence at a time, in a new order at every pass.

    The rate falls like 1 / (1 + pass), and the weights of the second half of the passes are
    averaged (Polyak & Juditsky 1992): the last few sentences shall not decide. Raise ValueError
    without examples.
    """
    if not examples:
        raise ValueError("A neuron learns from at least one example.")
    neuron, order = untaught(len(examples[0][0])), list(examples)
    late: list[Neuron] = []
    for done in range(schooling.passes):
        randomness.shuffle(order)
        rate = schooling.rate / (1 + done)
        for shown, label in order:
            neuron = learn(_shrunk(neuron, rate * schooling.decay), shown, label, rate)
            if 2 * done >= schooling.passes - 1:
                late.append(neuron)
    return _mean(late) if late else neuron


def _shrunk(neuron: Neuron, share: float) -> Neuron:
    return Neuron(tuple(weight * (1 - share) for weight in neuron.weights), neuron.bias)


def _mean(neurons: Sequence[Neuron]) -> Neuron:
    columns = zip(*(neuron.weights for neuron in neurons), strict=True)
    weights = tuple(math.fsum(column) / len(neurons) for column in columns)
    return Neuron(weights, math.fsum(neuron.bias for neuron in neurons) / len(neurons))


def _sigmoid(z: float) -> float:
    small = math.exp(-abs(z))
    return 1 / (1 + small) if z >= 0 else small / (1 + small)
