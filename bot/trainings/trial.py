"""What trying changes of a training found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying found, judged on points that no training has seen.

    `loss` is that of the run as it was, `tried` the names of the changes with the loss of each,
    None where time was up. `fresh` is the number of points drawn anew, 0 where rows of the training
    part were held out.
    """

    loss: float
    tried: tuple[tuple[str, float | None], ...]
    fresh: int = 0

    @property
    def finished(self) -> int:
        return sum(loss is not None for _, loss in self.tried)
