"""How well a network does on each part of the points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.neural.network import Floats


@dataclass(frozen=True, slots=True)
class Measures:
    """`losses` and `accuracies` (*lead, 3): of the training, validation and test part.

    Losses are means over the points, without penalties. A part without points is NaN in both;
    accuracies are all NaN where a value is predicted.
    """

    losses: Floats
    accuracies: Floats
