"""Read a finished training: what happened, why, and what to try next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of
from bot.tutor.lab.diagnosis.setup import PLAIN, Setup
from bot.tutor.lab.diagnosis.words import HEADLINES, words_of
from bot.tutor.lab.variations import faster, longer, wider

if TYPE_CHECKING:
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.task import Task


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a run means, for the learner.

    `headline` has at most 60 characters; `cause` says what happened and why; `next_step` is an
    experiment that can be made here. The last two have at most 300 characters together.
    """

    kind: CurveKind
    headline: str
    cause: str
    next_step: str


def diagnose(numbers: RunNumbers, *, batches: bool = False, setup: Setup = PLAIN) -> Diagnosis:
    """Diagnose a run. `batches` says that it was trained on less than all points at once."""
    kind = kind_of(numbers, batches=batches)
    cause, next_step = words_of(kind, numbers, setup)
    return Diagnosis(kind, HEADLINES[kind], cause, next_step)


def diagnosis_of(task: Task, index: int, numbers: RunNumbers, catalogue: Catalogue) -> Diagnosis:
    """Diagnose one training of a task, with what its own dials say."""
    spec = task.variants[index].spec
    return diagnose(numbers, batches=spec.batch > 0, setup=setup_of(spec, catalogue))


def setup_of(spec: TrainingSpec, catalogue: Catalogue) -> Setup:
    """Return what a diagnosis needs to know of the dials, so that it advises what is possible."""
    return Setup(
        penalty=bool(spec.amounts),
        linear=catalogue.activation(spec.activation).straight,
        faster=faster(spec) != spec,
        longer=longer(spec) != spec,
        wider=wider(spec) != spec,
    )
