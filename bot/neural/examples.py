"""Labelled examples that come from outside, such as people's own points or sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Examples:
    """n rows of d numbers, each with its class.

    `names` are the d names of the columns, `inputs` has shape (n, d) and is finite, `labels` has
    shape (n,) and counts into `classes`, of which there are at least two. `words` says that the
    columns count words: then only those that occur in the training part are kept, at most the 200
    commonest there, so that the test part does not decide which words the network knows.
    """

    names: tuple[str, ...]
    inputs: NDArray[np.float64]
    labels: NDArray[np.int64]
    classes: tuple[str, ...]
    words: bool = False
