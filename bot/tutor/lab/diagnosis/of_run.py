"""Read a run with what its own dials say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task
from bot.tutor.lab.diagnosis.curves import Dials, read_curves
from bot.tutor.lab.dials import faster, longer, wider

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.diagnosis.curves import Reading


def reading_of(task: Task, index: int, numbers: RunNumbers) -> Reading:
    spec = task.variants[index].spec
    return read_curves(numbers, batches=spec.batch > 0, dials=dials_of(spec))


def dials_of(spec: TrainingSpec) -> Dials:
    """Tell what the words of a reading need to know, so that they advise what can be done."""
    return Dials(
        penalty=spec.l1 > 0 or spec.l2 > 0,
        linear=spec.activation == "linear",
        faster=faster(spec) != spec,
        longer=longer(spec) != spec,
        wider=wider(spec) != spec,
    )
