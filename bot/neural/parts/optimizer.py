"""What an optimizer is: the step that follows a gradient, and how the fast engine takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.neural.calls import Array, Call
    from bot.neural.predictions import Floats

    Memory = tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class RecordedOptimizer:
    """How the fast engine finds the direction to move against, over one flat vector of P numbers.

    `bind(slopes, moments, epsilon)` gets the gradient and a spare row (2, P), the memories (m, P)
    and a 0-d array. It returns the calls, which may overwrite `slopes`, and the array (P,) that
    then holds the direction. `settings(rate, steps)` returns for each of these steps, counted from
    1, what the direction is multiplied by, and the number that stands in `epsilon` meanwhile.
    """

    bind: Callable[[Array, Array, Array], tuple[list[Call], Array]]
    settings: Callable[[float, range], Iterable[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Optimizer:
    """`step(rate, gradient, memory, count)` treats one array, of weights or of biases.

    It returns how far to move against the gradient, and the memory for the next step. `memory`
    holds `memories` arrays of the gradient's shape, zeros at first; `count` is this step's number,
    from 1. `recorded` is what makes it fast; without it the engine calls `step`, which is right
    and slower.
    """

    name: str
    memories: int
    step: Callable[[float, Floats, Memory, int], tuple[Floats, Memory]]
    recorded: RecordedOptimizer | None = None
