"""A network of one layer that chooses a class for a message, worked out without numpy.

Its scores are sums of weights, one for each feature and class, and a bias: softmax makes shares of
them, as in the lesson on the forward pass. So a score can be told feature by feature.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from bot.tutor.conversation.network.features import scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class TalkNetwork:
    """`weights` holds a row of one byte a class for each feature, at its place in `rows`.

    A byte stands for itself times `unit`. `temperature` divides the scores, so that a share says
    how often it is right.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: memoryview
    biases: tuple[float, ...]
    unit: float
    temperature: float = 1.0

    def shares(self, features: Sequence[str]) -> dict[str, float]:
        """Return each class with its share, which add up to 1, the largest first."""
        scores = self.scores(features)
        top = max(scores)
        powers = [exp((score - top) / self.temperature) for score in scores]
        total = sum(powers)
        found = zip(self.classes, (power / total for power in powers), strict=True)
        return dict(sorted(found, key=lambda one: -one[1]))

    def scores(self, features: Sequence[str]) -> list[float]:
        """Return the score of each class, in their order."""
        sums = [0] * len(self.classes)
        known = [self.rows[name] for name in features if name in self.rows]
        for row in known:
            sums = [a + b for a, b in zip(sums, self._row(row), strict=True)]
        factor = self.unit * scale_of(len(features))
        return [factor * total + bias for total, bias in zip(sums, self.biases, strict=True)]

    def parts(self, features: Sequence[str], name: str) -> dict[str, float]:
        """Return what each known feature adds to the score of one class."""
        column, factor = self.classes.index(name), self.unit * scale_of(len(features))
        return {
            each: factor * self._row(self.rows[each])[column]
            for each in features
            if each in self.rows
        }

    def _row(self, row: int) -> memoryview:
        width = len(self.classes)
        return self.weights[row * width : (row + 1) * width]
