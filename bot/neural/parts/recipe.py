"""All that a training can be made of, and what one spec makes of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.trainings.names import named, names_of

if TYPE_CHECKING:
    from bot.neural.parts.activation import Activation
    from bot.neural.parts.data_sets import DataSource
    from bot.neural.parts.features import Feature
    from bot.neural.parts.loss import Loss
    from bot.neural.parts.optimizer import Optimizer
    from bot.neural.parts.penalties import Penalty
    from bot.neural.parts.precisions import Precision
    from bot.neural.parts.schedules import Schedule
    from bot.neural.parts.starts import Start
    from bot.trainings.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class Parts:
    """The registries, each a tuple of what a name of a spec may stand for.

    Raise ValueError when two members of one registry have the same name.
    """

    data_sets: tuple[DataSource, ...]
    inputs: tuple[Feature, ...]
    activations: tuple[Activation, ...]
    losses: tuple[Loss, ...]
    optimizers: tuple[Optimizer, ...]
    penalties: tuple[Penalty, ...]
    schedules: tuple[Schedule, ...]
    starts: tuple[Start, ...]
    precisions: tuple[Precision, ...]

    def __post_init__(self) -> None:
        for field in fields(self):
            names = names_of(getattr(self, field.name))
            if len(set(names)) != len(names):
                raise ValueError(f"two {field.name} have the same name: {', '.join(names)}")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the names of one spec stand for; `penalties` come with their amounts."""

    activation: Activation
    loss: Loss
    optimizer: Optimizer
    penalties: tuple[tuple[Penalty, float], ...]
    schedule: Schedule
    start: Start
    precision: Precision


def recipe_of(spec: TrainingSpec, parts: Parts) -> Recipe:
    """Look every name of a spec up. Raise UnknownNameError for one that is not there."""
    return Recipe(
        activation=named("activation", parts.activations, spec.activation),
        loss=named("loss", parts.losses, spec.loss),
        optimizer=named("optimizer", parts.optimizers, spec.optimizer),
        penalties=tuple(
            (named("penalty", parts.penalties, name), amount)
            for name, amount in spec.amounts.items()
        ),
        schedule=named("schedule", parts.schedules, spec.schedule),
        start=named("start", parts.starts, spec.start),
        precision=named("precision", parts.precisions, spec.precision),
    )
