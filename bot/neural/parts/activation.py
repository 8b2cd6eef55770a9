"""What an activation is: its function, its slope, and how the fast engine computes both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.neural.calls import Array, Call
    from bot.neural.predictions import Floats
    from bot.trainings.catalogue import ActivationFacts

Bind = Callable[["Array", "Array"], list["Call"]]


@dataclass(frozen=True, slots=True)
class RecordedActivation:
    """Binds the calls of an activation to (source, out), both of one shape.

    `onward` turns weighted sums into activations, and may overwrite the sums. `slopes` turns what
    the slope is computed from into slopes; it is None where they are 1 everywhere.
    """

    onward: Bind
    slopes: Bind | None


@dataclass(frozen=True, slots=True)
class Activation:
    """`function` turns weighted sums into activations, of any shape, each by itself.

    `slope` is its derivative, computed from the activations, or with `by_sums` from the weighted
    sums. Both are finite at 0. `recorded` is what makes it fast; without it the engine calls the
    two functions, which is right and slower.
    """

    facts: ActivationFacts
    function: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    by_sums: bool = False
    recorded: RecordedActivation | None = None

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def keeps_zero(self) -> bool:
        """Whether a weighted sum of 0 gives 0, so that units that are not there do nothing."""
        return not self.function(np.zeros(1)).any()

    @property
    def calls(self) -> RecordedActivation:
        """What the engine binds."""
        return self.recorded or RecordedActivation(
            partial(_applied, self.function), partial(_applied, self.slope)
        )


def _applied(function: Callable[[Floats], Floats], source: Array, out: Array) -> list[Call]:
    def call() -> None:
        np.copyto(out, function(source))

    return [call]
