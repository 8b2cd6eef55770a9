"""A walk down the valley (w - 3)^2 at one learning rate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.tutor.errors import TutorError

BOTTOM, NEAR = 3.0, 0.01
LEAST_RATE, MOST_RATE, MOST_STEPS = 0.001, 3.0, 50


class Descent(Enum):
    """How the steps through the valley went."""

    CRAWLS = "crawls"
    ARRIVES = "arrives"
    ZIGZAGS = "zigzags yet arrives"
    STILL_ZIGZAGS = "zigzags, not there yet"
    BOUNCES = "bounces for ever"
    EXPLODES = "explodes"


@dataclass(frozen=True, slots=True)
class Valley:
    """A walk down (w - 3)^2: at each step w, and the loss there. The start comes first."""

    rate: float
    path: tuple[tuple[float, float], ...]
    descent: Descent

    @property
    def met(self) -> bool:
        """Whether the challenge is met: a last loss below 0.01."""
        return self.path[-1][1] < NEAR


def valley(rate: float, steps: int = 20, start: float = 0.0) -> Valley:
    """Walk w <- w - rate x slope, with the slope 2 (w - 3), and say how it went.

    Each step multiplies the distance to 3 by 1 - 2 x rate. That factor tells how it goes. Raise
    TutorError beyond MOST_STEPS or MOST_RATE: the walk would have no end, or no numbers.
    """
    if not (0 < steps <= MOST_STEPS and 0 < rate <= MOST_RATE):  # which nan is not either
        raise TutorError(
            f"I walk 1 to {MOST_STEPS} steps, at a rate above 0 and up to {MOST_RATE:g}. "
            "Nothing was changed: take other numbers, please."
        )
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - rate * 2 * (places[-1] - BOTTOM))
    path = tuple((w, (w - BOTTOM) ** 2) for w in places)
    return Valley(rate, path, _descent_of(1 - 2 * rate, arrived=path[-1][1] < NEAR))


def _descent_of(factor: float, *, arrived: bool) -> Descent:
    if factor < -1:
        return Descent.EXPLODES
    if factor == -1:
        return Descent.BOUNCES
    if factor < 0:
        return Descent.ZIGZAGS if arrived else Descent.STILL_ZIGZAGS
    return Descent.ARRIVES if arrived else Descent.CRAWLS
