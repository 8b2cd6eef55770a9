"""Points on a plane in two classes, and their division into a training and a test part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Points:
    """`inputs` has shape (n, 2); `labels` has shape (n,) and holds 0.0 and 1.0."""

    inputs: Floats
    labels: Floats


@dataclass(frozen=True, slots=True)
class Split:
    train: Points
    test: Points


def draw(name: str, count: int, noise: float, generator: Generator) -> Points:
    """Draw `count` points, half of each class, blurred by Gaussian noise of deviation `noise`.

    The points of class 0 come first. Raise KeyError for an unknown name.
    """
    first = count // 2
    zeros, ones = SHAPES[name](first, count - first)
    inputs = np.concatenate([zeros, ones])
    labels = np.concatenate([np.zeros(len(zeros)), np.ones(len(ones))])
    return Points(inputs + generator.normal(0.0, noise, inputs.shape), labels)


def split(points: Points, train_share: float, generator: Generator) -> Split:
    """Shuffle, cut off the training part, and standardise both parts by the training part alone.

    Each input column gets mean 0 and deviation 1 on the training part; what the test part looks
    like must not leak into training.
    """
    order = generator.permutation(len(points.labels))
    cut = round(train_share * len(order))
    inputs, labels = points.inputs[order], points.labels[order]
    mean, deviation = inputs[:cut].mean(axis=0), inputs[:cut].std(axis=0)
    scaled = (inputs - mean) / np.where(deviation > 0, deviation, 1.0)
    return Split(Points(scaled[:cut], labels[:cut]), Points(scaled[cut:], labels[cut:]))


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
    """Four corners of a square; opposite corners share a class, so no straight line will do."""
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
    """Two arms of one and a half turns, from radius 0.5 to 5; one is the other turned by half."""
    return _arm(zeros), -_arm(ones)


def _arm(count: int) -> Floats:
    along = np.linspace(0.0, 1.0, count)
    radius, angle = 0.5 + 4.5 * along, 3.0 * np.pi * along
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


SHAPES: dict[str, Callable[[int, int], tuple[Floats, Floats]]] = {
    "moons": _moons,
    "xor": _xor,
    "circles": _circles,
    "spiral": _spiral,
}
