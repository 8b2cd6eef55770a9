"""How well a network does on each part of the points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.neural.predictions import Floats


@dataclass(frozen=True, slots=True)
class Measures:
    """`losses` and `accuracies` (3,): of the training, validation and test part.

    Both are (K, 3) for K networks trained together. Losses are means over the points, without
    penalties; accuracies are shares, 0 to 1. A part without points is NaN in both; accuracies are
    all NaN where a value is predicted.
    """

    losses: Floats
    accuracies: Floats
