"""The job for a worker: one training, or several that differ in one dial. It needs no numpy."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.trainings.spec import AUTO_AXIS, CHANCE, PLAIN, TrainingSpec

if TYPE_CHECKING:
    from collections.abc import Mapping


class View(StrEnum):
    """How the outcome is shown."""

    TRAIN = "train"  # one training: losses, border or confusion matrix
    SWEEP = "sweep"  # several trainings side by side
    WATCH = "watch"  # one training as an animation
    COMPARE = "compare"  # two trainings over each other
    EXPORT = "export"  # one training as files: a program and its data
    TRY = "try"  # one training and changes of it, judged on points that none has seen


@dataclass(frozen=True, slots=True)
class Variant:
    """`label` names what is special about this training, such as "rate 0.001"; it may be empty."""

    label: str
    spec: TrainingSpec


@dataclass(frozen=True, slots=True)
class Task:
    """One variant for TRAIN, WATCH and EXPORT, two for COMPARE, 2 to MOST_VARIANTS for SWEEP.

    TRY has the training as it was, and then changes of it, which their labels name.
    `title` stands above the picture; EXPORT names its files by the variant's label. `predicted` is
    the curve that a person predicted, a value of `bot.tutor.lab.predictions.CurveShape`, drawn over
    the real one in a picture of its own; `preset` is the lab that asked for the training; `shipped`
    names a table that comes with the course, for a spec of own data. Each may be empty.
    """

    view: View
    variants: tuple[Variant, ...]
    title: str = ""
    predicted: str = ""
    preset: str = ""
    shipped: str = ""

    @property
    def spec(self) -> TrainingSpec:
        """The first training's spec."""
        return self.variants[0].spec


MOST_VARIANTS = 64
LATER: dict[str, object] = {
    "penalties": (),
    "split": CHANCE,
    "scaling": PLAIN,
    "axis": AUTO_AXIS,
}
"""Fields of a spec that older programs did not write, as those programs trained and drew."""


def task_to_json(task: Task) -> dict[str, Any]:
    """Return a task as dicts and lists, as `task_from_json` reads it.

    Fields that came later and are left as they were are not written, so that a spec which needs
    none of them is written as it always was.
    """
    kept = asdict(task)
    for variant in kept["variants"]:
        for name, plain in LATER.items():
            if variant["spec"][name] == plain:
                del variant["spec"][name]
    return kept


def task_from_json(kept: Mapping[str, Any]) -> Task:
    """Build a task from what `task_to_json` wrote.

    Raise KeyError, ValueError or TypeError for anything else.
    """
    variants = tuple(
        Variant(kept_variant["label"], spec_from_json(kept_variant["spec"]))
        for kept_variant in kept["variants"]
    )
    words = (kept.get(name, "") for name in ("title", "predicted", "preset", "shipped"))
    return Task(View(kept["view"]), variants, *words)


def spec_from_json(kept: Mapping[str, Any]) -> TrainingSpec:
    """Build a spec from JSON, which knows lists only. Raise KeyError, ValueError or TypeError."""
    values = dict(kept)
    for name in ("inputs", "hidden"):
        values[name] = tuple(values[name])
    values["penalties"] = tuple((name, amount) for name, amount in values.get("penalties", ()))
    return TrainingSpec(**values)
