"""The shape that a prediction about a run is compared with, and its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.predictions import brier, predicted_in, shape_of_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.predictions import CurveShape
    from bot.tutor.lab.runs import Run


def happened_in(run: Run, numbers: RunNumbers) -> CurveShape | None:
    """Return the shape of the curve to compare a prediction with; None when it cannot be told."""
    batches = run.task.spec.batch > 0
    return shape_of_run(numbers, batches=batches)


def score_of(run: Run, numbers: Sequence[RunNumbers]) -> float | None:
    """Return the Brier score, 0 to 2. None without a prediction or a shape to compare it with."""
    happened, predicted = happened_in(run, numbers[0]), predicted_in(run.wanted.predicted)
    if predicted is None or happened is None:
        return None
    return brier(predicted, run.wanted.sure or 0, happened)
