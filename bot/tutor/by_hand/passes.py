"""One photo on its way through a small network, and from scores to probabilities."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

CLASSES = ("dog", "cat", "bird")
COURSE_SCORES = (2.0, 0.4, 0.2)
PHOTO = (1.0, 0.5)  # how bright the upper and the lower half are


@dataclass(frozen=True, slots=True)
class Softmax:
    """From scores to `shares`, which add up to 1: each e^score, their total, each share of it."""

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
