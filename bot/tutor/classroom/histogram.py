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
SMALLEST = 1e-300  # as fine as a step may be: below it a computer runs out of numbers
APART = 1e-3  # an edge nearer to the right number than this share of a step is none
MOST_WHOLE = 2.0**53  # beyond it a computer skips whole numbers


@dataclass(frozen=True, slots=True)
class Bin:
    """Wrong numbers from `low` to below `high`; infinite ones hold whatever is farther off."""

    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A bin between two edges, and the two numbers that tell which one it is."""

    low: float
    high: float
    first: float
    last: float
    wording: str

    def named(self, words: dict[float, str]) -> str:
        first, last = words[self.first], words[self.last]
        return first if self.first == self.last else self.wording.format(first, last)


def histogram(votes: Sequence[TypedNumbers]) -> list[tuple[TallyRow, ...]]:
    """Return the rows of each vote, ascending, in the same bins.

    The right number has a row of its own, so that no wrong one counts as right.
    """
    answer = float(f"{votes[0].answer:.12g}") + 0.0  # no -0, and no 0.30000000000000004
    wrong = sorted(number for vote in votes for number in vote.wrong)
    if not wrong:
        return [_rows(vote, answer, (), number_words(answer)) for vote in votes]
    edges = _edges(answer, *_reach(answer, wrong))
    spans = _spans(edges, answer, wrong)
    words = _words({number for span in spans for number in (span.first, span.last)} | {*edges})
    bins = _bins(spans, wrong, words, answer)
    return [_rows(vote, answer, bins, words[answer]) for vote in votes]


def _rows(
    vote: TypedNumbers, answer: float, bins: Sequence[Bin], told: str
) -> tuple[TallyRow, ...]:
    def row(one: Bin) -> TallyRow:
        count = bisect_left(vote.wrong, one.high) - bisect_left(vote.wrong, one.low)
        return TallyRow(f"{one.low!r}", "", one.text, count, right=False)

    right = TallyRow("right", "", f"{told} {vote.unit}".rstrip(), vote.hits, right=True)
    below = [row(one) for one in bins if one.high <= answer]
    return (*below, right, *(row(one) for one in bins if one.low >= answer))


def _reach(answer: float, wrong: Sequence[float]) -> tuple[float, float]:
    """Return the lowest and the highest number that most of the wrong ones lie between."""
    far = sorted(abs(number - answer) for number in wrong)
    limit = BEYOND * far[int(INSIDE * (len(far) - 1))]
    inside = [number for number in wrong if abs(number - answer) <= limit]
    return min(answer, inside[0]), max(answer, inside[-1])


def _spans(edges: Sequence[float], answer: float, wrong: Sequence[float]) -> list[NamedSpan]:
    """Return what is told of the bins between edges.

    Where all numbers are whole, none is a bin in which nothing but the right number can lie.
    """
    numbers = [number for number in wrong if edges[0] <= number < edges[-1]]
    exact = answer in wrong  # judged by another key than today's
    whole = not exact and all(
        number.is_integer() and abs(number) < MOST_WHOLE for number in (*numbers, *edges)
    )
    if whole:
        made = [NamedSpan(a, b, a + (a == answer), b - 1, "{} to {}") for a, b in pairwise(edges)]
        return [span for span in made if span.first <= span.last]
    over = "{} to under {}" if exact else "over {} to under {}"
    return [
        NamedSpan(a, b, a, b, over if a == answer else "{} to under {}") for a, b in pairwise(edges)
    ]


def _bins(
    spans: Sequence[NamedSpan], wrong: Sequence[float], words: dict[float, str], answer: float
) -> list[Bin]:
    """Name the bins, and put whatever is farther off into one at either end."""
    bottom, top = min(words), max(words)
    over = "over {}" if top == answer and answer not in wrong else "{} and over"
    bins = [Bin(span.low, span.high, span.named(words)) for span in spans]
    if wrong[0] < bottom:
        bins.insert(0, Bin(-math.inf, bottom, f"under {words[bottom]}"))
    if wrong[-1] >= top:
        bins.append(Bin(top, math.inf, over.format(words[top])))
    return bins


def _words(numbers: set[float]) -> dict[float, str]:
    """Write numbers with as few digits as tell them all apart."""
    told = {number: number_words(number) for number in numbers}
    for digits in range(4, 18):
        if len({*told.values()}) == len(numbers):
            break
        told = {number: f"{number:.{digits}g}" for number in numbers}
    return told


def _edges(answer: float, low: float, high: float) -> list[float]:
    """Return round edges, and the right number; `low` to `high` lie within them."""
    # Divided first: the highest numbers less the lowest ones may be more than a computer holds.
    step = _round_step(max(high / MOST_STEPS - low / MOST_STEPS, FINEST * abs(answer)))
    first, last = math.floor(low / step + ROUNDED), math.ceil(high / step - ROUNDED)
    if _trimmed(last * step) <= high and high > answer:
        last += 1  # each bin ends below its higher edge
    places = (_trimmed(place * step) for place in range(first, last + 1))
    apart = {edge for edge in places if math.isfinite(edge) and abs(edge - answer) > APART * step}
    return sorted(apart | {answer})


def _round_step(least: float) -> float:
    """Return the lowest of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(max(least, SMALLEST)))
    heads = (head for head in (1, 2, 5) if head * power >= least * (1 - 1e-9))
    return next(heads, 10) * power


def _trimmed(number: float) -> float:
    """Take what a computer adds to 3 * 0.1 away."""
    return float(f"{number:.9g}")


def number_words(number: float, unit: str = "") -> str:
    """Write a number as lessons do, but a tiny or a huge one with three digits that tell it."""
    text = number_text(number)
    if abs(number) >= LARGE or abs(float(text) - number) > ROUNDING * abs(number):
        text = f"{number:.3g}"
    return f"{text} {unit}".rstrip()
