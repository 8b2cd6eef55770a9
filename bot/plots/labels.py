"""Places labels so that none covers another or leaves the picture, and shortens numbers."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS = 1e-5  # ticks that are nearer, as a share of the largest, need more digits than have room


def spread(heights: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """Move labels apart so that they neither overlap nor leave the room; return their middles.

    All in pixels: `heights` are the wanted middles, `needed` the height of each label. The labels
    keep their order (for equal heights that of the arguments) and move as little as possible, in
    the sum of squares: after subtracting from each middle the space that the labels below it take,
    this is isotonic regression, solved by pooling neighbours that are out of order (Ayer et al.
    1955). Where labels together need more than the room, each gets the same share of the height it
    needs.
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
    """Return the nearest sequence that never falls, by pooling neighbours into their mean."""
    pools: list[tuple[float, int]] = []
    for number in wanted:
        mean, count = number, 1
        while pools and pools[-1][0] > mean:
            earlier, many = pools.pop()
            mean, count = (earlier * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def even_ticks(high: float, most: int) -> list[float]:
    """Return 0 and round numbers up to `high` (above 0), at most `most` + 1, evenly spaced."""
    step = rounded_up(high / most, (1.0, 2.0, 2.5, 5.0))
    return [k * step for k in range(int(high / step + 1e-9) + 1)]


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers from `low` to `high`, which is above it; about `most` of them."""
    step = rounded_up((high - low) / most, (1.0, 2.0, 2.5, 5.0))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [k * step for k in range(first, last + 1)]


def rounded_up(number: float, heads: Sequence[float]) -> float:
    """Return the lowest head times a power of ten that is not below `number`, which is positive.

    `heads` rise, start with 1 and stay below 10.
    """
    power = 10.0 ** math.floor(math.log10(number))
    candidates = (head * power for head in (*heads, 10.0 * heads[0]))
    return next(found for found in candidates if found >= number * (1 - 1e-9))


def tick_texts(ticks: Sequence[float], most: int = 6) -> list[str]:
    """Write rising numbers of an axis shortly and never two of them alike.

    Where that takes more than `most` characters, the first is written, as ~3 if it is rounded, and
    of the others how far they are above it: ~3, +1e-4, +2e-4.
    """
    texts = [tick_text(tick) for tick in ticks]
    if not ticks:
        return []
    exact = all(
        after - before > DIGITS * max(abs(before), abs(after)) for before, after in pairwise(ticks)
    )
    if exact and len(set(texts)) == len(texts) and all(_length(text) <= most for text in texts):
        return texts
    first = texts[0] if exact and _length(texts[0]) <= most else f"~{tick_text(_rounded(ticks[0]))}"
    return [first, *(f"+{tick_text(_rounded(tick - ticks[0]))}" for tick in ticks[1:])]


def _length(text: str) -> int:
    return len(text.removeprefix("-"))


def _rounded(number: float) -> float:
    return float(f"{number:.2g}")


def tick_text(number: float) -> str:
    """Write the number of a tick in at most 6 digits, as texts do: 3,000."""
    size = abs(number)
    if size >= 1e9 or 0 < size < 1e-3:
        head, tail = f"{number:.2e}".split("e")
        return f"{head.rstrip('0').removesuffix('.')}e{int(tail)}"
    if size >= 1e6:
        return f"{number / 1e6:g}M"
    return f"{number / 1e3:g}k" if size >= 1e4 else f"{number:,g}"
