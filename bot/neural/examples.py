"""Labelled examples that come from outside, such as people's own points or sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Examples:
    """n rows of d numbers, each with its class, or with a value where `classes` is empty.

    `names` are the d names of the columns, `inputs` has shape (n, d) and is finite, `labels` has
    shape (n,) and holds positions in `classes`, or the values. `words` says that the columns count
    words or characters. Then training keeps only columns of words that occur in the training
    part, at most the 200 that occur in most of its rows: the test part must not decide which words
    the network knows.
    """

    names: tuple[str, ...]
    inputs: NDArray[np.float64]
    labels: NDArray[np.int64] | NDArray[np.float64]
    classes: tuple[str, ...]
    words: bool = False
