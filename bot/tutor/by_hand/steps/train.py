"""Train a network with one of a few settings, see its real curve, and beat a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.trainings import spec as bounds
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.by_hand.hands_on import MOST_MOVES, HandsOnKind, HandsOnView, Move
from bot.tutor.by_hand.steps.bounds import LONGEST_GOAL, bound_flaws, read_bound, whole_in
from bot.tutor.by_hand.writing import short
from bot.tutor.data.on_table import on_table
from bot.tutor.data.table import DataTable
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.shapes import (
    DataKey,
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

MEASURES = ("train loss", "test loss", "train right", "test right")
TOLD = {
    "train loss": "training loss {}",
    "test loss": "test loss {}",
    "train right": "{} of the training examples right",
    "test right": "{} of the test examples right",
}
LABEL, MOST_LAYERS = 34, 6
PLAIN = TrainingSpec()
WHOLE = ("points", "epochs", "batch", "patience", "fresh_test")


@dataclass(frozen=True, slots=True)
class TrainTask:
    """Press a choice, and it is trained. A state is the place of the choice, "" before one."""

    choices: tuple[Task, ...]
    goal: Bound

    def seeded(self, seed: int) -> TrainTask:
        """Return the step with the seed of the lesson that it stands in."""
        return replace(self, choices=tuple(_seeded(one, seed) for one in self.choices))

    def begin(self) -> str:
        return ""

    def view(self, state: str) -> HandsOnView:
        moves = tuple(Move(choice.title, str(place)) for place, choice in enumerate(self.choices))
        if not state:
            return HandsOnView("Pick one, and it is trained for you.", moves)
        choice = self.choices[whole_in(state, len(self.choices) - 1)]

        def drawn(numbers: Mapping[str, float]) -> HandsOnView:
            return replace(view, text=_told(choice, numbers), found=self._found(choice, numbers))

        picture = LossesPicture(choice)
        view = HandsOnView(f"**{choice.title}**", moves, picture=picture, once_drawn=drawn)
        return view

    def _found(self, choice: Task, numbers: Mapping[str, float]) -> dict[str, str] | None:
        value = kept_of(numbers, self.goal.measure)
        if value is None or not self.goal.met(value):
            return None
        return {"choice": choice.title, "value": written(value, self.goal.measure)}


def _seeded(choice: Task, seed: int) -> Task:
    return replace(choice, variants=(Variant("", replace(choice.spec, seed=seed)),))


def last_of(numbers: Mapping[str, float], measure: str) -> float | None:
    """Find how a measure ended among the numbers of a picture that shows one training."""
    return _found_in(numbers, f"{measure}, last")


def kept_of(numbers: Mapping[str, float], measure: str) -> float | None:
    """Find a measure of the weights that were kept, of the last round or an earlier one."""
    kept = _found_in(numbers, f"{measure}, kept")
    return last_of(numbers, measure) if kept is None else kept


def _found_in(numbers: Mapping[str, float], wanted: str) -> float | None:
    found = (value for name, value in numbers.items() if f", {name}".endswith(f", {wanted}"))
    return next(found, None)


def written(value: float, measure: str) -> str:
    """Write a measure: a loss with three decimals, a share that is right as a percentage."""
    return f"{value:.3f}" if measure.endswith("loss") else f"{short(round(100 * value, 1))}%"


def _told(choice: Task, numbers: Mapping[str, float]) -> str:
    ends = ((name, kept_of(numbers, name)) for name in MEASURES)
    parts = [TOLD[name].format(written(end, name)) for name, end in ends if end is not None]
    rounds = round(numbers.get("rounds", choice.spec.epochs))
    kept = round(numbers.get("kept", rounds))
    trained = f"{rounds:,} {'round' if rounds == 1 else 'rounds'}"
    taken = "" if kept == rounds else f", where the weights after round {kept:,} are kept"
    return f"**{choice.title}**, after {trained}{taken}: {', '.join(parts)}."


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
    values = {name: row[name] for name in SETTINGS if name in row}
    for name in WHOLE:
        if name in values and values[name] != round(values[name]):
            raise ValueError(f"{name} is a whole number, not {values[name]}")
        if name in values:
            values[name] = round(values[name])
    if "hidden" in values:
        values["hidden"] = tuple(map(round, values["hidden"]))
    return replace(PLAIN, **on_table(values, _table(row)))


def _table(row: Mapping[str, Any]) -> DataTable | None:
    data = row.get("data")
    return data if isinstance(data, DataTable) else None


def _task(row: Mapping[str, Any]) -> Task:
    table = _table(row)
    shipped = table.name if table else ""
    return Task(View.TRAIN, (Variant("", _spec(row)),), row["label"], shipped=shipped)


def _read(table: Mapping[str, Any]) -> TrainTask:
    choices = tuple(_task(row) for _, row in rows_in(table, "choice"))
    return TrainTask(choices, read_bound(table["goal"]))


def _names(field: str) -> OneOfKey:
    """Offer the names that a field may hold, the plain one first."""
    plain: str = getattr(PLAIN, field)
    others = (name for name in CATALOGUE.choices[field] if name != plain)
    return OneOfKey((plain, *others))


def _number(field: str) -> NumberKey:
    return NumberKey(*bounds.BOUNDS[field], default=getattr(PLAIN, field))


SETTINGS: Shape = {
    "data": DataKey(),
    **{
        name: _names(name)
        for name in ("text", "activation", "loss", "optimizer", "schedule", "start")
    },
    **{
        name: _number(name)
        for name in (
            *("points", "noise", "flips", "train_share", "fresh_test", "learning_rate", "epochs"),
            *("batch", "l1", "l2", "validation_share", "patience"),
        )
    },
    "hidden": NumbersKey(0, MOST_LAYERS, PLAIN.hidden),
}
SHAPE: Shape = {
    "choice": RowsKey({"label": LineKey(LABEL), **SETTINGS}, 2, MOST_MOVES),
    "goal": LineKey(LONGEST_GOAL),
}
TRAIN_STEP = HandsOnKind("train", SHAPE, _flaws, _read)
