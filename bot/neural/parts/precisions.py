"""The precisions: how many bits a number of the network has while it is trained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Precision:
    name: str
    dtype: type[np.floating]


PRECISIONS = (Precision("float64", np.float64), Precision("float32", np.float32))
