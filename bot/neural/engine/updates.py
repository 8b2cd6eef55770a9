"""The step that follows a gradient: plain descent, momentum or Adam, over one flat vector."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.calls import constant
from bot.neural.plain import ADAM_DECAYS, ADAM_EPSILON, MOMENTUM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.neural.engine.calls import Array, Call

# Behind a dead unit the moments shrink with every step, and numbers below the normal range make
# a call fourteen times slower. A moment of TINY does not get there within STEPS steps.
TINY, STEPS = 1e-30, 128


class Update:
    """Calls that move `parameters` (P,) against `slopes` (2, P): the gradient, and a spare row.

    `rates` (P,) are learning rates if they differ between parameters. Before each step, fill
    `self.rate` and `self.epsilon` with the next pair that `settings` yields.
    """

    def __init__(
        self, optimizer: str, parameters: Array, slopes: Array, rates: Array | None
    ) -> None:
        self.rate, self.epsilon = constant(0.0, slopes), constant(0.0, slopes)
        self._adam = optimizer == "adam"
        self._moments = np.zeros_like(slopes if self._adam else slopes[0])
        self._steps = 0
        gradient = slopes[0]
        direction = gradient
        self.calls: list[Call] = []
        if optimizer == "momentum":
            direction = self._moments
            self.calls += self._remember(gradient, constant(MOMENTUM, slopes))
        elif self._adam:
            self.calls += self._adam_direction(slopes)
        self.calls.append(partial(np.multiply, direction, self.rate, gradient))
        if rates is not None:
            self.calls.append(partial(np.multiply, gradient, rates, gradient))
        self.calls.append(partial(np.subtract, parameters, gradient, parameters))

    def settings(self, learning_rate: float, steps: int) -> Iterator[tuple[float, float]]:
        """Yield (rate, epsilon) for each of the next `steps` steps.

        Adam's bias corrections (Kingma & Ba 2015, section 2) are scalars, so they are folded into
        these two; so is the factor 1 - decay, which the moments here leave out.
        """
        first_decay, second_decay = ADAM_DECAYS
        for _ in range(steps):
            if self._steps % STEPS == 0:
                self._moments[np.abs(self._moments) < TINY] = 0.0
            self._steps += 1
            if self._adam:
                first = (1.0 - first_decay) / (1.0 - first_decay**self._steps)
                root = math.sqrt((1.0 - second_decay) / (1.0 - second_decay**self._steps))
                yield learning_rate * first / root, ADAM_EPSILON / root
            else:
                yield learning_rate, 0.0

    def _remember(self, slopes: Array, decay: Array) -> list[Call]:
        moments = self._moments
        return [
            partial(np.multiply, moments, decay, moments),
            partial(np.add, moments, slopes, moments),
        ]

    def _adam_direction(self, slopes: Array) -> list[Call]:
        """Bind mean / (root of mean square + epsilon), written into the gradient's row."""
        gradient, square = slopes
        decay = np.empty_like(slopes)  # of full size: broadcasting a column is 5 to 17 times slower
        decay.T[:] = ADAM_DECAYS
        return [
            partial(np.multiply, gradient, gradient, square),
            *self._remember(slopes, decay),
            partial(np.sqrt, self._moments[1], square),
            partial(np.add, square, self.epsilon, square),
            partial(np.divide, self._moments[0], square, gradient),
        ]
