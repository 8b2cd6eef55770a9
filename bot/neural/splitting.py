"""Cuts rows into two parts: by chance alone, or so that each class is in both in its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.trainings.shares import first_part
from bot.trainings.spec import EVEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.points import Points

    Rows = NDArray[np.intp]

RANKS = 5  # values that are next to each other by size and count as one group


def cut(points: Points, order: Rows, share: float, least: int, split: str) -> tuple[Rows, Rows]:
    """Cut the rows `order` (n,) into a first part of about `share` of them, and the rest.

    Both keep the order. The first has at least `least` rows, the rest at least one. With the split
    EVEN both parts have their share of each class, or of small, middle and large values.
    """
    if split != EVEN:
        end = min(max(round(share * len(order)), least), len(order) - 1)
        return order[:end], order[end:]
    groups = _groups(points)[order]
    first = np.zeros(len(order), dtype=bool)
    names, counts = np.unique(groups, return_counts=True)
    for name, taken in zip(names, first_part(counts.tolist(), share), strict=True):
        first[np.flatnonzero(groups == name)[:taken]] = True
    _at_least(first, least)
    return order[first], order[~first]


def _groups(points: Points) -> NDArray[np.int64]:
    """Return a number for each row: its class, or where its value stands among all by size."""
    if points.classes:
        return points.answers.astype(np.int64)
    count = len(points.answers)
    ranks = np.empty(count, dtype=np.int64)
    ranks[np.argsort(points.answers, kind="stable")] = np.arange(count)
    return ranks * max(count // RANKS, 1) // count


def _at_least(first: NDArray[np.bool_], least: int) -> None:
    """Move rows where a part has too few: groups of one leave nothing for the second part."""
    short = least - int(first.sum())
    if short > 0:
        first[np.flatnonzero(~first)[:short]] = True
    if first.all():
        first[-1] = False
