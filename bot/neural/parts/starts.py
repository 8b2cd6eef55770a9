"""The starts: the weights that a training begins with; biases are always 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator

    from bot.neural.predictions import Floats


@dataclass(frozen=True, slots=True)
class Start:
    """`weights(generator, inputs, units)` returns those of a layer, (inputs, units)."""

    name: str
    weights: Callable[[Generator, int, int], Floats]


def random_weights(generator: Generator, inputs: int, units: int) -> Floats:
    """Draw from N(0, 1/inputs) (LeCun et al. 1998, Efficient BackProp)."""
    return generator.normal(0.0, inputs**-0.5, (inputs, units))


def zero_weights(_generator: Generator, inputs: int, units: int) -> Floats:
    """Return zeros: the hidden units of a layer stay equal."""
    return np.zeros((inputs, units))


def constant_weights(_generator: Generator, inputs: int, units: int) -> Floats:
    """Return 0.5 everywhere: the hidden units of a layer stay equal."""
    return np.full((inputs, units), 0.5)


STARTS = (
    Start("random", random_weights),
    Start("zero", zero_weights),
    Start("constant", constant_weights),
)
