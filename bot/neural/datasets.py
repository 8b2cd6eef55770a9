"""The data sets: points drawn on a plane, coin tosses, and two collections of real measurements."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from bot.trainings.data_sets import DATA_SETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Shape = Callable[[int, int], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Points:
    """`inputs` (n, d) with a name for each column; `answers` (n,): class numbers, or values.

    `classes` is empty where the answers are values.
    """

    inputs: Floats
    answers: Floats
    classes: tuple[str, ...]
    names: tuple[str, ...]

    def rows(self, chosen: NDArray[np.intp]) -> Points:
        return Points(self.inputs[chosen], self.answers[chosen], self.classes, self.names)


def draw(name: str, count: int, noise: float, generator: Generator) -> Points:
    """Draw `count` points of a data set; of measured ones pick so many rows, or all there are.

    Drawn classes are of equal size, class 0 first (class 1 has one more point if `count` is odd);
    only coin tosses fall at random. Then every input gets Gaussian noise with a deviation of
    `noise` times the data set's unit, while the answers stay those of the points before the noise.
    Measurements and coin tosses get no noise. Raise KeyError for an unknown name.
    """
    if name in MEASURED:
        return pick(MEASURED[name](), count, generator)
    data_set = DATA_SETS[name]
    names = tuple(f"x{column + 1}" for column in range(data_set.inputs))
    if name == "coin-toss":
        inputs = generator.normal(size=(count, data_set.inputs))
        tosses = generator.integers(0, 2, count).astype(float)
        return Points(inputs, tosses, data_set.classes, names)
    inputs, answers = _clean(name, count, generator)
    blurred = inputs + generator.normal(0.0, noise * UNITS.get(name, 1.0), inputs.shape)
    return Points(blurred, answers, data_set.classes, names)


def is_drawn(name: str) -> bool:
    """Whether fresh points can be drawn without end; a measured data set has its rows only."""
    return name not in MEASURED


def pick(points: Points, count: int, generator: Generator) -> Points:
    """Pick `count` rows by chance, each class in its share; all rows if there are no more."""
    if count >= len(points.answers):
        return points
    shuffled = generator.permutation(len(points.answers))
    place = np.empty(len(shuffled))
    for label in np.unique(points.answers):
        members = shuffled[points.answers[shuffled] == label]
        place[members] = (np.arange(len(members)) + 0.5) / len(members)
    return points.rows(np.sort(shuffled[np.argsort(place[shuffled], kind="stable")][:count]))


def _clean(name: str, count: int, generator: Generator) -> tuple[Floats, Floats]:
    if name in VALUES:
        places = generator.uniform(-REACH, REACH, (count, 2))
        return places, VALUES[name](places)
    first = count // 2
    if name == "gauss":
        zeros, ones = _gauss(first, count - first, generator)
    else:
        zeros, ones = SHAPES[name](first, count - first)
    labels = np.concatenate([np.zeros(len(zeros)), np.ones(len(ones))])
    return np.concatenate([zeros, ones]), labels


def _moons(zeros: int, ones: int) -> tuple[Floats, Floats]:
    """Two half circles of radius 1 that reach into each other, as in scikit-learn's make_moons.

    Angles are spaced evenly, both ends included: drawing them at random moves the losses.
    """
    upper, lower = np.linspace(0.0, np.pi, zeros), np.linspace(0.0, np.pi, ones)
    return (
        np.column_stack([np.cos(upper), np.sin(upper)]),
        np.column_stack([1.0 - np.cos(lower), 0.5 - np.sin(lower)]),
    )


def _xor(zeros: int, ones: int) -> tuple[Floats, Floats]:
    """Return the four corners of a square; opposite corners share a class: no line parts them."""
    same = np.array([[1.0, 1.0], [-1.0, -1.0]])
    different = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return np.resize(same, (zeros, 2)), np.resize(different, (ones, 2))


def _circles(zeros: int, ones: int) -> tuple[Floats, Floats]:
    """Draw a ring of radius 2 (class 0) around a ring of radius 1, angles spaced evenly."""
    return 2.0 * _ring(zeros), _ring(ones)


def _ring(count: int) -> Floats:
    angles = np.linspace(0.0, 2.0 * np.pi, count, endpoint=False)
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _spiral(zeros: int, ones: int) -> tuple[Floats, Floats]:
    """Return two arms of one and a half turns, radius 0.5 to 5; one is the other turned by 180°."""
    return _arm(zeros), -_arm(ones)


def _arm(count: int) -> Floats:
    along = np.linspace(0.0, 1.0, count)
    radius, angle = 0.5 + 4.5 * along, 3.0 * np.pi * along
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _gauss(zeros: int, ones: int, generator: Generator) -> tuple[Floats, Floats]:
    """Two round clouds of deviation 0.35 about (-1, -1) and (1, 1), before any noise."""
    return (
        generator.normal(-1.0, 0.35, (zeros, 2)),
        generator.normal(1.0, 0.35, (ones, 2)),
    )


def _plane(places: Floats) -> Floats:
    """(x1 + x2) / 10, as in TensorFlow Playground."""
    heights: Floats = places.sum(axis=1) / 10.0
    return heights


def _multi_gauss(places: Floats) -> Floats:
    """Three hills of height 1 and three hollows, each a cone of radius 2; elsewhere 0.

    As in TensorFlow Playground: signs alternate along a row and between the two rows.
    """
    centres = np.array([(x, y) for y in (2.5, -2.5) for x in (-4.0, 0.0, 4.0)])
    signs = np.array([1.0, -1.0, 1.0, -1.0, 1.0, -1.0])
    distances = np.linalg.norm(places[:, None] - centres, axis=2)
    heights: Floats = np.clip(1.0 - distances / 2.0, 0.0, None) @ signs
    return heights


@functools.cache
def _digits() -> Points:
    """1,797 handwritten digits of 8 x 8 pixels, grey from 0 to 16 (see DATA.md)."""
    with _file("digits.npz").open("rb") as kept, np.load(kept) as arrays:
        pixels, labels = arrays["pixels"].astype(float), arrays["labels"].astype(float)
    names = tuple(f"row {row} column {column}" for row in range(1, 9) for column in range(1, 9))
    return Points(pixels, labels, DATA_SETS["digits"].classes, names)


@functools.cache
def _penguins() -> Points:
    """333 penguins of three species, four measures each (see DATA.md)."""
    classes = DATA_SETS["penguins"].classes
    with _file("penguins.csv").open(encoding="utf-8") as kept:
        header, *rows = csv.reader(kept)
    return Points(
        np.array([[float(measure) for measure in row[1:]] for row in rows]),
        np.array([float(classes.index(row[0])) for row in rows]),
        classes,
        tuple(header[1:]),
    )


def _file(name: str) -> resources.abc.Traversable:
    return resources.files("bot.neural") / name


SHAPES: dict[str, Shape] = {
    "moons": _moons,
    "xor": _xor,
    "circles": _circles,
    "spiral": _spiral,
}
REACH = 6.0  # places of values lie between -6 and 6 in both coordinates
VALUES: dict[str, Callable[[Floats], Floats]] = {"plane": _plane, "multi-gauss": _multi_gauss}
MEASURED: dict[str, Callable[[], Points]] = {"digits": _digits, "penguins": _penguins}
# The deviation, in coordinates, of noise 1 where it is not 1.
UNITS = {"gauss": 2.0, "plane": 2.0, "multi-gauss": 2.0}
