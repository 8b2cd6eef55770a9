"""The step that follows a gradient, over one flat vector, or array by array."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.calls import constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.neural.calls import Array, Call
    from bot.neural.engine.parameters import Parameters
    from bot.neural.parts.optimizer import Optimizer, RecordedOptimizer

# Behind a dead unit the moments shrink with every step, and numbers below the normal range make
# a call fourteen times slower. A moment of TINY does not get there within STEPS steps.
TINY, STEPS = 1e-30, 128


class Update:
    """Calls that move `parameters` (P,) against `slopes` (2, P): the gradient, and a spare row.

    `optimizer` is the number of its memories, and its recording. `rates` (P,) are learning rates if
    they differ between parameters. Before each step, fill `self.rate` and `self.epsilon` with the
    next pair that `settings` yields.
    """

    def __init__(
        self,
        optimizer: tuple[int, RecordedOptimizer],
        parameters: Array,
        slopes: Array,
        rates: Array | None,
    ) -> None:
        self.rate, self.epsilon = constant(0.0, slopes), constant(0.0, slopes)
        memories, recorded = optimizer
        self._settings = recorded.settings
        self._moments = np.zeros((memories, slopes.shape[1]), slopes.dtype)
        self._steps = 0
        gradient = slopes[0]
        self.calls, direction = recorded.bind(slopes, self._moments, self.epsilon)
        self.calls.append(partial(np.multiply, direction, self.rate, gradient))
        if rates is not None:
            self.calls.append(partial(np.multiply, gradient, rates, gradient))
        self.calls.append(partial(np.subtract, parameters, gradient, parameters))

    def settings(self, learning_rate: float, steps: int) -> Iterable[tuple[float, float]]:
        """Return (rate, epsilon) for each of the next `steps` steps, to be run through once."""
        done = self._steps
        self._steps += steps
        coming = range(done + 1, self._steps + 1)
        pairs = self._settings(learning_rate, coming)
        if (done - 1) // STEPS == (self._steps - 1) // STEPS:
            return pairs
        return self._flushing(coming, pairs)

    def _flushing(
        self, steps: range, pairs: Iterable[tuple[float, float]]
    ) -> Iterator[tuple[float, float]]:
        """Yield the pairs, and before the first of every STEPS steps set tiny moments to 0."""
        for step, pair in zip(steps, pairs, strict=True):
            if step % STEPS == 1:
                self._moments[np.abs(self._moments) < TINY] = 0.0
            yield pair


class PlainUpdate:
    """Moves every array of every network by the plain step of an optimizer, one after another.

    It is used as `Update` is, and serves an optimizer without a recording. `rates` are those of
    the networks, as multiples of the rate that `settings` gets.
    """

    def __init__(
        self, optimizer: Optimizer, parameters: Parameters, rates: Sequence[float]
    ) -> None:
        self.rate, self.epsilon = np.zeros(()), np.zeros(())
        self.calls: list[Call] = [self._move]
        self._optimizer, self._rates = optimizer, rates
        self._arrays = [
            [both for pair in zip(*own, strict=True) for both in zip(*pair, strict=True)]
            for own in zip(
                parameters.layers(parameters.values),
                parameters.layers(parameters.slopes[0]),
                strict=True,
            )
        ]
        self._memories = [
            [(np.zeros_like(values.T),) * optimizer.memories for values, _ in own]
            for own in self._arrays
        ]
        self._steps = 0

    def settings(self, learning_rate: float, steps: int) -> Iterator[tuple[float, float]]:
        """Yield (rate, 0) for each of the next `steps` steps."""
        for _ in range(steps):
            self._steps += 1
            yield learning_rate, 0.0

    def _move(self) -> None:
        for rate, own, memories in zip(self._rates, self._arrays, self._memories, strict=True):
            now = float(self.rate) * rate
            for place, (values, gradient) in enumerate(own):
                moved, memories[place] = self._optimizer.step(
                    now, gradient.T, memories[place], self._steps
                )
                values[:] -= moved.T
