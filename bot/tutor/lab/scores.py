"""What a prediction about a run is held against, and the score that it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.predictions import CurveShape, brier, shape_of_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.runs import Run


def happened_in(run: Run, numbers: RunNumbers) -> CurveShape | None:
    """Return what a prediction is held against; None when no curve can tell."""
    batches = run.task.spec.batch > 0
    return shape_of_run(numbers, batches=batches)


def score_of(run: Run, numbers: Sequence[RunNumbers]) -> float | None:
    """Return the Brier score of the prediction. None without one, or where no curve can tell."""
    happened = happened_in(run, numbers[0])
    if not run.wanted.predicted or happened is None:
        return None
    return brier(CurveShape(run.wanted.predicted), run.wanted.sure or 0, happened)
