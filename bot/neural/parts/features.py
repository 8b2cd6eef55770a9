"""The inputs that can be made of the two coordinates of a point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feature:
    """`of(x1, x2)` turns the coordinates, (n,) each, into an input (n,)."""

    name: str
    of: Callable[[Floats, Floats], Floats]


FEATURES = (
    Feature("x1", lambda x1, x2: x1),
    Feature("x2", lambda x1, x2: x2),
    Feature("x1^2", lambda x1, x2: x1**2),
    Feature("x2^2", lambda x1, x2: x2**2),
    Feature("x1*x2", lambda x1, x2: x1 * x2),
    Feature("sin(x1)", lambda x1, x2: np.sin(x1)),
    Feature("sin(x2)", lambda x1, x2: np.sin(x2)),
)
