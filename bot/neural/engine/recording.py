"""The numpy calls of an epoch, listed once and then only run.

A step of a tiny network is about thirty calls of half a microsecond: starting the calls is what
costs time.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.batches import Batches
from bot.neural.engine.measuring import Measuring
from bot.neural.engine.parameters import Parameters
from bot.neural.engine.passes import Pass
from bot.neural.engine.updates import Update
from bot.neural.plain import learning_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.engine.calls import Call
    from bot.neural.measures import Measures
    from bot.neural.network import Network
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec


class Recording:
    """Trains networks in lockstep; `lead` is () for a single one and (K,) for K of them.

    The specs may differ only as far as `bot.neural.engine.sweep.can_sweep` allows. Two threads must
    not share a recording: they would write into the same arrays.
    """

    def __init__(
        self,
        specs: Sequence[TrainingSpec],
        prepared: Splits,
        networks: Sequence[Network],
        lead: tuple[int, ...] = (),
    ) -> None:
        self._specs, self._epoch = specs, 0
        spec, dtype = specs[0], np.dtype(specs[0].precision)
        self._parameters = Parameters(networks, lead, dtype)
        points = len(prepared.train.inputs)
        size = min(spec.batch or points, points)
        seeds = [spec.start_seed for spec in specs]
        if size == points or len(set(seeds)) == 1:
            del seeds[1:]
        self._batches = Batches(
            prepared.train,
            (prepared.kind, spec.loss),
            size,
            seeds,
            dtype,
        )
        self._rates = [spec.learning_rate for spec in specs]
        self._update = self._updating()
        self._steps = self._recorded(prepared)
        self._measuring = Measuring(spec, prepared, self._parameters.weights)

    def epoch(self) -> None:
        """Train for one epoch. Numbers may become infinite or NaN; `measure` shows it."""
        rate = learning_rate(self._specs[0], self._epoch)
        if len(set(self._rates)) > 1:
            rate /= self._rates[0]
        self._epoch += 1
        rate_cell, epsilon_cell = self._update.rate, self._update.epsilon
        with np.errstate(all="ignore"):
            self._batches.shuffle()
            settings = self._update.settings(rate, len(self._steps))
            for calls, (rate, epsilon) in zip(self._steps, settings, strict=True):
                rate_cell.fill(rate)
                epsilon_cell.fill(epsilon)
                for call in calls:
                    call()

    def measure(self) -> Measures:
        """Return losses and accuracies (*lead, 3) of all three parts, with the present weights."""
        return self._measuring.measure()

    @property
    def networks(self) -> list[Network]:
        """Copies of the networks as they are now, in float64."""
        return self._parameters.networks

    def _updating(self) -> Update:
        rates = None
        if len(set(self._rates)) > 1:
            rates = self._parameters.spread(self._rates, biases=True)
        values, slopes = self._parameters.values, self._parameters.slopes
        return Update(self._specs[0].optimizer, values, slopes, rates)

    def _recorded(self, prepared: Splits) -> list[list[Call]]:
        """Bind the calls of every step of an epoch."""
        spec, ending = self._specs[0], [*self._penalties(), *self._update.calls]
        steps: list[list[Call]] = []
        for group in self._batches.groups:
            run = Pass(self._parameters.weights, spec.activation, group.batches.shape[-1])
            loss = prepared.kind, spec.loss
            found = run.steps(group.pairs, self._parameters.gradients, loss)
            steps += [[*calls, *ending] for calls in found]
        return steps

    def _penalties(self) -> list[Call]:
        """Bind the calls that add l1 sign(w) + l2 w to the gradient of weights, not biases.

        They also set the gradient of missing units to 0.
        """
        values, (gradient, spare) = self._parameters.values, self._parameters.slopes
        calls: list[Call] = []
        if any(spec.l1 for spec in self._specs):
            l1 = self._parameters.spread([spec.l1 for spec in self._specs], biases=False)
            calls.append(partial(np.sign, values, spare))
            calls.append(partial(np.multiply, spare, l1, spare))
            calls.append(partial(np.add, gradient, spare, gradient))
        if any(spec.l2 for spec in self._specs):
            l2 = self._parameters.spread([spec.l2 for spec in self._specs], biases=False)
            calls.append(partial(np.multiply, values, l2, spare))
            calls.append(partial(np.add, gradient, spare, gradient))
        if self._parameters.padded and self._specs[0].activation == "sigmoid":
            # sigmoid(0) is not 0, so weights from missing units would have a gradient.
            here = self._parameters.spread([1.0] * len(self._specs), biases=True)
            calls.append(partial(np.multiply, gradient, here, gradient))
        return calls
