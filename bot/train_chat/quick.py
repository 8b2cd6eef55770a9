"""A trained network read with numpy: thousands of sentences are looked at while a talk is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bot.tutor.conversation.network.features import scale_of
from bot.tutor.conversation.network.network import TalkNetwork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class QuickNetwork(TalkNetwork):
    """Has the very scores of a network without numpy, since the sums are of whole numbers."""

    @cached_property
    def table(self) -> NDArray[np.int8]:
        """The weights of shape (features, classes)."""
        flat = np.frombuffer(self.weights, np.int8)
        return flat.reshape(len(self.rows), len(self.classes))

    def scores(self, features: Sequence[str]) -> list[float]:
        known = [self.rows[name] for name in features if name in self.rows]
        sums = self.table[known].sum(axis=0, dtype=np.int64)
        factor = self.unit * scale_of(len(features))
        found: list[float] = (factor * sums + np.asarray(self.biases)).tolist()
        return found


def quick(network: TalkNetwork) -> QuickNetwork:
    return QuickNetwork(
        network.classes,
        network.rows,
        network.weights,
        network.biases,
        network.unit,
        network.temperature,
    )
