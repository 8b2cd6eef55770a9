"""Medians of interleaved rounds: all works run in turn, so that noise of the machine hits all."""

from __future__ import annotations

import gc
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Work = Callable[[int], object]  # does its work so many times


def interleaved(works: Mapping[str, Work], rounds: int, seconds: float) -> dict[str, list[float]]:
    """Time each work in turn, `rounds` times; every turn repeats it for about `seconds`.

    Return the seconds of one repetition, for each round. A warm-up finds the number of repetitions;
    it also pays for what is compiled or allocated at first use.
    """
    counts = {name: _repetitions(work, seconds) for name, work in works.items()}
    times: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(_timed(work, counts[name]) / counts[name])
    return times


def ratio(times: list[float], ours: list[float]) -> float:
    """Median of how many times longer it took than ours in the same round."""
    return median(its / our for its, our in zip(times, ours, strict=True))


def high(values: Sequence[float], percent: int) -> float:
    """Return a percentile, 1 to 99, of at least two values."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _repetitions(work: Work, seconds: float) -> int:
    _timed(work, 1)
    count = 1
    while (taken := _timed(work, count)) < seconds / 2:
        count = max(count + 1, min(10 * count, int(count * seconds / taken)))
    return count


def _timed(work: Work, count: int) -> float:
    began = time.perf_counter()
    work(count)
    return time.perf_counter() - began
