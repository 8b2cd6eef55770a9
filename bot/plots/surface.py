"""The output of a network everywhere on the plane, on a grid of 100 x 100 points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.network import outputs
from bot.neural.prepare import encode
from bot.trainings.spec import PLANE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.network import Network
    from bot.neural.training import History

    Floats = NDArray[np.float64]
    Extent = tuple[float, float, float, float]

GRID_SIZE = 100
MARGIN = 0.08  # around the points, as a share of their range
HUGE = 1e30  # larger outputs are drawn as this


@dataclass(frozen=True, slots=True)
class PlottedPoints:
    """`places` (n, 2) are raw coordinates. `truth` and `said` (n,): numbers of classes, or values.

    `said` is what the network predicts.
    """

    places: Floats
    truth: Floats
    said: Floats

    @property
    def wrong(self) -> NDArray[np.bool_]:
        """Which points the network gets wrong, (n,). This has a meaning for classes only."""
        wrong: NDArray[np.bool_] = self.truth != self.said
        return wrong


@dataclass(frozen=True, slots=True)
class Surface:
    """`extent` is lowest x1, highest x1, lowest x2, highest x2. `names` are those of x1 and x2.

    `values` (100, 100), row 0 at the lowest x2: for two classes the probability of class 1, for
    more the number of the likeliest class, else the predicted value.
    """

    kind: Kind
    extent: Extent
    values: Floats
    names: tuple[str, str]
    classes: tuple[str, ...]
    train: PlottedPoints
    test: PlottedPoints


@dataclass(frozen=True, slots=True)
class Frame:
    """The outputs after an epoch: `values` as in Surface, None if the points lie on no plane."""

    epoch: int
    values: Floats | None


def surface_of(history: History) -> Surface | None:
    """Run the trained network on the grid. None when its points do not lie on a plane."""
    prepared = history.prepared
    if prepared.train_points is None or prepared.test_points is None:
        return None
    extent = extent_of(prepared.train_points, prepared.test_points)
    return Surface(
        prepared.kind,
        extent,
        _values(history, history.network, extent),
        _names(history),
        prepared.classes,
        _points(history, prepared.train_points, prepared.train.targets),
        _points(history, prepared.test_points, prepared.test.targets),
    )


def frame_of(history: History, done: int, network: Network) -> Frame:
    """Run `network`, as it was after `done` epochs, on the same grid as `surface_of`."""
    prepared = history.prepared
    if prepared.train_points is None or prepared.test_points is None:
        return Frame(done, None)
    extent = extent_of(prepared.train_points, prepared.test_points)
    return Frame(done, _values(history, network, extent))


def extent_of(*points: Floats) -> Extent:
    """Return a rectangle around all points (n, 2), with a margin."""
    together = np.concatenate(points)
    low, high = together.min(axis=0), together.max(axis=0)
    margin = np.maximum((high - low) * MARGIN, 1e-6 + 1e-6 * np.abs(high))
    (left, lower), (right, upper) = (low - margin).tolist(), (high + margin).tolist()
    return left, right, lower, upper


def grid(extent: Extent) -> Floats:
    """Return the middles of 100 x 100 equal cells, (10000, 2), x1 changing fastest."""
    left, right, lower, upper = extent
    steps = (np.arange(GRID_SIZE) + 0.5) / GRID_SIZE
    x1, x2 = np.meshgrid(left + steps * (right - left), lower + steps * (upper - lower))
    return np.column_stack((x1.ravel(), x2.ravel()))


def _names(history: History) -> tuple[str, str]:
    """Return what people call their two columns, where x1 and x2 are among the inputs."""
    called = dict(zip(history.spec.inputs, history.prepared.names, strict=True))
    return called.get(PLANE[0], PLANE[0]), called.get(PLANE[1], PLANE[1])


def _values(history: History, network: Network, extent: Extent) -> Floats:
    said = _said(history, network, grid(extent))
    return said.reshape(GRID_SIZE, GRID_SIZE)


def _points(history: History, places: Floats, targets: Floats) -> PlottedPoints:
    kind = history.prepared.kind
    said = _said(history, history.network, places)
    truth = targets.argmax(axis=1) if kind is Kind.CLASSES else targets[:, 0]
    if kind is Kind.BINARY:
        said = np.rint(said)
    return PlottedPoints(places, truth.astype(np.float64), said)


def _said(history: History, network: Network, places: Floats) -> Floats:
    """Return probability of class 1, number of the likeliest class, or value; (n,)."""
    prepared, activation = history.prepared, history.recipe.activation
    with np.errstate(over="ignore", invalid="ignore"):  # weights may be huge in a wild training
        logits = outputs(network, activation, encode(prepared, places))
    logits = np.clip(np.nan_to_num(logits), -HUGE, HUGE)
    if prepared.kind is Kind.CLASSES:
        return np.asarray(logits.argmax(axis=1), dtype=np.float64)
    if prepared.kind is Kind.BINARY:
        # 1 / (1 + e^-z), written with tanh so that no z overflows
        return np.asarray(0.5 + 0.5 * np.tanh(0.5 * logits[:, 0]), dtype=np.float64)
    return np.asarray(logits[:, 0], dtype=np.float64)
