"""Parts that Nudge does not ship, none of them with calls for the fast engine.

Their names are such that it never will: a part of the same name could not stand beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.parts.activation import Activation
from bot.neural.parts.data_sets import DataSource, blurred
from bot.neural.parts.features import Feature
from bot.neural.parts.loss import Loss
from bot.neural.parts.optimizer import Optimizer
from bot.neural.parts.penalties import Penalty
from bot.neural.parts.recipe import Parts
from bot.neural.parts.schedules import Schedule
from bot.neural.parts.shipped import SHIPPED
from bot.neural.parts.starts import Start
from bot.neural.predictions import predictions, sigmoid
from bot.trainings.catalogue import ActivationFacts, LossFacts
from bot.trainings.data_sets import AB, DataSet

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from bot.neural.parts.optimizer import Memory
    from bot.neural.points import Points
    from bot.neural.predictions import Floats

MY_STEEP = 2.5


def my_gelu(sums: Floats) -> Floats:
    """Keep 0; the slope cannot be told from the value."""
    return sums * sigmoid(MY_STEEP * sums)


def my_gelu_slope(sums: Floats) -> Floats:
    gate = sigmoid(MY_STEEP * sums)
    return gate + MY_STEEP * sums * gate * (1.0 - gate)


def my_steep_softplus(sums: Floats) -> Floats:
    """Turn 0 into something else; steeper than the softplus that somebody may ship."""
    bent: Floats = np.logaddexp(0.0, 3.0 * sums)
    return bent


def my_steep_softplus_slope(passed: Floats) -> Floats:
    return -3.0 * np.expm1(-passed)


def my_pseudo_huber_losses(kind: Kind, logits: Floats, targets: Floats) -> Floats:
    missed = predictions(kind, logits) - targets
    losses: Floats = (np.sqrt(1.0 + missed**2) - 1.0).sum(axis=1)
    return losses


def my_pseudo_huber_delta(kind: Kind, logits: Floats, targets: Floats) -> Floats:
    predicted = predictions(kind, logits)
    missed = predicted - targets
    pull = missed / np.sqrt(1.0 + missed**2) / len(missed)
    if kind is Kind.VALUES:
        return pull
    if kind is Kind.BINARY:
        return pull * predicted * (1.0 - predicted)
    shared: Floats = (pull * predicted).sum(axis=1, keepdims=True)
    return predicted * (pull - shared)


def my_pseudo_huber_baseline(kind: Kind, targets: Floats) -> float:
    return float((np.sqrt(1.0 + (targets - targets.mean(axis=0)) ** 2) - 1.0).sum(axis=1).mean())


def my_rmsprop_step(
    rate: float, gradient: Floats, memory: Memory, _count: int
) -> tuple[Floats, Memory]:
    square = 0.9 * memory[0] + 0.1 * gradient**2
    return rate * gradient / (np.sqrt(square) + 0.1), (square,)


def my_longest_first_step(
    rate: float, gradient: Floats, memory: Memory, count: int
) -> tuple[Floats, Memory]:
    """Look at an array as a whole, which no step over a flat vector could."""
    return rate / count * gradient / (1.0 + np.abs(gradient).max()), memory


def my_rounded_size(weights: Floats) -> float:
    return float(np.sqrt(weights**2 + 0.01).sum())


def my_rounded_slope(weights: Floats) -> Floats:
    slopes: Floats = weights / np.sqrt(weights**2 + 0.01)
    return slopes


def my_warm_up_factor(epoch: int, epochs: int) -> float:
    return min(1.0, 4.0 * (epoch + 1) / epochs)


def my_uniform_weights(generator: Generator, inputs: int, units: int) -> Floats:
    return generator.uniform(-1.0, 1.0, (inputs, units))


def draw_stripes(data_set: DataSet, count: int, noise: float, generator: Generator) -> Points:
    places = generator.uniform(-2.0, 2.0, (count, 2))
    stripes = (np.floor(places[:, 0]) % 2.0).astype(float)
    return blurred(data_set, (places, stripes), noise, generator)


def cube(x1: NDArray[np.float64], _x2: NDArray[np.float64]) -> NDArray[np.float64]:
    return x1**3


MADE_UP = Parts(
    data_sets=(DataSource(DataSet("my-stripes", 2, AB), draw_stripes),),
    inputs=(Feature("my-x1^3", cube),),
    activations=(
        Activation(ActivationFacts("my-gelu"), my_gelu, my_gelu_slope, by_sums=True),
        Activation(
            ActivationFacts("my-steep-softplus"), my_steep_softplus, my_steep_softplus_slope
        ),
    ),
    losses=(
        Loss(
            LossFacts("my-pseudo-huber", "pseudo-Huber loss"),
            my_pseudo_huber_losses,
            my_pseudo_huber_delta,
            my_pseudo_huber_baseline,
        ),
    ),
    optimizers=(
        Optimizer("my-rmsprop", 1, my_rmsprop_step),
        Optimizer("my-longest-first", 0, my_longest_first_step),
    ),
    penalties=(Penalty("my-rounded", my_rounded_size, my_rounded_slope),),
    schedules=(Schedule("my-warm-up", my_warm_up_factor),),
    starts=(Start("my-uniform", my_uniform_weights),),
    precisions=(),
)

EVERYTHING = Parts(
    data_sets=SHIPPED.data_sets + MADE_UP.data_sets,
    inputs=SHIPPED.inputs + MADE_UP.inputs,
    activations=SHIPPED.activations + MADE_UP.activations,
    losses=SHIPPED.losses + MADE_UP.losses,
    optimizers=SHIPPED.optimizers + MADE_UP.optimizers,
    penalties=SHIPPED.penalties + MADE_UP.penalties,
    schedules=SHIPPED.schedules + MADE_UP.schedules,
    starts=SHIPPED.starts + MADE_UP.starts,
    precisions=SHIPPED.precisions,
)


def everything() -> Parts:
    """Load all of them in a worker."""
    return EVERYTHING
