"""Foretell a training's curve before it runs, and be scored for how sure and how right one was."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of, near_guessing

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers

SURENESS = (30, 50, 70, 90)  # percent; with four outcomes, 25 would be knowing nothing


class Outcome(StrEnum):
    """How a training may go."""

    DIVERGES = "diverges"
    CRAWLS = "crawls"
    CONVERGES = "converges"
    OVERFITS = "overfits"

    @property
    def label(self) -> str:
        """The outcome as people choose it."""
        return LABELS[self]


LABELS = {
    Outcome.DIVERGES: "Diverges: it jumps or blows up",
    Outcome.CRAWLS: "Crawls or stays stuck",
    Outcome.CONVERGES: "Falls and settles",
    Outcome.OVERFITS: "Falls, then the test loss rises",
}
# The same inside a sentence: "You predicted that it …".
CLAUSES = {
    Outcome.DIVERGES: "diverges",
    Outcome.CRAWLS: "crawls or stays stuck",
    Outcome.CONVERGES: "falls and settles",
    Outcome.OVERFITS: "falls and then overfits",
}
OUTCOMES = {
    CurveKind.DIVERGING: Outcome.DIVERGES,
    CurveKind.JAGGED: Outcome.DIVERGES,
    CurveKind.NOISY: Outcome.CONVERGES,
    CurveKind.CRAWLING: Outcome.CRAWLS,
    CurveKind.PLATEAU: Outcome.CRAWLS,
    CurveKind.GOOD: Outcome.CONVERGES,
    CurveKind.UNDERFIT: Outcome.CONVERGES,
    CurveKind.OVERFIT: Outcome.OVERFITS,
    CurveKind.DEAD_UNITS: Outcome.CRAWLS,
    CurveKind.SYMMETRIC: Outcome.CRAWLS,
}


def outcome_of(kind: CurveKind) -> Outcome | None:
    """Return which of the four it was, or None when there were too few epochs to tell."""
    return OUTCOMES.get(kind)


def outcome_of_run(numbers: RunNumbers, *, batches: bool = False) -> Outcome | None:
    """Like `outcome_of`, but hidden units that are dead or equal may leave a loss that fell."""
    kind = kind_of(numbers, batches=batches)
    fell = not near_guessing(numbers, numbers.train_loss[-1])
    if kind in {CurveKind.DEAD_UNITS, CurveKind.SYMMETRIC} and fell:
        return Outcome.CONVERGES
    return outcome_of(kind)


def brier(predicted: Outcome, sure_percent: int, happened: Outcome) -> float:
    """Score a prediction: 0 is best, 2 is worst.

    The sum over all outcomes of (p - o)^2, where p is the probability given to one and o is 1 for
    the one that happened, else 0 (Brier 1950). What is left of the certainty is spread evenly.
    """
    sure = sure_percent / 100
    rest = (1 - sure) / (len(Outcome) - 1)
    return sum(
        ((sure if outcome is predicted else rest) - (outcome is happened)) ** 2
        for outcome in Outcome
    )


def verdict(
    predicted: Outcome, sure_percent: int, happened: Outcome | None, score: float | None
) -> str:
    """Tell a person how the prediction went."""
    said = f"You predicted, {sure_percent} % sure, that it {CLAUSES[predicted]}"
    if happened is None or score is None:
        return f"{said}. There were too few rounds to tell, so it is not scored."
    if happened is predicted:
        told = f"{said}. That is what happened."
    else:
        told = f"{said}. This time it {CLAUSES[happened]}."
    return f"{told} Brier score: {score:.2f} (0 is best, 2 is worst, knowing nothing gives 0.75)."


Sketch = tuple[tuple[float, float], ...]
STEPS = 40


def sketch(predicted: Outcome, start: float = 1.0) -> Sketch:
    """Draw the typical test loss of an outcome: points (x, y), x from 0 to 1.

    y is relative to the loss at the start; give that as `start` to get losses.
    """
    xs = [step / STEPS for step in range(STEPS + 1)]
    return tuple((x, start * SHAPES[predicted](x)) for x in xs)


def _diverging(x: float) -> float:
    return 1.0 + x * (1.5 + math.cos(x * STEPS * math.pi))  # up and down with every point


def _crawling(x: float) -> float:
    return 1.0 - 0.1 * x


def _converging(x: float) -> float:
    return 0.15 + 0.85 * math.exp(-8 * x)


def _overfitting(x: float) -> float:
    return 0.4 + 0.6 * math.exp(-12 * x) + 0.9 * max(0.0, x - 0.25)


SHAPES = {
    Outcome.DIVERGES: _diverging,
    Outcome.CRAWLS: _crawling,
    Outcome.CONVERGES: _converging,
    Outcome.OVERFITS: _overfitting,
}
