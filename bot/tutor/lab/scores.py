"""The shape that a prediction about a run is compared with, and its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.account import account_of
from bot.tutor.lab.predictions import brier, predicted_in, shape_of_run

if TYPE_CHECKING:
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.predictions import CurveShape
    from bot.tutor.lab.runs import Run


def happened_in(run: Run, numbers: RunNumbers, catalogue: Catalogue) -> CurveShape | None:
    """Return the shape of the curve to compare a prediction with; None when it cannot be told.

    `numbers` are those of the run's first training.
    """
    return shape_of_run(account_of(run.task.spec, numbers, catalogue))


def score_of(run: Run, numbers: RunNumbers, catalogue: Catalogue) -> float | None:
    """Return the Brier score, 0 to 2. None without a prediction or a shape to compare it with."""
    predicted = predicted_in(run.wanted.predicted)
    if predicted is None:
        return None
    happened = happened_in(run, numbers, catalogue)
    return None if happened is None else brier(predicted, run.wanted.sure or 0, happened)
