"""What the steps share: goals such as "loss < 0.1", and states that are read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from bot.tutor.by_hand.hands_on import UnreadableStateError
from bot.tutor.shapes import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST = 100  # characters of a bound
BOUND = re.compile(r"\s*([a-z ]*[a-z])\s*([<>])\s*(\d+(?:\.\d+)?)\s*")
LONGEST_GOAL = 40


@dataclass(frozen=True, slots=True)
class Bound:
    """A measure has to come below a number, or else above it."""

    measure: str
    below: bool
    limit: float

    def met(self, value: float) -> bool:
        return value < self.limit if self.below else value > self.limit


def bound_in(text: str) -> Bound | None:
    """Read a goal such as "loss < 0.1"; None when it is none."""
    if len(text) > LONGEST:
        return None
    found = BOUND.fullmatch(text)
    return found and Bound(found[1], found[2] == "<", float(found[3]))


def read_bound(text: str) -> Bound:
    """Read a goal that was checked. Raise ValueError for one that is none."""
    bound = bound_in(text)
    if bound is None:
        raise ValueError(f"{text!r} is no goal, such as 'loss < 0.1'")
    return bound


def bound_flaws(table: Mapping[str, Any], measures: Sequence[str]) -> Iterator[Flaw]:
    """Yield what is wrong with the goal of a table."""
    if "goal" not in table:
        return
    bound = bound_in(table["goal"])
    if bound is None or bound.measure not in measures:
        mend = f'write it such as "{measures[0]} < 0.1"; measures are {", ".join(measures)}'
        yield Flaw("goal", f'the goal "{table["goal"]}" cannot be read', mend)


def whole_flaws(table: Mapping[str, Any], key: str) -> Iterator[Flaw]:
    """Yield a number that ought to be whole and is not, or numbers in a list."""
    found = table.get(key, ())
    for number in found if isinstance(found, list | tuple) else (found,):
        if number != round(number):
            yield Flaw(key, f"{number} is not a whole number", "write one without decimals")


def whole_in(state: str, most: int) -> int:
    """Read a state that is a whole number from 0. Raise UnreadableStateError for another."""
    if not (state.isascii() and state.isdecimal() and len(state) <= 4 and int(state) <= most):
        raise UnreadableStateError
    return int(state)


def number_in(text: str, least: float, most: float) -> float:
    """Read a number in a state. Raise UnreadableStateError for what is none, or out of bounds."""
    try:
        value = float(text)
    except ValueError:
        raise UnreadableStateError from None
    if not isfinite(value) or not least <= value <= most:
        raise UnreadableStateError
    return value
