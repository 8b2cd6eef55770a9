"""An index over short texts, each of which leads somewhere: words and pieces of words, weighed.

Two ways of scoring are mixed: the cosine of tf-idf vectors of words and pieces, and BM25 of words
(Robertson and Zaragoza 2009). Both live in flat arrays, since the bot's process has no numpy.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from bot.tutor.conversation.network.features import pieces_of
from bot.tutor.conversation.search.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Postings = Mapping[str, tuple[array[int], array[float]]]

SATURATION, BY_LENGTH = 1.2, 0.6  # k1 and b of BM25
PIECES = (4,)
"""Characters of a piece of a word: enough against slips, and quick to build."""
COMMON = 0.34
"""A piece in more than this share of the texts tells nothing and is left out."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to find: its words, and where it leads."""

    words: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Index:
    """`targets` says where each text leads. `vectors` and `counts` are the two kinds of postings.

    `known` are the stems that occur at all.
    """

    targets: tuple[str, ...]
    vectors: Postings
    counts: Postings
    rarity: Mapping[str, float]

    def found(self, words: Sequence[str]) -> dict[str, tuple[float, float]]:
        """Return each target that shares anything with the words, with its two best scores.

        The first is a cosine, 0 to 1; the second is BM25 as a share of the best one here.
        """
        stems = stems_of(words)
        cosine = self._cosines(stems, words)
        ranks = _added(self.counts, dict.fromkeys(stems, 1.0))
        most = max(ranks.values(), default=1.0)
        best: dict[str, tuple[float, float]] = {}
        for text in cosine.keys() | ranks.keys():
            target = self.targets[text]
            before = best.get(target, (0.0, 0.0))
            rank = ranks.get(text, 0.0) / most
            best[target] = max(before[0], cosine.get(text, 0.0)), max(before[1], rank)
        return best

    def _cosines(self, stems: Sequence[str], words: Sequence[str]) -> dict[int, float]:
        vector = weighed(parts_of(stems, words), self.rarity)
        return _added(self.vectors, vector)


def built(texts: Iterable[Text]) -> Index:
    """Build an index; it takes about half a second for 6,000 texts."""
    targets, all_parts, all_stems = [], [], []
    for text in texts:
        stems = stems_of(text.words)
        targets.append(text.target)
        all_stems.append(stems)
        all_parts.append(parts_of(stems, text.words))
    rarity = _rarity(all_parts)
    vectors: dict[str, tuple[array[int], array[float]]] = {}
    for number, parts in enumerate(all_parts):
        for part, value in weighed(parts, rarity).items():
            _add(vectors, part, number, value)
    return Index(tuple(targets), vectors, _ranking(all_stems), rarity)


def parts_of(stems: Sequence[str], words: Sequence[str]) -> Counter[str]:
    """Count the stems, as "=stem", and the pieces of the words."""
    found = Counter([f"={stem}" for stem in stems])
    found.update(pieces_of(words, PIECES))
    return found


def weighed(parts: Counter[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the tf-idf vector of length 1; what the index does not know is left out."""
    values = {
        part: (1 + log(count)) * rarity[part] * (3.0 if part[0] == "=" else 1.0)
        for part, count in parts.items()
        if part in rarity
    }
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    return {part: value / length for part, value in values.items()}


def _rarity(all_parts: Sequence[Counter[str]]) -> dict[str, float]:
    often: Counter[str] = Counter()
    for parts in all_parts:
        often.update(parts.keys())
    whole = len(all_parts)
    return {
        part: log((1 + whole) / (1 + count)) + 1
        for part, count in often.items()
        if part[0] == "=" or 1 < count < COMMON * whole
    }


def _ranking(all_stems: Sequence[Sequence[str]]) -> Postings:
    often = Counter(stem for stems in all_stems for stem in set(stems))
    whole = max(1, len(all_stems))
    mean = sum(map(len, all_stems)) / whole or 1.0
    found: dict[str, tuple[array[int], array[float]]] = {}
    for number, stems in enumerate(all_stems):
        by_length = SATURATION * (1 - BY_LENGTH + BY_LENGTH * len(stems) / mean)
        for stem, count in Counter(stems).items():
            rare = log(1 + (whole - often[stem] + 0.5) / (often[stem] + 0.5))
            _add(found, stem, number, rare * count * (SATURATION + 1) / (count + by_length))
    return found


def _add(
    postings: dict[str, tuple[array[int], array[float]]], part: str, number: int, value: float
) -> None:
    numbers, values = postings.setdefault(part, (array("H"), array("f")))
    numbers.append(number)
    values.append(value)


def _added(postings: Postings, vector: Mapping[str, float]) -> dict[int, float]:
    """Add up the products with one vector, text by text."""
    sums: dict[int, float] = {}
    for part, weight in vector.items():
        if part in postings:
            for number, value in zip(*postings[part], strict=True):
                sums[number] = sums.get(number, 0.0) + weight * value
    return sums
