"""Raw points with their answers, as they were drawn or measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


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
