"""Train a network with one of a few settings, see its real curve, and beat a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.trainings import spec as bounds
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.by_hand.hands_on import MOST_MOVES, HandsOnKind, HandsOnView, Move
from bot.tutor.by_hand.steps.bounds import LONGEST_GOAL, bound_flaws, read_bound, whole_in
from bot.tutor.by_hand.writing import short
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.shapes import (
    Flaw,
    LineKey,
    NumberKey,
    NumbersKey,
    OneOfKey,
    RowsKey,
    Shape,
    rows_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.tutor.by_hand.steps.bounds import Bound
    from bot.tutor.pictures.kind import PictureSpec

MEASURES = ("train loss", "test loss", "train right", "test right")
TOLD = {
    "train loss": "training loss",
    "test loss": "test loss",
    "train right": "training points told right",
    "test right": "test points told right",
}
LABEL, MOST_LAYERS = 34, 6
PLAIN = TrainingSpec()
WHOLE = ("points", "epochs", "batch", "patience", "fresh_test")


@dataclass(frozen=True, slots=True)
class TrainTask:
    """Press a choice, and it is trained. A state is the place of the choice, "" before one."""

    choices: tuple[Variant, ...]
    goal: Bound

    def seeded(self, seed: int) -> TrainTask:
        """Return the step with the seed of the lesson that it stands in."""
        choices = (replace(one, spec=replace(one.spec, seed=seed)) for one in self.choices)
        return replace(self, choices=tuple(choices))

    def begin(self) -> str:
        return ""

    def view(self, state: str) -> HandsOnView:
        moves = tuple(Move(choice.label, str(place)) for place, choice in enumerate(self.choices))
        if not state:
            return HandsOnView("Pick one, and it is trained for you.", moves)
        choice = self.choices[whole_in(state, len(self.choices) - 1)]

        def drawn(numbers: Mapping[str, float]) -> HandsOnView:
            return replace(view, text=_told(choice, numbers), found=self._found(choice, numbers))

        picture = picture_of(choice.spec, choice.label)
        view = HandsOnView(f"**{choice.label}**", moves, picture=picture, once_drawn=drawn)
        return view

    def _found(self, choice: Variant, numbers: Mapping[str, float]) -> dict[str, str] | None:
        value = last_of(numbers, self.goal.measure)
        if value is None or not self.goal.met(value):
            return None
        return {"choice": choice.label, "value": written(value, self.goal.measure)}


def picture_of(spec: TrainingSpec, label: str) -> PictureSpec:
    """Return the picture of one training, which trains it."""
    return LossesPicture(Task(View.TRAIN, (Variant(label, spec),), label))


def last_of(numbers: Mapping[str, float], measure: str) -> float | None:
    """Find how a measure ended among the numbers of a picture that shows one training."""
    wanted = f"{measure}, last"
    found = (value for name, value in numbers.items() if f", {name}".endswith(f", {wanted}"))
    return next(found, None)


def written(value: float, measure: str) -> str:
    """Write a measure: a loss with three decimals, a count as a whole number."""
    return f"{value:.3f}" if measure.endswith("loss") else short(value)


def _told(choice: Variant, numbers: Mapping[str, float]) -> str:
    ends = ((name, last_of(numbers, name)) for name in MEASURES)
    parts = [f"{TOLD[name]} {written(end, name)}" for name, end in ends if end is not None]
    epochs = f"{choice.spec.epochs:,} rounds"
    return f"**{choice.label}**, after {epochs}: {', '.join(parts)}."


def _flaws(table: Mapping[str, Any]) -> Iterator[Flaw]:
    yield from bound_flaws(table, MEASURES)
    labels = [row.get("label") for _, row in rows_in(table, "choice")]
    for place, row in rows_in(table, "choice"):
        try:
            _spec(row)
        except ValueError as error:
            yield Flaw(f"choice[{place}]", str(error), "change that number")
        if row.get("label") in labels[:place]:
            yield Flaw(f"choice[{place}].label", "this label stands there twice", "reword it")


def _spec(row: Mapping[str, Any]) -> TrainingSpec:
    """Read the settings of a choice. Raise ValueError for a number that a training cannot have."""
    values = {name: row[name] for name in SETTINGS if name in row and name != "hidden"}
    for name in WHOLE:
        if name in values and values[name] != round(values[name]):
            raise ValueError(f"{name} is a whole number, not {values[name]}")
        if name in values:
            values[name] = round(values[name])
    hidden = tuple(map(round, row.get("hidden") or PLAIN.hidden))
    return replace(PLAIN, **values, hidden=hidden)


def _read(table: Mapping[str, Any]) -> TrainTask:
    choices = tuple(Variant(row["label"], _spec(row)) for _, row in rows_in(table, "choice"))
    return TrainTask(choices, read_bound(table["goal"]))


def _names(field: str) -> OneOfKey:
    """Offer the names that a field may hold, the plain one first."""
    plain: str = getattr(PLAIN, field)
    others = (name for name in CATALOGUE.choices[field] if name not in {plain, OWN})
    return OneOfKey((plain, *others))


def _number(field: str) -> NumberKey:
    return NumberKey(*bounds.BOUNDS[field], default=getattr(PLAIN, field))


SETTINGS: Shape = {
    **{
        name: _names(name)
        for name in ("data", "activation", "loss", "optimizer", "schedule", "start")
    },
    **{
        name: _number(name)
        for name in (
            *("points", "noise", "flips", "train_share", "fresh_test", "learning_rate", "epochs"),
            *("batch", "l1", "l2", "validation_share", "patience"),
        )
    },
    "hidden": NumbersKey(0, MOST_LAYERS),
}
SHAPE: Shape = {
    "choice": RowsKey({"label": LineKey(LABEL), **SETTINGS}, 2, MOST_MOVES),
    "goal": LineKey(LONGEST_GOAL),
}
TRAIN_STEP = HandsOnKind("train", SHAPE, _flaws, _read)
