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
from bot.neural.engine.updates import PlainUpdate, Update
from bot.neural.parts.recipe import recipe_of
from bot.neural.plain import learning_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.calls import Call
    from bot.neural.measures import Measures
    from bot.neural.network import Network
    from bot.neural.parts.penalties import Penalty
    from bot.neural.parts.recipe import Parts
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec


class Recording:
    """Trains networks in lockstep; `lead` is () for a single one and (K,) for K of them.

    The specs may differ only as far as `bot.neural.engine.sweep.can_sweep` allows. Two threads must
    not share a recording: they would write into the same arrays. Raise UnknownNameError for a name
    that `parts` lacks.
    """

    def __init__(
        self,
        specs: Sequence[TrainingSpec],
        prepared: Splits,
        networks: Sequence[Network],
        parts: Parts,
        lead: tuple[int, ...] = (),
    ) -> None:
        self._specs, self._epoch = specs, 0
        self._recipes = [recipe_of(spec, parts) for spec in specs]
        spec, recipe = specs[0], self._recipes[0]
        dtype = np.dtype(recipe.precision.dtype)
        self._parameters = Parameters(networks, lead, dtype)
        points = len(prepared.train.inputs)
        size = min(spec.batch or points, points)
        seeds = [spec.start_seed for spec in specs]
        if size == points or len(set(seeds)) == 1:
            del seeds[1:]
        self._batches = Batches(
            prepared.train,
            partial(recipe.loss.calls.scaled_targets, prepared.kind),
            size,
            seeds,
            dtype,
        )
        self._schedule = recipe.schedule
        self._rates = [spec.learning_rate for spec in specs]
        self._rates_differ = len(set(self._rates)) > 1
        self._update = self._updating()
        self._steps = self._recorded(prepared)
        self._measuring = Measuring(recipe, prepared, self._parameters.weights)

    def epoch(self) -> None:
        """Train for one epoch. Numbers may become infinite or NaN; `measure` shows it."""
        rate = learning_rate(self._specs[0], self._schedule, self._epoch)
        if self._rates_differ:
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

    def _updating(self) -> Update | PlainUpdate:
        optimizer = self._recipes[0].optimizer
        if optimizer.recorded is None:
            rates = self._rates if self._rates_differ else [1.0] * len(self._rates)
            return PlainUpdate(optimizer, self._parameters, rates)
        spread = self._parameters.spread(self._rates, biases=True) if self._rates_differ else None
        values, slopes = self._parameters.values, self._parameters.slopes
        return Update((optimizer.memories, optimizer.recorded), values, slopes, spread)

    def _recorded(self, prepared: Splits) -> list[list[Call]]:
        """Bind the calls of every step of an epoch."""
        recipe = self._recipes[0]
        ending = [*self._penalties(), *self._masks(), *self._update.calls]
        steps: list[list[Call]] = []
        for group in self._batches.groups:
            run = Pass(self._parameters.weights, recipe.activation, group.batches.shape[-1])
            delta = recipe.loss.calls.delta(prepared.kind, run.logits)
            found = run.steps(group.pairs, self._parameters.gradients, delta)
            steps += [[*calls, *ending] for calls in found]
        return steps

    def _penalties(self) -> list[Call]:
        """Bind the calls that add the slopes of the penalties to the gradient of the weights."""
        values, (gradient, spare) = self._parameters.values, self._parameters.slopes
        used = {penalty.name: penalty for own in self._recipes for penalty, _ in own.penalties}
        calls: list[Call] = []
        for name, penalty in used.items():
            amounts = [spec.amounts.get(name, 0.0) for spec in self._specs]
            if penalty.recorded is None:
                calls.append(partial(self._penalise, penalty, amounts))
            else:
                spread = self._parameters.spread(amounts, biases=False)
                calls += penalty.recorded(values, spread, gradient, spare)
        return calls

    def _penalise(self, penalty: Penalty, amounts: Sequence[float]) -> None:
        """Do as `bot.neural.plain.gradients` does, network by network."""
        layers = self._parameters.layers
        both = layers(self._parameters.values), layers(self._parameters.slopes[0])
        for amount, values, gradients in zip(amounts, *both, strict=True):
            for (weights, _), (gradient, _) in zip(values, gradients, strict=True):
                gradient[:] += amount * penalty.slope(weights.T).T

    def _masks(self) -> list[Call]:
        """Bind the call that sets the gradient of missing units to 0, where it would not be.

        If the activation of 0 is not 0, weights from missing units would have a gradient.
        """
        if not self._parameters.padded or self._recipes[0].activation.keeps_zero:
            return []
        gradient = self._parameters.slopes[0]
        here = self._parameters.spread([1.0] * len(self._specs), biases=True)
        return [partial(np.multiply, gradient, here, gradient)]
