"""What can be known of a drawn point's answer: the true probabilities, or the expected value.

They follow from how the points are drawn. A network cannot do better than they do, but by luck.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NO_SPREAD = 0.01  # deviation in coordinates that stands for none, so that densities stay finite
SAMPLES = 100  # centres along a curve; twice as many change a floor by less than 0.001
OFFSETS = np.linspace(-3.0, 3.0, 11)  # deviations from a blurred place, to sum over
ANYWHERE = 25  # places to sum over where a coordinate is not known at all


class Known(Enum):
    """What the inputs of a network tell of one coordinate."""

    VALUE = "value"
    SIZE = "size"  # without its sign
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the inputs tell of both coordinates, and the noise of the points as a spec has it."""

    x1: Known
    x2: Known
    noise: float


Posterior = Callable[["Floats", Sight], "Floats"]
"""From places (n, 2) to log-probabilities (n, classes), or to expected values (n, 1)."""


def sight_of(inputs: tuple[str, ...], noise: float) -> Sight | None:
    """Say what inputs tell of a point. None where that is neither a coordinate nor its size."""
    x1, x2 = (_known(name, inputs) for name in ("x1", "x2"))
    if "x1*x2" in inputs:  # with one coordinate it tells the other
        if Known.VALUE not in {x1, x2}:
            return None
        x1 = x2 = Known.VALUE
    seen = {"x1": x1, "x2": x2}
    if any(f"sin({name})" in inputs and seen[name] is not Known.VALUE for name in seen):
        return None
    return Sight(x1, x2, noise)


def _known(name: str, inputs: tuple[str, ...]) -> Known:
    if name in inputs:
        return Known.VALUE
    return Known.SIZE if f"{name}^2" in inputs else Known.NOTHING


def mixtures(*centres: Floats, own: float = 0.0, per_noise: float = 1.0) -> Posterior:
    """Return the posterior of classes that are equally common mixtures of round Gaussians.

    `centres` (m, 2) are those of each class. Their deviation is `own` and, added in squares,
    `per_noise` times the noise.
    """

    def posterior(places: Floats, sight: Sight) -> Floats:
        deviation = max(float(np.hypot(own, per_noise * sight.noise)), NO_SPREAD)
        densities = np.column_stack(
            [_log_density(places, sight, middle, deviation) for middle in centres]
        )
        shared: Floats = densities - np.logaddexp.reduce(densities, axis=1, keepdims=True)
        return shared

    return posterior


def _log_density(places: Floats, sight: Sight, centres: Floats, deviation: float) -> Floats:
    """Return the log of the density of each place (n,), up to what all classes share."""
    logs = np.zeros((len(places), len(centres)))
    for axis, known in enumerate((sight.x1, sight.x2)):
        place, middle = places[:, axis, None], centres[None, :, axis]
        if known is Known.VALUE:
            logs += _log_kernel(place - middle, deviation)
        elif known is Known.SIZE:
            logs += np.logaddexp(
                _log_kernel(place - middle, deviation), _log_kernel(place + middle, deviation)
            )
    found: Floats = np.logaddexp.reduce(logs, axis=1) - np.log(len(centres))
    return found


def _log_kernel(distances: Floats, deviation: float) -> Floats:
    kernel: Floats = -0.5 * (distances / deviation) ** 2
    return kernel


def heights_near(height: Callable[[Floats], Floats], reach: float, per_noise: float) -> Posterior:
    """Return the expected height of a place that was drawn evenly in a square and then blurred.

    `height` takes places (n, 2). Before the blur, coordinates lie between minus and plus `reach`;
    its deviation is `per_noise` times the noise.
    """

    def posterior(places: Floats, sight: Sight) -> Floats:
        deviation = per_noise * sight.noise
        (xs, x_weights), (ys, y_weights) = (
            _before(places[:, axis], known, deviation, reach)
            for axis, known in enumerate((sight.x1, sight.x2))
        )
        count, across, up = len(places), xs.shape[1], ys.shape[1]
        grid = np.empty((count, across, up, 2))
        grid[..., 0], grid[..., 1] = xs[:, :, None], ys[:, None, :]
        weights = x_weights[:, :, None] * y_weights[:, None, :]
        found = height(grid.reshape(-1, 2)).reshape(count, across, up)
        return np.asarray((found * weights).sum(axis=(1, 2)) / weights.sum(axis=(1, 2)))[:, None]

    return posterior


def _before(seen: Floats, known: Known, deviation: float, reach: float) -> tuple[Floats, Floats]:
    """Return where one coordinate may have been before the blur, (n, m), and how likely each is."""
    if known is Known.NOTHING:
        even = ((np.arange(ANYWHERE) + 0.5) / ANYWHERE * 2.0 - 1.0) * reach
        return np.tile(even, (len(seen), 1)), np.ones((len(seen), ANYWHERE))
    offsets = OFFSETS * deviation if deviation else np.zeros(1)
    sides = [seen] if known is Known.VALUE else [seen, -seen]
    places = np.concatenate([side[:, None] - offsets for side in sides], axis=1)
    likely = np.exp(-0.5 * OFFSETS**2) if deviation else np.ones(1)
    weights = np.tile(likely, (len(seen), len(sides))) * (np.abs(places) <= reach)
    weights[weights.sum(axis=1) == 0.0] = 1.0  # far outside: any of them
    return np.clip(places, -reach, reach), weights


def coin(_places: Floats, _sight: Sight) -> Floats:
    """Return the log-probabilities where a coin decides."""
    return np.full((len(_places), 2), np.log(0.5))
