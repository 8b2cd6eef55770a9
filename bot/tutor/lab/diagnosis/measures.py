"""Measures the curves of a run: where they start, settle, climb and end, and writes losses.

Evaluated epochs may be unevenly spaced, so times are epochs here, never positions in a list.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def loss_text(loss: float) -> str:
    """Write a loss with the digits that matter, in at most 9 characters for losses below 1e100."""
    size = abs(loss)
    if size >= 1e6:
        return f"{loss:.1e}"
    return f"{loss:,.0f}" if size >= 10 else f"{loss:z.{2 if size >= 0.1 else 3}f}"


def percent_text(share: float) -> str:
    """Write a share of 0 to 1 in percent, with a decimal only where it says something."""
    return f"{100 * share:.1f}".removesuffix(".0") + " %"


def right_text(share: float, points: int) -> str:
    """Say how many of so many points are right, such as "52 of 60 test points (86.7 %)"."""
    noun = "test point" if points == 1 else "test points"
    return f"{round(share * points):,} of {points:,} {noun} ({percent_text(share)})"


def loss_at(epochs: Sequence[int], losses: Sequence[float], time: float) -> float:
    """Read a curve at a time between its epochs, along a straight line."""
    after = min(max(bisect_right(epochs, time), 1), len(epochs) - 1)
    if len(epochs) == 1:
        return losses[0]
    share = (time - epochs[after - 1]) / (epochs[after] - epochs[after - 1])
    return losses[after - 1] * (1 - share) + losses[after] * share


def last_part(epochs: Sequence[int], losses: Sequence[float], share: float) -> Sequence[float]:
    """Return the losses of the last `share` of the epochs, and the one that came before them."""
    return losses[max(0, bisect_right(epochs, (1 - share) * epochs[-1]) - 1) :]


def climb(losses: Sequence[float]) -> float:
    """Return how much the curve rose in total, without the falls."""
    return sum(max(0.0, after - before) for before, after in pairwise(losses))


def rising_share(losses: Sequence[float]) -> float:
    """Return the share of steps that went up, 0 to 1."""
    steps = list(pairwise(losses))
    return sum(after > before for before, after in steps) / max(1, len(steps))


def noise_of(epochs: Sequence[int], losses: Sequence[float]) -> float:
    """Return a change that the noise of small batches could cause: 3 mean climbs of late steps."""
    late = last_part(epochs, losses, 0.5)
    return 3.0 * climb(late) / len(late)


def middle(losses: Sequence[float]) -> float:
    """Return the median, or the upper of the two middle values."""
    return sorted(losses)[len(losses) // 2]


def still_falls(epochs: Sequence[int], losses: Sequence[float]) -> bool:
    """Tell whether a curve fell by over 0.5 % of its loss in the last quarter of the epochs.

    Or by more than half as much in the second half of the epochs as in the first. A fall that the
    noise of small batches could cause does not count.
    """
    last, end = epochs[-1], losses[-1]
    half, late = loss_at(epochs, losses, 0.5 * last), loss_at(epochs, losses, 0.75 * last)
    noise = noise_of(epochs, losses)
    return late - end > max(0.005 * late, noise) or half - end > max(
        0.5 * (losses[0] - half), 1e-9 * abs(losses[0]), noise
    )
