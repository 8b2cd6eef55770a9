"""The kind `losses`: the loss curves of one training, or of several in a row each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.tutor.pictures.kind import PictureKind, PictureSpec
from bot.tutor.shapes import Flaw, LinesKey, NumberKey, OneOfKey, TaskKey, WordsKey

if TYPE_CHECKING:
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.task import Task
    from bot.tutor.shapes import Shape

MOST_SHOWN = 6
LABEL = 40  # characters
MOST_ROUND = 100_000.0


@dataclass(frozen=True, slots=True)
class LossesPicture(PictureSpec):
    """Loss by epoch. `only` are labels of the variants shown, all of them where it is empty.

    `test` says whether the test losses are drawn too. `hidden` gives other names to the labels,
    until it may be told which is which: then it is `revealed`, in the same order, and each name
    stands beside its label. `marked` is a round with a line of its own, 0 for none.
    """

    task: Task
    only: tuple[str, ...] = ()
    test: bool = True
    hidden: tuple[tuple[str, str], ...] = ()
    revealed: bool = False
    marked: int = 0

    @property
    def shown(self) -> tuple[tuple[str, TrainingSpec], ...]:
        """What is drawn, by its name; by the order of new names, where labels are hidden."""
        specs = {variant.label: variant.spec for variant in self.task.variants}
        labels = self.only or tuple(specs)
        if not self.hidden:
            return tuple((label, specs[label]) for label in labels)
        renamed = dict(self.hidden)
        ordered = sorted(labels, key=lambda label: renamed[label])
        if self.revealed:
            return tuple((f"{renamed[label]}: {label}", specs[label]) for label in ordered)
        return tuple((renamed[label], specs[label]) for label in ordered)


def revealed(picture: PictureSpec) -> PictureSpec:
    """Return the picture that may tell its names, in the same order."""
    return replace(picture, revealed=True) if isinstance(picture, LossesPicture) else picture


def labels_in(task: Task) -> tuple[str, ...]:
    return tuple(variant.label for variant in task.variants)


def unknown_label(where: str, label: str, task: Task) -> Flaw:
    """Say that a task has no such variant, and which it has."""
    named = [f'"{label}"' for label in labels_in(task) if label]
    mend = f"use one of {', '.join(named)}" if named else "leave it out: there is one training"
    return Flaw(where, f'no training of this task is called "{label}"', mend)


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    task: Task | None = table.get("task")
    if task is None:
        return
    only: tuple[str, ...] = table.get("only", ())
    for place, label in enumerate(only):
        if label not in labels_in(task):
            yield unknown_label(f"only[{place}]", label, task)
        elif label in only[:place]:
            yield Flaw(f"only[{place}]", f'"{label}" stands there twice', "delete one of them")
    shown = only or labels_in(task)
    if len(shown) > MOST_SHOWN:
        wrong = f"{len(shown)} trainings do not fit into one picture"
        yield Flaw("only", wrong, f"name at most {MOST_SHOWN} of them")
    yield from _hidden_flaws(table.get("hidden", {}), shown, task)
    yield from _mark_flaws(table.get("mark", 0), shown, task)


def _mark_flaws(marked: float, shown: tuple[str, ...], task: Task) -> Iterable[Flaw]:
    rounds = [one.spec.epochs for one in task.variants if one.label in shown]
    if marked % 1:
        yield Flaw("mark", f"there is no round {marked:g}", "use a whole number")
    elif rounds and marked > min(rounds):
        wrong = f"a training in the picture ends before round {marked:g}"
        yield Flaw("mark", wrong, f"mark a round up to {min(rounds)}")


def _hidden_flaws(hidden: Mapping[str, str], shown: tuple[str, ...], task: Task) -> Iterable[Flaw]:
    for label in hidden:
        if label not in labels_in(task):
            yield unknown_label("hidden", label, task)
        elif label not in shown:
            yield Flaw("hidden", f'"{label}" is not in the picture', "delete it, or show it")
    missing = [label for label in shown if label not in hidden]
    if hidden and missing:
        yield Flaw("hidden", f'it leaves "{missing[0]}" in the open', "give all a new name")
    if len(set(hidden.values())) < len(hidden):
        yield Flaw("hidden", "two have the same new name", "give each a name of its own")
    telling = [name for name in hidden.values() if name in labels_in(task)]
    if telling:
        yield Flaw("hidden", f'"{telling[0]}" is the name of a training', "use A, B, C")


def _read(table: Mapping[str, Any]) -> LossesPicture:
    hidden = tuple(sorted(table["hidden"].items()))
    return LossesPicture(
        table["task"],
        tuple(table["only"]),
        test=table["parts"] == "both",
        hidden=hidden,
        marked=int(table["mark"]),
    )


SHAPE: Shape = {
    "task": TaskKey(),
    "only": LinesKey(0, MOST_SHOWN, LABEL),
    "parts": OneOfKey(("both", "train")),
    "hidden": WordsKey(12),
    "mark": NumberKey(0, MOST_ROUND, default=0.0),
}
LOSSES = PictureKind("losses", SHAPE, _flaws, _read)
