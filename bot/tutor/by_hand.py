"""Labs worked by hand, in exact numbers: one neuron, a forward pass, and the loss of one guess."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from random import Random

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
DECIMALS = 9  # so that 0.1 + 0.2 - 0.3 is 0


class Goal(StrEnum):
    """What a neuron of two inputs may be set to tell."""

    OR = "OR"
    AND = "AND"
    XOR = "XOR"


WANTED = {Goal.OR: (0, 1, 1, 1), Goal.AND: (0, 0, 0, 1), Goal.XOR: (0, 1, 1, 0)}


@dataclass(frozen=True, slots=True)
class NeuronRow:
    """What the neuron makes of one pair of inputs; `says` is 1 when the output is above 0.5."""

    inputs: tuple[int, int]
    sum: float
    output: float
    says: int


def sigmoid(value: float) -> float:
    """Return 1 / (1 + e^-value), for any value without overflow."""
    return 1 / (1 + math.exp(-value)) if value > -700 else 0.0


def neuron(w1: float, w2: float, b: float) -> tuple[NeuronRow, ...]:
    """Work a neuron out for INPUTS: the sum w1 x1 + w2 x2 + b, and its sigmoid."""
    sums = [round(w1 * x1 + w2 * x2 + b, DECIMALS) for x1, x2 in INPUTS]
    return tuple(
        NeuronRow(pair, total, sigmoid(total), int(total > 0))
        for pair, total in zip(INPUTS, sums, strict=True)
    )


def makes(rows: tuple[NeuronRow, ...]) -> Goal | None:
    """Return the goal that the neuron meets. It is never XOR: one neuron draws a straight line."""
    says = tuple(row.says for row in rows)
    return next((goal for goal, wanted in WANTED.items() if wanted == says), None)


CLASSES = ("dog", "cat", "bird")
COURSE_SCORES = (2.0, 0.4, 0.2)
PHOTO = (1.0, 0.5)  # how bright the upper and the lower half are


@dataclass(frozen=True, slots=True)
class Softmax:
    """From scores to shares of 1: each e^score, their sum, and each one's share of it."""

    scores: tuple[float, ...]
    powers: tuple[float, ...]
    total: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Forward:
    """PHOTO on its way through a 2-2-3 network with random weights and no biases.

    `into_hidden[k]` are the weights into hidden unit k, `into_scores[k]` those into class k.
    """

    into_hidden: tuple[tuple[float, ...], ...]
    sums: tuple[float, ...]
    hidden: tuple[float, ...]
    into_scores: tuple[tuple[float, ...], ...]
    softmax: Softmax


def softmax(scores: tuple[float, ...]) -> Softmax:
    powers = tuple(map(math.exp, scores))
    return Softmax(scores, powers, sum(powers), tuple(power / sum(powers) for power in powers))


def forward(seed: int) -> Forward:
    """Send PHOTO through the network of this seed: the same seed, the same answer.

    The weights have one decimal, so that every step can be worked out on paper.
    """
    generator = Random(f"photo {seed}")
    into_hidden = _weights(generator, 2)
    sums = tuple(_dot(row, PHOTO) for row in into_hidden)
    hidden = tuple(map(math.tanh, sums))
    into_scores = _weights(generator, len(CLASSES))
    scores = tuple(_dot(row, hidden) for row in into_scores)
    return Forward(into_hidden, sums, hidden, into_scores, softmax(scores))


def _weights(generator: Random, rows: int) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(generator.randint(-15, 15) / 10 for _ in range(2)) for _ in range(rows))


def _dot(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


@dataclass(frozen=True, slots=True)
class Losses:
    """Two losses of a prediction: cross-entropy, -ln p in nats, and squared error, (1 - p)^2."""

    cross_entropy: float
    squared: float


RANGES = ((0.0, 0.1), (0.1, 0.5), (0.5, 1.0), (1.0, 3.0), (3.0, math.inf))
LADDER = (0.99, 0.9, 0.73, 0.5, 0.27, 0.12, 0.05, 0.01)
GUESSES = (0.2, 0.95, 0.03, 0.6, 0.8, 0.4)  # not on the ladder, which shows its losses


def loss_of(p: float) -> Losses:
    """Return the losses when the right class was given the probability p, above 0 and up to 1."""
    return Losses(0.0 - math.log(p), (1 - p) ** 2)


def range_of(loss: float) -> int:
    """Return which of RANGES holds the loss; where two meet, the upper one."""
    return next(place for place, (_, upper) in enumerate(RANGES) if loss < upper)


def rung(p: float, step: int) -> float:
    """Return the next probability of LADDER: step -1 is the next higher, 1 the next lower one."""
    if step > 0:
        return next((rung for rung in LADDER if rung < p), LADDER[-1])
    return next((rung for rung in reversed(LADDER) if rung > p), LADDER[0])


def next_guess(p: float) -> float:
    """Return the probability to guess after this one: one of GUESSES, in turn."""
    following = (GUESSES.index(p) + 1) % len(GUESSES) if p in GUESSES else 0
    return GUESSES[following]
