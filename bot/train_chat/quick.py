"""A network and an index read with numpy: a training looks at thousands of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bot.tutor.conversation.network.features import scale_of
from bot.tutor.conversation.network.network import TalkNetwork
from bot.tutor.conversation.search.index import Index, parts_of, weighed
from bot.tutor.conversation.search.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.tutor.conversation.search.index import Postings


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


@dataclass(frozen=True)
class QuickIndex(Index):
    """Finds what an index without numpy finds."""

    @cached_property
    def starts(self) -> NDArray[np.intp]:
        """The place of the first text of each target, in the order of `spans`."""
        return np.array([start for start, _ in self.spans.values()], np.intp)

    def found(self, words: Sequence[str]) -> dict[str, tuple[float, float]]:
        if not self.spans:
            return {}
        stems = stems_of(words)
        cosines = self._sums(self.vectors, weighed(parts_of(stems, words), self.rarity))
        ranks = self._sums(self.counts, dict.fromkeys(stems, 1.0))
        ranks /= ranks.max(initial=0.0) or 1.0
        best = [np.maximum.reduceat(scores, self.starts).tolist() for scores in (cosines, ranks)]
        pairs = zip(self.spans, zip(*best, strict=True), strict=True)
        return {target: scores for target, scores in pairs if any(scores)}

    def _sums(self, postings: Postings, vector: Mapping[str, float]) -> NDArray[np.float64]:
        """Return the product of each text with one vector."""
        sums = np.zeros(max((end for _, end in self.spans.values()), default=0))
        for part, weight in vector.items():
            if part in postings:
                numbers, values = postings[part]
                sums[np.frombuffer(numbers, np.uint16)] += weight * np.frombuffer(
                    values, np.float32
                )
        return sums


def quick_index(index: Index) -> QuickIndex:
    return QuickIndex(index.spans, index.vectors, index.counts, index.rarity)
