"""Training as textbooks write it: slow, readable, and the reference for the fast engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.neural.measures import Measures
from bot.neural.network import Layer, cast, forward, outputs, sums
from bot.neural.parts.recipe import recipe_of
from bot.neural.predictions import correct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.kinds import Kind
    from bot.neural.network import Network
    from bot.neural.parts.recipe import Parts, Recipe
    from bot.neural.parts.schedules import Schedule
    from bot.neural.predictions import Floats
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec


def gradients(
    network: Network, recipe: Recipe, kind: Kind, inputs: Floats, targets: Floats
) -> Network:
    """Find by backpropagation the derivative of the mean loss, plus penalties, by every number.

    inputs (n, d), targets (n, outputs); the result has the shapes of the network. The delta of a
    hidden unit is what the next layer hands back, times the slope of its activation (Nielsen,
    Neural Networks and Deep Learning, chapter 2).
    """
    activation = recipe.activation
    passed = forward(network, activation, inputs)
    delta = recipe.loss.output_delta(kind, passed[-1], targets)
    found: list[Layer] = []
    for depth in range(len(network) - 1, -1, -1):
        weights, came_in = network[depth].weights, passed[depth]
        pulled = came_in.T @ delta
        for member, amount in recipe.penalties:
            pulled = pulled + amount * member.slope(weights)
        found.append(Layer(pulled, delta.sum(axis=0)))
        if depth:
            below = network[depth - 1]
            at = sums(below, passed[depth - 1]) if activation.by_sums else came_in
            delta = (delta @ weights.T) * activation.slope(at)
    return tuple(reversed(found))


def penalty(network: Network, recipe: Recipe) -> float:
    """Return what the penalties add to the mean loss."""
    return sum(
        amount * member.size(layer.weights)
        for member, amount in recipe.penalties
        for layer in network
    )


def learning_rate(spec: TrainingSpec, schedule: Schedule, epoch: int) -> float:
    """Return the learning rate of an epoch, counted from 0."""
    return spec.learning_rate * schedule.factor(epoch, spec.epochs)


class PlainTrainer:
    """Trains one network. `network` is its present state; an epoch replaces it by a new one."""

    def __init__(
        self, spec: TrainingSpec, prepared: Splits, network: Network, parts: Parts
    ) -> None:
        self._recipe = recipe_of(spec, parts)
        dtype = self._recipe.precision.dtype
        self.network = cast(network, dtype)
        self._spec, self._kind = spec, prepared.kind
        self._parts: list[tuple[Floats, Floats]] = [
            (part.inputs.astype(dtype), part.targets.astype(dtype))
            for part in (prepared.train, prepared.validation, prepared.test)
        ]
        self._order = np.random.default_rng([spec.start_seed, 2])
        memories = self._recipe.optimizer.memories
        self._memories = [
            tuple((np.zeros_like(array),) * memories for array in (layer.weights, layer.biases))
            for layer in self.network
        ]
        self._epochs = self._steps = 0

    def measure(self) -> Measures:
        """Return the losses (3,) and accuracies (3,) of training, validation and test part now.

        Losses are means without penalties, accuracies are shares, 0 to 1. A part without points is
        NaN, as are accuracies where a value is predicted.
        """
        losses, accuracies = np.full(3, np.nan), np.full(3, np.nan)
        for place, (inputs, targets) in enumerate(self._parts):
            if len(inputs):
                logits = outputs(self.network, self._recipe.activation, inputs)
                losses[place] = self._recipe.loss.point_losses(self._kind, logits, targets).mean()
                if self._kind != "values":
                    accuracies[place] = correct(self._kind, logits, targets).mean()
        return Measures(losses, accuracies)

    def epoch(self) -> None:
        """Train for one epoch: use every training point once, in batches of a shuffled order."""
        rate = learning_rate(self._spec, self._recipe.schedule, self._epochs)
        count = len(self._parts[0][0])
        size = self._spec.batch or count
        order = self._order.permutation(count) if size < count else np.arange(count)
        for begin in range(0, count, size):
            self._step(rate, order[begin : begin + size])
        self._epochs += 1

    def _step(self, rate: float, rows: NDArray[np.intp]) -> None:
        inputs, targets = (table[rows] for table in self._parts[0])
        found = gradients(self.network, self._recipe, self._kind, inputs, targets)
        self._steps += 1
        moved: list[Layer] = []
        for place, (layer, gradient) in enumerate(zip(self.network, found, strict=True)):
            weights, biases = self._memories[place]
            step, count = self._recipe.optimizer.step, self._steps
            by_weights, weights = step(rate, gradient.weights, weights, count)
            by_biases, biases = step(rate, gradient.biases, biases, count)
            self._memories[place] = weights, biases
            moved.append(Layer(layer.weights - by_weights, layer.biases - by_biases))
        self.network = tuple(moved)
