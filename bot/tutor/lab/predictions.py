"""Predictions of how a training will go, and the score for how sure and how right one was."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of_curve
from bot.tutor.lab.diagnosis.levels import near_guessing

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount

SURENESS = (30, 50, 70, 90)  # percent; with four outcomes, 25 would mean a blind guess


class CurveShape(StrEnum):
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
    CurveShape.DIVERGES: "Diverges: it jumps or blows up",
    CurveShape.CRAWLS: "Crawls or stays stuck",
    CurveShape.CONVERGES: "Falls and settles",
    CurveShape.OVERFITS: "Falls, then the test loss rises",
}
# The same inside a sentence: "You predicted that it …".
CLAUSES = {
    CurveShape.DIVERGES: "diverges (jumps or blows up)",
    CurveShape.CRAWLS: "crawls or stays stuck",
    CurveShape.CONVERGES: "falls and settles",
    CurveShape.OVERFITS: "falls and then overfits",
}
SHAPE_OF_KIND = {
    CurveKind.DIVERGING: CurveShape.DIVERGES,
    CurveKind.FLUNG: CurveShape.DIVERGES,
    CurveKind.JAGGED: CurveShape.DIVERGES,
    CurveKind.NOISY: CurveShape.CONVERGES,
    CurveKind.CRAWLING: CurveShape.CRAWLS,
    CurveKind.PLATEAU: CurveShape.CRAWLS,
    CurveKind.GOOD: CurveShape.CONVERGES,
    CurveKind.MOSTLY_RIGHT: CurveShape.CONVERGES,
    CurveKind.SETTLED: CurveShape.CONVERGES,
    CurveKind.OVERFIT: CurveShape.OVERFITS,
    CurveKind.STOPPED: CurveShape.OVERFITS,
    CurveKind.DEAD_UNITS: CurveShape.CRAWLS,
    CurveKind.SYMMETRIC: CurveShape.CRAWLS,
    CurveKind.ONE_CLASS: CurveShape.CONVERGES,
}


def check_prediction(predicted: str, sure: int | None) -> None:
    """Raise TutorError unless it is a value of CurveShape with one of SURENESS, or "" and None."""
    if predicted and predicted not in set(CurveShape):
        raise TutorError(
            f"A curve can be foretold as {', '.join(CurveShape)}. "
            "Nothing was trained: choose one of these, or none, and try again."
        )
    if predicted and sure not in SURENESS:
        raise TutorError(
            f"One can be {', '.join(map(str, SURENESS))} percent sure. "
            "Nothing was trained: choose one of these and try again."
        )


def predicted_in(kept: str) -> CurveShape | None:
    """Return a stored prediction; None without one, or for one that another version knew."""
    return CurveShape(kept) if kept in set(CurveShape) else None


def shape_of(kind: CurveKind) -> CurveShape | None:
    """Return which of the four shapes a kind is, or None when there were too few epochs to tell."""
    return SHAPE_OF_KIND.get(kind)


def shape_of_run(account: RunAccount) -> CurveShape | None:
    """Return the shape of a run, or None when there were too few epochs to tell.

    Unlike `shape_of`, it looks at the loss when hidden units are dead or equal: it may have fallen
    all the same.
    """
    kind = kind_of_curve(account)
    fell = not near_guessing(account, account.numbers.train_loss[-1])
    if kind in {CurveKind.DEAD_UNITS, CurveKind.SYMMETRIC} and fell:
        return CurveShape.CONVERGES
    return shape_of(kind)


def brier(predicted: CurveShape, sure_percent: int, happened: CurveShape) -> float:
    """Score a prediction: 0 is best, 2 is worst.

    The score is the sum over all outcomes of (p - o)^2, where p is the probability given to an
    outcome, and o is 1 for the one that happened, else 0 (Brier 1950). The predicted outcome gets
    `sure_percent`; the other outcomes share the rest evenly.
    """
    sure = sure_percent / 100
    rest = (1 - sure) / (len(CurveShape) - 1)
    return sum(
        ((sure if outcome is predicted else rest) - (outcome is happened)) ** 2
        for outcome in CurveShape
    )


def verdict(
    predicted: CurveShape, sure_percent: int, happened: CurveShape | None, score: float | None
) -> str:
    """Tell a person how the prediction went."""
    said = f"You predicted, {sure_percent}% sure, that it {CLAUSES[predicted]}"
    if happened is None or score is None:
        return f"{said}. There were too few rounds to tell, so it is not scored."
    if happened is predicted:
        told = f"{said}. That is what happened."
    else:
        told = f"{said}. This time it {CLAUSES[happened]}."
    return f"{told} Brier score: {score:.2f} (0 is best, 2 is worst, knowing nothing gives 0.75)."


SketchPoints = tuple[tuple[float, float], ...]
STEPS = 40


def sketch(predicted: CurveShape, start: float = 1.0) -> SketchPoints:
    """Draw the typical test loss of an outcome: points (x, y), x from 0 to 1.

    y is relative to the loss at the start; give that as `start` to get losses.
    """
    xs = [step / STEPS for step in range(STEPS + 1)]
    return tuple((x, start * SKETCHES[predicted](x)) for x in xs)


def _diverging(x: float) -> float:
    return 1.0 + x * (1.5 + math.cos(x * STEPS * math.pi))  # up and down with every point


def _crawling(x: float) -> float:
    return 1.0 - 0.1 * x


def _converging(x: float) -> float:
    return 0.15 + 0.85 * math.exp(-8 * x)


def _overfitting(x: float) -> float:
    return 0.4 + 0.6 * math.exp(-12 * x) + 0.9 * max(0.0, x - 0.25)


SKETCHES = {
    CurveShape.DIVERGES: _diverging,
    CurveShape.CRAWLS: _crawling,
    CurveShape.CONVERGES: _converging,
    CurveShape.OVERFITS: _overfitting,
}
