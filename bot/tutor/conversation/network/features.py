"""What the network of the talk sees of a message: its words, pairs of words, pieces of words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PIECES = (3, 4, 5)
"""Characters of a piece of a word."""


def features_of(words: Sequence[str]) -> list[str]:
    """Return each feature once, those of words first.

    A word stands as "=word", a pair as "=one two" with "^" and "$" at the ends, a piece bare.
    """
    ends = ("^", *words, "$")
    found = dict.fromkeys(f"={word}" for word in words)
    found |= dict.fromkeys(f"={one} {two}" for one, two in pairwise(ends))
    found |= dict.fromkeys(pieces_of(words))
    return list(found)


def pieces_of(words: Sequence[str], sizes: Sequence[int] = PIECES) -> list[str]:
    """Return the pieces of all words, with a space where a word begins or ends."""
    found = []
    for word in words:
        spaced = f" {word} "
        for size in sizes:
            found += [spaced[at : at + size] for at in range(max(1, len(spaced) - size + 1))]
    return found


def scale_of(count: int) -> float:
    """Return the value of each of so many features, so that long messages weigh as short ones."""
    return float(1 / count**0.5) if count else 0.0
