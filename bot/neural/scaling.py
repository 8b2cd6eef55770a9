"""How raw columns become inputs of a usual size, measured on the training part alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.trainings.data_sets import UnusableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.parts.features import Feature

    Floats = NDArray[np.float64]

NEAR = 100.0  # deviations; of 500 training rows none can lie as far
ROUNDING = 64 * np.finfo(np.float64).eps  # a mean of equal numbers is wrong by less, as a share


@dataclass(frozen=True, slots=True)
class Standardisation:
    """How raw columns become inputs: (x - mean) / deviation, after features are computed.

    `features` are the inputs made of the two coordinates, and empty where the columns are taken as
    they are. `mean` and `deviation` (d,) are those of the training part alone: what the other parts
    look like must not leak into training. A column that never changes has deviation 1. No input is
    farther from the mean than `farthest`; where that is None, such a point cannot be trained on.
    """

    features: tuple[Feature, ...]
    mean: Floats
    deviation: Floats
    farthest: float | None = None


def scale_of(
    features: tuple[Feature, ...], train: Floats, *, careful: bool, drawn: bool = False
) -> Standardisation:
    """Find how raw rows of a training part, (n, columns), become inputs.

    Points that were `drawn` have coordinates of about 1: a column of theirs that differs by
    rounding alone is constant, too. Raise UnusableError for numbers too large to be standardised.
    """
    columns, least = _expanded(features, train), 1.0 if drawn else 0.0
    mean, deviation = centre(columns, careful=careful or drawn, size=least)
    return Standardisation(features, mean, deviation, NEAR if careful else None)


def centre(columns: Floats, *, careful: bool, size: float = 0.0) -> tuple[Floats, Floats]:
    """Return mean and deviation (d,) of columns (n, d); the deviation is 1 where nothing changes.

    The mean of equal numbers may be off by rounding, and then they all seem to deviate from it:
    `careful` takes that for nothing, beside numbers of at least this `size`. Raise UnusableError
    for numbers too large to have any.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        mean, deviation = columns.mean(axis=0), columns.std(axis=0)
    if not (np.isfinite(mean).all() and np.isfinite(deviation).all()):
        raise UnusableError("the numbers are too large")
    sizes = np.maximum(np.abs(columns).max(axis=0), size)
    least = ROUNDING * sizes if careful else 0.0
    return mean, np.where(deviation > least, deviation, 1.0)


def scaled(scale: Standardisation, raw: Floats) -> Floats:
    """Turn raw rows (m, columns) into standardised inputs (m, d)."""
    away: Floats = (_expanded(scale.features, raw) - scale.mean) / scale.deviation
    return away if scale.farthest is None else away.clip(-scale.farthest, scale.farthest)


def _expanded(features: tuple[Feature, ...], raw: Floats) -> Floats:
    if not features:
        return raw
    return np.column_stack([feature.of(raw[:, 0], raw[:, 1]) for feature in features])
