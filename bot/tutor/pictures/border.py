"""The kind `border`: points on the plane and the border that a network learned between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.trainings.catalogue import CATALOGUE
from bot.tutor.pictures.kind import PictureKind, PictureSpec
from bot.tutor.pictures.losses import LABEL, labels_in, unknown_label
from bot.tutor.shapes import Flaw, LineKey, OneOfKey, TaskKey

if TYPE_CHECKING:
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.task import Task
    from bot.tutor.shapes import Shape

At = Literal["start", "end", "both"]


@dataclass(frozen=True, slots=True)
class BorderPicture(PictureSpec):
    """The plane `at` the start of a training, at its end, or both side by side.

    `variant` is the label of the training, "" where the task has only one.
    """

    task: Task
    variant: str = ""
    at: At = "end"

    @property
    def trains(self) -> TrainingSpec:
        named = (one.spec for one in self.task.variants if one.label == self.variant)
        return next(named, self.task.spec)


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    task: Task | None = table.get("task")
    if task is None:
        return
    variant = table.get("variant", "")
    if variant and variant not in labels_in(task):
        yield unknown_label("variant", variant, task)
    elif not variant and len(task.variants) > 1:
        named = ", ".join(f'"{label}"' for label in labels_in(task))
        yield Flaw("variant", "this task has several trainings", f"name one of {named}")
    data = task.spec.data
    if data not in CATALOGUE.built_in or not CATALOGUE.data_set(data).plane:
        wrong = f'the points of "{data}" do not lie on a plane'
        yield Flaw("task", wrong, "draw the losses instead, or take other data")


def _read(table: Mapping[str, Any]) -> BorderPicture:
    return BorderPicture(table["task"], table["variant"], table["at"])


SHAPE: Shape = {
    "task": TaskKey(),
    "variant": LineKey(LABEL, needed=False),
    "at": OneOfKey(("end", "start", "both")),
}
BORDER = PictureKind("border", SHAPE, _flaws, _read)
