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
WORD_COUNTS = 3.0
"""How much a stem counts beside a piece of a word."""
COMMON = 0.34
"""A piece in more than this share of the texts tells nothing and is left out."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to find: its words, and where it leads."""

    words: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Index:
    """The texts of a target stand together: `spans` says from which one up to which.

    `vectors` and `counts` are the two kinds of postings; `rarity` knows each part that occurs.
    """

    spans: Mapping[str, tuple[int, int]]
    vectors: Postings
    counts: Postings
    rarity: Mapping[str, float]

    def found(self, words: Sequence[str]) -> dict[str, tuple[float, float]]:
        """Return each target that shares anything with the words, with its two best scores.

        The first is a cosine, 0 to 1; the second is BM25 as a share of the best one here.
        """
        stems, whole = stems_of(words), sum(end - start for start, end in self.spans.values())
        cosines = _added(self.vectors, weighed(parts_of(stems, words), self.rarity), whole)
        ranks = _added(self.counts, dict.fromkeys(stems, 1.0), whole)
        most = max(ranks, default=0.0) or 1.0
        best = {
            target: (max(cosines[start:end]), max(ranks[start:end]) / most)
            for target, (start, end) in self.spans.items()
        }
        return {target: scores for target, scores in best.items() if any(scores)}


def built(texts: Iterable[Text]) -> Index:
    """Build an index; it takes about half a second for 7,000 texts.

    Only postings are kept on the way: the parts of all texts would take ten times as much.
    """
    spans: dict[str, tuple[int, int]] = {}
    lengths: list[int] = []
    vectors: dict[str, tuple[array[int], array[float]]] = {}
    counts: dict[str, tuple[array[int], array[float]]] = {}
    for number, text in enumerate(sorted(texts, key=lambda one: one.target)):
        stems = stems_of(text.words)
        spans[text.target] = spans.get(text.target, (number, 0))[0], number + 1
        lengths.append(len(stems))
        for stem, count in Counter(stems).items():
            _add(counts, stem, number, count)
        for part, count in parts_of(stems, text.words).items():
            _add(vectors, part, number, _often(part, count))
    rarity = _rarity(vectors, len(lengths))
    _weigh(vectors, rarity, len(lengths))
    _rank(counts, lengths)
    return Index(spans, vectors, counts, rarity)


def parts_of(stems: Sequence[str], words: Sequence[str]) -> Counter[str]:
    """Count the stems, as "=stem", and the pieces of the words."""
    found = Counter([f"={stem}" for stem in stems])
    found.update(pieces_of(words, PIECES))
    return found


def weighed(parts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the tf-idf vector of length 1; what the index does not know is left out."""
    known = ((part, count) for part, count in parts.items() if part in rarity)
    values = {part: _often(part, count) * rarity[part] for part, count in known}
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    return {part: value / length for part, value in values.items()}


def _often(part: str, count: int) -> float:
    return (1 + log(count)) * (WORD_COUNTS if part[0] == "=" else 1.0)


def _rarity(postings: Postings, whole: int) -> dict[str, float]:
    return {
        part: log((1 + whole) / (1 + len(numbers))) + 1
        for part, (numbers, _) in postings.items()
        if part[0] == "=" or 1 < len(numbers) < COMMON * whole
    }


def _weigh(
    postings: dict[str, tuple[array[int], array[float]]], rarity: Mapping[str, float], whole: int
) -> None:
    """Make the vector of each text one of length 1, and forget the parts that are left out."""
    squares = [0.0] * whole
    for part in [part for part in postings if part not in rarity]:
        del postings[part]
    for part, (numbers, values) in postings.items():
        for at, number in enumerate(numbers):
            values[at] *= rarity[part]
            squares[number] += values[at] ** 2
    lengths = [sqrt(square) or 1.0 for square in squares]
    for numbers, values in postings.values():
        for at, number in enumerate(numbers):
            values[at] /= lengths[number]


def _rank(postings: dict[str, tuple[array[int], array[float]]], lengths: Sequence[int]) -> None:
    """Turn how often a stem is in a text into what BM25 gives for it there."""
    whole = max(1, len(lengths))
    mean = sum(lengths) / whole or 1.0
    for numbers, values in postings.values():
        rare = log(1 + (whole - len(numbers) + 0.5) / (len(numbers) + 0.5))
        for at, number in enumerate(numbers):
            by_length = SATURATION * (1 - BY_LENGTH + BY_LENGTH * lengths[number] / mean)
            values[at] = rare * values[at] * (SATURATION + 1) / (values[at] + by_length)


def _add(
    postings: dict[str, tuple[array[int], array[float]]], part: str, number: int, value: float
) -> None:
    numbers, values = postings.setdefault(part, (array("H"), array("f")))
    numbers.append(number)
    values.append(value)


def _added(postings: Postings, vector: Mapping[str, float], whole: int) -> list[float]:
    """Add up the products with one vector, for each of so many texts."""
    sums = [0.0] * whole
    for part, weight in vector.items():
        if part in postings:
            numbers, values = postings[part]
            for number, value in zip(numbers, values, strict=True):
                sums[number] += weight * value
    return sums
