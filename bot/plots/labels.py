"""Where labels go, so that none covers another or leaves the picture, and how numbers are cut."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread(heights: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """Move labels, given by their middles, so that they neither meet nor leave the room.

    All in pixels, `needed` is the height of each label. The labels keep their order (for equal
    heights that of the arguments) and move as little as possible, in the sum of squares: with
    the labels below taken off, that is isotonic regression, solved by pooling neighbours that are
    out of order (Ayer et al. 1955). Labels that together need more than the room are pressed
    together evenly.
    """
    order = sorted(range(len(heights)), key=lambda k: heights[k])
    scale = min(1.0, room / max(sum(needed), 1e-9))
    sizes = [needed[k] * scale for k in order]
    below = [end - size / 2 for end, size in zip(accumulate(sizes), sizes, strict=True)]
    slack = room - sum(sizes)
    wanted = _in_order([heights[k] - under for k, under in zip(order, below, strict=True)])
    placed = [0.0] * len(heights)
    for k, under, free in zip(order, below, wanted, strict=True):
        placed[k] = under + min(max(free, 0.0), slack)
    return placed


def _in_order(wanted: Sequence[float]) -> list[float]:
    """Return the nearest numbers that never fall, by pooling neighbours into their mean."""
    pools: list[tuple[float, int]] = []
    for number in wanted:
        mean, count = number, 1
        while pools and pools[-1][0] > mean:
            earlier, many = pools.pop()
            mean, count = (earlier * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def even_ticks(high: float, most: int) -> list[float]:
    """Return 0 and round numbers up to `high`, at most `most` + 1 of them, evenly spaced."""
    step = rounded_up(high / most, (1.0, 2.0, 2.5, 5.0))
    return [k * step for k in range(int(high / step + 1e-9) + 1)]


def rounded_up(number: float, heads: Sequence[float]) -> float:
    """Return the lowest of the heads, times a power of ten, not below a positive number.

    The heads rise from 1 on and stay below 10.
    """
    power = 10.0 ** math.floor(math.log10(number))
    candidates = (head * power for head in (*heads, 10.0 * heads[0]))
    return next(found for found in candidates if found >= number * (1 - 1e-9))


def tick_text(number: float) -> str:
    """Write the number of a tick in at most 5 signs."""
    size = abs(number)
    if size >= 1e9:
        return f"{number:.0e}".replace("e+0", "e").replace("e+", "e")
    if size >= 1e6:
        return f"{number / 1e6:g}M"
    return f"{number / 1e3:g}k" if size >= 1e4 else f"{number:g}"
