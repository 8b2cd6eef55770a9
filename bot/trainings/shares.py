"""How many rows of each group go into the first of two parts, so that both look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def first_part(counts: Sequence[int], share: float) -> tuple[int, ...]:
    """Return for each group how many of its rows go into the first part.

    A group of two or more has at least one row in each part, and a group of one is in the first.
    Within that, each group gives its `share`, and all together give theirs, to the next row.
    """
    least = [min(count, 1) for count in counts]
    most = [max(count - 1, low) for count, low in zip(counts, least, strict=True)]
    wanted = [share * count for count in counts]
    taken = [
        min(max(int(want), low), high) for want, low, high in zip(wanted, least, most, strict=True)
    ]
    left = round(share * sum(counts)) - sum(taken)
    for place in sorted(range(len(counts)), key=lambda place: taken[place] - wanted[place]):
        if left > 0 and taken[place] < most[place]:
            taken[place] += 1
            left -= 1
    return tuple(taken)
