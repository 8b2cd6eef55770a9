"""The loss of one predicted probability, and the ladder of probabilities to climb."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LossPair:
    """Two losses of a prediction: cross-entropy, -ln p in nats, and squared error, (1 - p)^2."""

    cross_entropy: float
    squared: float


RANGES = ((0.0, 0.1), (0.1, 0.5), (0.5, 1.0), (1.0, 3.0), (3.0, math.inf))
LADDER = (0.99, 0.9, 0.73, 0.5, 0.27, 0.12, 0.05, 0.01)
GUESSES = (0.2, 0.95, 0.03, 0.6, 0.8, 0.4)  # not on the ladder, which shows its losses


def loss_of(p: float) -> LossPair:
    """Return the losses when the right class was given the probability p, above 0 and up to 1."""
    return LossPair(0.0 - math.log(p), (1 - p) ** 2)


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
