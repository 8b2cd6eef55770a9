"""Estimates how long a training takes, and refuses one that takes too long."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.trainings.spec import parameters
from bot.tutor.data.sentences.measures import MEASURES
from bot.tutor.data.sentences.signals import SIGNALS
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.dials.dials import Dials

MOST_SECONDS = 40.0
# Seconds, measured on one core with every optimizer; estimates were within a factor of two.
STEP_SECONDS = 4e-6  # for each layer of one step, however small: the calls themselves
UPDATE_SECONDS = 5e-9  # for each parameter of one step
PRODUCT_SECONDS = 5e-10  # for each point and parameter, forward and backward
SQUEEZE_SECONDS = 4e-9  # for each point and unit
EPOCH_SECONDS = 4e-5  # to measure the losses once
NUMBERS_OF_TEXT = {
    "signals": len(SIGNALS),
    "measures": len(MEASURES),
    "words": 200,
    "characters": 200,
}


def sizes_of(spec: TrainingSpec, table: DataTable | None, catalogue: Catalogue) -> tuple[int, ...]:
    """Units of every layer; for word counts, with as many inputs as there may be at most."""
    if table is None:
        data = catalogue.data_set(spec.data)
        return spec.sizes(len(spec.inputs) if data.plane else data.inputs, data.outputs)
    outputs = len(table.classes) if len(table.classes) > 2 else 1
    if table.is_text:
        return spec.sizes(NUMBERS_OF_TEXT[spec.text], outputs)
    columns = len(table.columns)
    return spec.sizes(len(spec.inputs) if columns == 2 else columns, outputs)


def seconds_of(spec: TrainingSpec, table: DataTable | None, dials: Dials) -> float:
    """Estimate how long a training takes on one core, in seconds; it may well be faster.

    An epoch costs what its points, batches and layers cost, times what each dial weighs.
    """
    rows = table.size if table else spec.points
    points = rows if spec.fresh_test else max(1, round(rows * spec.train_share))
    batches = -(-points // spec.batch) if spec.batch else 1
    sizes = sizes_of(spec, table, dials.catalogue)
    weights = parameters(sizes)
    step = len(sizes) * STEP_SECONDS + weights * UPDATE_SECONDS
    point = weights * PRODUCT_SECONDS + sum(sizes[1:]) * SQUEEZE_SECONDS
    weight = math.prod(dial.weighs(getattr(spec, dial.field)) for dial in dials.rows)
    return weight * (batches * step + points * point + EPOCH_SECONDS)


def check_cost(task: Task, table: DataTable | None, dials: Dials) -> None:
    """Raise TutorError when all trainings of a task together would take too long."""
    seconds = sum(
        seconds_of(variant.spec, table if variant.spec.data == OWN else None, dials)
        for variant in task.variants
    )
    if seconds > MOST_SECONDS:
        raise TutorError(
            f"This would take about {_duration(seconds)}, and I stop at {MOST_SECONDS:.0f} "
            "seconds, so that others get their turn. Nothing was trained: take fewer epochs, "
            "fewer points, fewer hidden units or larger batches, and try again."
        )


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
