"""The data sets: points drawn on a plane, coin tosses, and two collections of real measurements."""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.parts.posteriors import SAMPLES, coin, heights_near, mixtures
from bot.neural.points import Points, pick
from bot.trainings.catalogue import CATALOGUE

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from bot.neural.parts.posteriors import Posterior
    from bot.trainings.data_sets import DataSet

    Floats = NDArray[np.float64]
    Labelled = tuple[Floats, Floats]

REACH = 6.0  # places of values lie between -6 and 6 in both coordinates


@dataclass(frozen=True, slots=True)
class DataSource:
    """`draw(data_set, count, noise, generator)` returns so many points, or all rows there are.

    Drawn classes are of equal size, class 0 first (class 1 has one more point if `count` is odd);
    only coin tosses fall at random. Noise does not change the answers: they are those of the points
    before the noise. `posterior` says what can be known of an answer, where that is known.
    """

    data_set: DataSet
    draw: Callable[[DataSet, int, float, Generator], Points]
    posterior: Posterior | None = None

    @property
    def name(self) -> str:
        return self.data_set.name

    def points(self, count: int, noise: float, generator: Generator) -> Points:
        """Draw points of this data set; `noise` is in units of it, see `blurred`."""
        return self.draw(self.data_set, count, noise, generator)


def blurred(data_set: DataSet, clean: Labelled, deviation: float, generator: Generator) -> Points:
    """Give every input Gaussian noise of this deviation, in coordinates."""
    inputs, answers = clean
    names = tuple(f"x{column + 1}" for column in range(data_set.inputs))
    moved = inputs + generator.normal(0.0, deviation, inputs.shape)
    return Points(moved, answers, data_set.classes, names)


def labelled(zeros: Floats, ones: Floats) -> Labelled:
    """Put the points of class 0 before those of class 1."""
    labels = np.concatenate([np.zeros(len(zeros)), np.ones(len(ones))])
    return np.concatenate([zeros, ones]), labels


def _shape(
    shape: Callable[[int, int], tuple[Floats, Floats]],
) -> Callable[[DataSet, int, float, Generator], Points]:
    """Return how to draw two classes whose places chance does not decide."""

    def draw(data_set: DataSet, count: int, noise: float, generator: Generator) -> Points:
        first = count // 2
        return blurred(data_set, labelled(*shape(first, count - first)), noise, generator)

    return draw


def _heights(
    height: Callable[[Floats], Floats],
) -> Callable[[DataSet, int, float, Generator], Points]:
    """Return how to draw values over the plane; noise 1 has a deviation of 2 coordinates."""

    def draw(data_set: DataSet, count: int, noise: float, generator: Generator) -> Points:
        places = generator.uniform(-REACH, REACH, (count, 2))
        return blurred(data_set, (places, height(places)), 2.0 * noise, generator)

    return draw


def _measured(rows: Callable[[], Points]) -> Callable[[DataSet, int, float, Generator], Points]:
    """Return how to pick measured rows, which get no noise."""

    def draw(_data_set: DataSet, count: int, _noise: float, generator: Generator) -> Points:
        return pick(rows(), count, generator)

    return draw


def _tosses(data_set: DataSet, count: int, _noise: float, generator: Generator) -> Points:
    """Toss a coin for each point: nothing in the inputs tells the answer."""
    inputs = generator.normal(size=(count, data_set.inputs))
    answers = generator.integers(0, 2, count).astype(float)
    names = tuple(f"x{column + 1}" for column in range(data_set.inputs))
    return Points(inputs, answers, data_set.classes, names)


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


def _gauss(data_set: DataSet, count: int, noise: float, generator: Generator) -> Points:
    """Two round clouds of deviation 0.35 about (-1, -1) and (1, 1), before any noise.

    Noise 1 has a deviation of 2 coordinates.
    """
    first = count // 2
    zeros = generator.normal(-1.0, 0.35, (first, 2))
    ones = generator.normal(1.0, 0.35, (count - first, 2))
    return blurred(data_set, labelled(zeros, ones), 2.0 * noise, generator)


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
    return Points(pixels, labels, CATALOGUE.data_set("digits").classes, names)


@functools.cache
def _penguins() -> Points:
    """333 penguins of three species, four measures each (see DATA.md)."""
    classes = CATALOGUE.data_set("penguins").classes
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


def _curves(shape: Callable[[int, int], tuple[Floats, Floats]]) -> Posterior:
    """Return the posterior of two classes that lie on curves and are blurred."""
    return mixtures(*shape(SAMPLES, SAMPLES))


DATA_SETS = (
    DataSource(CATALOGUE.data_set("moons"), _shape(_moons), _curves(_moons)),
    DataSource(CATALOGUE.data_set("circles"), _shape(_circles), _curves(_circles)),
    DataSource(CATALOGUE.data_set("xor"), _shape(_xor), mixtures(*_xor(2, 2))),
    DataSource(
        CATALOGUE.data_set("gauss"),
        _gauss,
        mixtures(np.array([[-1.0, -1.0]]), np.array([[1.0, 1.0]]), own=0.35, per_noise=2.0),
    ),
    DataSource(CATALOGUE.data_set("spiral"), _shape(_spiral), _curves(_spiral)),
    DataSource(CATALOGUE.data_set("plane"), _heights(_plane), heights_near(_plane, REACH, 2.0)),
    DataSource(
        CATALOGUE.data_set("multi-gauss"),
        _heights(_multi_gauss),
        heights_near(_multi_gauss, REACH, 2.0),
    ),
    DataSource(CATALOGUE.data_set("coin-toss"), _tosses, coin),
    DataSource(CATALOGUE.data_set("digits"), _measured(_digits)),
    DataSource(CATALOGUE.data_set("penguins"), _measured(_penguins)),
)
