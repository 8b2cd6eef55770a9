"""Every name that a spec may hold, as changes of a spec, so that what is new is tested as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.trainings.names import names_of
from tests.neural.parts.made_up import EVERYTHING, MADE_UP

if TYPE_CHECKING:
    from bot.neural.parts.recipe import Parts
    from bot.trainings.names import Named
    from bot.trainings.spec import TrainingSpec

ACTIVATIONS = names_of(EVERYTHING.activations)
LOSSES = names_of(EVERYTHING.losses)
OPTIMIZERS = names_of(EVERYTHING.optimizers)
PENALTIES = names_of(EVERYTHING.penalties)
SCHEDULES = names_of(EVERYTHING.schedules)
STARTS = names_of(EVERYTHING.starts)
PRECISIONS = names_of(EVERYTHING.precisions)

Choice = tuple[str, str]  # the field of a spec, or "penalty", and a name


def choices_of(parts: Parts) -> list[Choice]:
    """List what a spec may choose of these parts, apart from its data."""
    registries: dict[str, tuple[Named, ...]] = {
        "activation": parts.activations,
        "loss": parts.losses,
        "optimizer": parts.optimizers,
        "penalty": parts.penalties,
        "schedule": parts.schedules,
        "start": parts.starts,
        "precision": parts.precisions,
    }
    return [(field, member.name) for field, members in registries.items() for member in members]


ALL = choices_of(EVERYTHING)
NEW = choices_of(MADE_UP)


def with_choice(spec: TrainingSpec, choice: Choice, amount: float = 0.03) -> TrainingSpec:
    """Return the spec with this name in its place; a penalty gets the amount."""
    field, name = choice
    if field == "penalty":
        return with_penalty(spec, name, amount)
    return replace(spec, **{field: name})  # type: ignore[arg-type] # a field that holds a name


def with_penalty(spec: TrainingSpec, name: str, amount: float) -> TrainingSpec:
    if name == "l1":
        return replace(spec, l1=amount)
    if name == "l2":
        return replace(spec, l2=amount)
    return replace(spec, penalties=((name, amount),))
