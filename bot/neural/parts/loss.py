"""What a loss is: of each point, its derivative by the logits, and how both are computed fast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.neural.calls import Array, Call
    from bot.neural.kinds import Kind
    from bot.neural.predictions import Floats
    from bot.trainings.catalogue import LossFacts

BindTargets = Callable[["Array"], list["Call"]]


@dataclass(frozen=True, slots=True)
class RecordedLoss:
    """How the fast engine computes a loss; here the points are the last axis.

    `scaled_targets(kind, points)` returns (shift, scale): a batch of so many points holds (target -
    shift) * scale for each target. `delta(kind, logits)` binds to logits (*lead, outputs, points)
    and returns a function of the scaled targets, (outputs, points) or with the same lead. The calls
    that it returns turn the logits, in place, into the derivative of the mean loss by each logit.
    `measured(kind, logits, targets)` returns the loss of each point, (*lead, points), from targets
    (outputs, points) that are not scaled.
    """

    scaled_targets: Callable[[Kind, int], tuple[float, float]]
    delta: Callable[[Kind, Array], BindTargets]
    measured: Callable[[Kind, Array, Array], Array]


@dataclass(frozen=True, slots=True)
class Loss:
    """Functions of the kind, and then of logits and targets, both (n, outputs), or targets alone.

    Targets are 0 or 1, one-hot, or values. `point_losses` returns (n,). `output_delta` is the
    derivative of the mean of them by each logit, (n, outputs). `baseline` is the mean loss of the
    best answer that is the same for all points. `recorded` is what makes it fast; without it the
    engine calls the first two, which is right and slower.
    """

    facts: LossFacts
    point_losses: Callable[[Kind, Floats, Floats], Floats]
    output_delta: Callable[[Kind, Floats, Floats], Floats]
    baseline: Callable[[Kind, Floats], float]
    recorded: RecordedLoss | None = None

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def calls(self) -> RecordedLoss:
        """What the engine binds."""
        return self.recorded or RecordedLoss(
            _unscaled, partial(_plain_delta, self), partial(_plain_losses, self)
        )


def delta_calls(before: list[Call], logits: Array, errors: Array, after: list[Call]) -> BindTargets:
    """Run `before`, subtract the scaled targets from the logits into `errors`, run `after`."""

    def bind(targets: Array) -> list[Call]:
        return [*before, partial(np.subtract, logits, targets, errors), *after]

    return bind


def _unscaled(_kind: Kind, _points: int) -> tuple[float, float]:
    return 0.0, 1.0


def _plain_delta(loss: Loss, kind: Kind, logits: Array) -> BindTargets:
    def bind(targets: Array) -> list[Call]:
        def call() -> None:
            for place in np.ndindex(logits.shape[:-2]):
                own = targets if targets.ndim == 2 else targets[place]
                logits[place] = loss.output_delta(kind, logits[place].T, own.T).T

        return [call]

    return bind


def _plain_losses(loss: Loss, kind: Kind, logits: Array, targets: Array) -> Array:
    found = np.empty((*logits.shape[:-2], logits.shape[-1]), logits.dtype)
    for place in np.ndindex(logits.shape[:-2]):
        found[place] = loss.point_losses(kind, logits[place].T, targets.T)
    return found
