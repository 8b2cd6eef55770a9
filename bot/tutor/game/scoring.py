"""How sure somebody was, and what an answer is worth."""

from __future__ import annotations

from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Sureness:
    """A way to be sure: how it is stored, in percent, and how it is called."""

    percent: int
    name: str


SURE = (Sureness(60, "a hunch"), Sureness(80, "fairly sure"), Sureness(95, "sure"))
UNSAID = 80
"""What counts where somebody typed a label and not how sure they are."""
MOST = 25


def sureness(percent: int) -> str:
    """Name how sure somebody was; an older program may have kept another number."""
    return next((one.name for one in SURE if one.percent == percent), f"{percent}% sure")


def share_for_truth(percent: int, right: bool) -> float:
    """Return the probability that somebody gave to the label that is right."""
    p = min(max(percent, 1), 99) / 100  # whatever was stored, no loss is without end
    return p if right else 1 - p


def points(probability: float) -> float:
    """Return 25 - 100 (1 - p)², where p is the probability that was given to the right label.

    25 for certainty, 0 for one half, -75 for certainty of the wrong one. It is a proper score: over
    many answers one does best by saying how sure one is (Brier, 1950).
    """
    return MOST - 100 * (1 - probability) ** 2


def surprise(probability: float) -> float:
    """Return the loss of an answer: the cross-entropy, -ln p, of what the right label was given."""
    return -log(probability)


def written(value: float) -> str:
    """Write points with their sign and at most two decimals."""
    value = round(value, 2)
    text = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return f"+{text}" if value >= 0 else f"\N{MINUS SIGN}{text}"


POINTS = "Points: right is +24.75 (95%), +21 (80%) or +9 (60%); wrong costs 65.25, 39 or 11."
SCORING = (
    f"{POINTS} That is 25 - 100 × (1 - p)², where p is how likely you called what turned out right."
)
