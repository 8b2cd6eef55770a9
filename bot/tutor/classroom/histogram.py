"""The numbers that a class typed, in bins that one far outlier does not squash."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.classroom.tally import TallyRow
from bot.tutor.exercises.questions.sums import number_text

if TYPE_CHECKING:
    from bot.tutor.classroom.tally import TypedNumbers

INSIDE, BEYOND = 0.5, 4.0  # the share of wrong numbers that sets the reach, and times what
MOST_STEPS = 7
FINEST = 1e-3  # a bin is no smaller than this share of the right number
ROUNDING = 2e-3  # as far as a written number may be off, as a share of it
LARGE = 1e6
ROUNDED = 1e-9  # what a computer may add to 0.3 / 0.1


@dataclass(frozen=True, slots=True)
class Bin:
    """Wrong numbers from `low` to below `high`; infinite ones hold whatever is farther off."""

    low: float
    high: float
    text: str


def histogram(votes: Sequence[TypedNumbers]) -> list[tuple[TallyRow, ...]]:
    """Return the rows of each vote, ascending, in the same bins.

    The right number has a row of its own, so that no wrong one counts as right.
    """
    answer = _trimmed(votes[0].answer)
    bins = _bins(answer, sorted(number for vote in votes for number in vote.wrong))
    return [_rows(vote, answer, bins) for vote in votes]


def _rows(vote: TypedNumbers, answer: float, bins: Sequence[Bin]) -> tuple[TallyRow, ...]:
    def row(one: Bin) -> TallyRow:
        count = bisect_left(vote.wrong, one.high) - bisect_left(vote.wrong, one.low)
        return TallyRow(f"{one.low!r}", "", one.text, count, right=False)

    right = TallyRow("right", "", number_words(vote.answer, vote.unit), vote.hits, right=True)
    below = [row(one) for one in bins if one.high <= answer]
    return (*below, right, *(row(one) for one in bins if one.low >= answer))


def _bins(answer: float, wrong: Sequence[float]) -> list[Bin]:
    """Make bins around the right number that reach as far as most of the wrong ones."""
    if not wrong:
        return []
    far = sorted(abs(number - answer) for number in wrong)
    limit = BEYOND * far[int(INSIDE * (len(far) - 1))]
    inside = [number for number in wrong if abs(number - answer) <= limit]
    edges = _edges(answer, min(answer, inside[0]), max(answer, inside[-1]))
    bottom, top = edges[0], edges[-1]
    numbers = [number for number in wrong if bottom <= number < top]
    whole = all(number.is_integer() for number in (*numbers, *edges))
    bins = [Bin(a, b, _between((a, b), answer, whole=whole)) for a, b in pairwise(edges)]
    under = Bin(-math.inf, bottom, f"under {number_words(bottom)}")
    over = Bin(top, math.inf, f"{number_words(top)} and over")
    if top == answer:
        over = Bin(top, math.inf, f"over {number_words(top)}")
    return [
        *([under] if wrong[0] < bottom else []),
        *(one for one in bins if one.text),
        *([over] if wrong[-1] >= top else []),
    ]


def _edges(answer: float, low: float, high: float) -> list[float]:
    """Return round edges, and the right number; `low` to `high` lie within them."""
    step = _round_step(max((high - low) / MOST_STEPS, FINEST * abs(answer)))
    first, last = math.floor(low / step + ROUNDED), math.ceil(high / step - ROUNDED)
    if _trimmed(last * step) <= high and high > answer:
        last += 1  # each bin ends below its higher edge
    return sorted({_trimmed(place * step) for place in range(first, last + 1)} | {answer})


def _between(edges: tuple[float, float], answer: float, *, whole: bool) -> str:
    """Name a bin; "" for one in which no whole number but the right one can lie."""
    low, high = edges
    if whole:
        first, last = low + (low == answer), high - 1
        if first > last:
            return ""
        named = number_words(first)
        return named if first == last else f"{named} to {number_words(last)}"
    begins = "over " if low == answer else ""
    return f"{begins}{number_words(low)} to under {number_words(high)}"


def _round_step(least: float) -> float:
    """Return the lowest of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(head * power for head in (1, 2, 5, 10) if head * power >= least * (1 - 1e-9))


def _trimmed(number: float) -> float:
    """Take what a computer adds to 3 * 0.1 away."""
    return float(f"{number:.9g}")


def number_words(number: float, unit: str = "") -> str:
    """Write a number as lessons do, but a tiny or a huge one with three digits that tell it."""
    text = number_text(number)
    if abs(number) >= LARGE or abs(float(text) - number) > ROUNDING * abs(number):
        text = f"{number:.3g}"
    return f"{text} {unit}".rstrip()
