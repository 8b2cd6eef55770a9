"""Numbers that a card says of a training, and whether the training gives them.

A fact names a training, what is measured in it and when; `differs` compares what the text says
with the numbers of the training, to the last digit shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.task import Task

Measure = Literal["train loss", "test loss", "train right", "test right"]
MEASURES: tuple[Measure, ...] = ("train loss", "test loss", "train right", "test right")
WHEN = ("first", "last", "lowest", "rises", "at lowest")
SHOWN = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
ROUNDING = 1e-9  # what decimal numbers may be off, as a computer keeps them


@dataclass(frozen=True, slots=True)
class Fact:
    """`shown` stands in the text of a card. `place` is the training's among those of the task.

    `when` is one of WHEN, or the number of an epoch in digits.
    """

    shown: str
    task: Task
    place: int
    measure: Measure
    when: str

    @property
    def said(self) -> str:
        """What gives the number, in the words of a lesson file."""
        label = self.task.variants[self.place].label
        name = self.task.preset or self.task.title
        return f"{name}, {label}, {self.measure}, {self.when}"


def shown_number(shown: str) -> tuple[float, int] | None:
    """Return the first number of what a text shows, and how many decimals it has."""
    found = SHOWN.search(shown)
    if found is None:
        return None
    digits = found[0].replace(",", "")
    return float(digits), len(digits.partition(".")[2])


def differs(fact: Fact, numbers: RunNumbers) -> str | None:
    """Return what the text should say in place of what it shows; None where it is right."""
    series = _series(fact.measure, numbers)
    read = shown_number(fact.shown)
    if not series or read is None:
        return "nothing: this is not measured in that training"
    position = _position(fact.when, series, numbers.epochs)
    if position is None:
        return f"nothing: that training has no round {fact.when}"
    told, decimals = read
    if fact.measure.endswith("right") and fact.when not in {"rises", "at lowest"}:
        return _share_differs(fact, series[position], numbers, decimals)
    value = series[position]
    if fact.when == "rises":
        value = sum(after > before for before, after in pairwise(series))
    elif fact.when == "at lowest":
        value = numbers.epochs[position]
    return None if _close(told, value, decimals) else f"{value:.{decimals}f}"


def _series(measure: Measure, numbers: RunNumbers) -> tuple[float, ...]:
    return {
        "train loss": numbers.train_loss,
        "test loss": numbers.test_loss,
        "train right": numbers.train_accuracy,
        "test right": numbers.test_accuracy,
    }[measure]


def _position(when: str, series: tuple[float, ...], epochs: tuple[int, ...]) -> int | None:
    if when == "first":
        return 0
    if when in {"lowest", "at lowest"}:
        return series.index(min(series))
    if when.isdigit():
        return epochs.index(int(when)) if int(when) in epochs else None
    return len(series) - 1


def _share_differs(fact: Fact, share: float, numbers: RunNumbers, decimals: int) -> str | None:
    """Compare a share of points: shown as 83%, as 50 of 60, as a count, or as 0.83."""
    total = numbers.counts[0 if fact.measure == "train right" else 2]
    count = round(share * total)
    shown = [float(found.replace(",", "")) for found in SHOWN.findall(fact.shown)]
    if "%" in fact.shown:
        right, wanted = _close(shown[0], 100 * share, decimals), f"{100 * share:.{decimals}f}%"
    elif decimals:
        right, wanted = _close(shown[0], share, decimals), f"{share:.{decimals}f}"
    elif len(shown) > 1:
        right, wanted = shown[:2] == [count, total], f"{count} of {total}"
    else:
        right, wanted = shown[0] == count, str(count)
    return None if right else wanted


def _close(told: float, value: float, decimals: int) -> bool:
    last_digit: float = 10**-decimals
    return abs(told - value) <= 0.5 * last_digit + ROUNDING * max(1.0, abs(value))
