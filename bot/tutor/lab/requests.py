"""What a person asks the lab for, as they say it, and the checked spec that it becomes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from bot.trainings import spec as bounds
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import PLANE, TrainingSpec
from bot.tutor.errors import TutorError
from bot.tutor.lab.limits import hidden_layers, one_of, within

if TYPE_CHECKING:
    from bot.tutor.data.table import DataTable

# What suits a data set where the defaults of a spec do not.
SUITED: dict[str, TrainingSpec] = {
    "xor": TrainingSpec(data="xor", hidden=(4,), epochs=1000),
    "spiral": TrainingSpec(
        data="spiral", hidden=(16, 16), points=400, optimizer="adam", learning_rate=0.03, epochs=600
    ),
    "plane": TrainingSpec(data="plane", loss="squared", learning_rate=0.1),
    "multi-gauss": TrainingSpec(
        data="multi-gauss", loss="squared", hidden=(16,), points=400, learning_rate=0.1, epochs=600
    ),
    "coin-toss": TrainingSpec(data="coin-toss", hidden=(64,), points=40, fresh_test=1000),
    "digits": TrainingSpec(
        data="digits", points=1797, train_share=0.5, hidden=(32,), learning_rate=0.5, epochs=60
    ),
    "penguins": TrainingSpec(data="penguins", points=342, learning_rate=0.3, epochs=200),
    OWN: TrainingSpec(data=OWN, learning_rate=0.3),
}


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What a person asked for, unchecked; None means what suits the data.

    `hidden` and `inputs` are their text, such as "8 4" and "x1 x2"; `noise`, `flips`, `train_share`
    and `validation` are in percent. Everything else is as in TrainingSpec.
    """

    data: str = "moons"
    points: int | None = None
    noise: float | None = None
    flips: float | None = None
    train_share: float | None = None
    inputs: str | None = None
    text: str | None = None
    hidden: str | None = None
    activation: str | None = None
    loss: str | None = None
    optimizer: str | None = None
    learning_rate: float | None = None
    schedule: str | None = None
    epochs: int | None = None
    batch: int | None = None
    l1: float | None = None
    l2: float | None = None
    start: str | None = None
    precision: str | None = None
    validation: float | None = None
    patience: int | None = None
    seed: int | None = None

    def spec(
        self, table: DataTable | None = None, base: TrainingSpec | None = None
    ) -> TrainingSpec:
        """Check everything and fill the rest in from `base`, else from what suits the data.

        `table` is people's own data of the name in `data`. Raise TutorError with a sentence about
        the first thing that is wrong.
        """
        if table is None:
            one_of("data set", self.data, CATALOGUE.built_in)
        data = self.data if table is None else OWN
        if base is None or base.data != data:
            base = SUITED.get(data, TrainingSpec(data=data))
        chosen = {name: value for name, value in asdict(self).items() if value is not None}
        del chosen["data"]
        _check_numbers(chosen)
        for name in ("text", "activation", "loss", "optimizer", "schedule", "start", "precision"):
            if name in chosen:
                one_of(NAMES.get(name, name), chosen[name], CATALOGUE.choices[name])
        return _fitting(base, _in_specs_words(chosen), table)


PERCENT = {"noise": bounds.NOISE, "flips": bounds.FLIPS, "train_share": bounds.TRAIN_SHARES}
PERCENT["validation"] = bounds.VALIDATION_SHARES
NAMES = {
    "points": "number of points",
    "noise": "noise in percent",
    "flips": "share of wrong labels in percent",
    "train_share": "training share in percent",
    "learning_rate": "learning rate",
    "epochs": "number of epochs",
    "batch": "batch size",
    "l1": "L1 penalty",
    "l2": "L2 penalty",
    "validation": "validation share in percent",
    "patience": "patience of early stopping",
}


def _check_numbers(chosen: dict[str, object]) -> None:
    for name, value in chosen.items():
        if not isinstance(value, int | float):
            continue
        if name in PERCENT:
            lowest, highest = PERCENT[name]
            within(NAMES[name], value, (100 * lowest, 100 * highest))
        else:
            within(NAMES.get(name, name), value, bounds.BOUNDS[name])


def _in_specs_words(chosen: dict[str, object]) -> dict[str, object]:
    """Turn percentages into shares, and texts into layers and inputs."""
    words = {name: value for name, value in chosen.items() if name not in PERCENT}
    for name in PERCENT.keys() & chosen.keys():
        share = float(str(chosen[name])) / 100
        words["validation_share" if name == "validation" else name] = share
    if "hidden" in words:
        words["hidden"] = hidden_layers(
            str(words["hidden"]), bounds.HIDDEN_LAYERS, bounds.HIDDEN_UNITS
        )
    if "inputs" in words:
        words["inputs"] = inputs_in(str(words["inputs"]))
    return words


def inputs_in(text: str) -> tuple[str, ...]:
    """Read the inputs of points on a plane: "x1 x2 x1*x2", or "all". Raise TutorError."""
    words, known = text.lower().replace(",", " ").replace("²", "^2").split(), CATALOGUE.inputs
    if words == ["all"]:
        return known
    if not words or any(word not in known for word in words):
        raise TutorError(
            f"The inputs can be {' '.join(known)}, or `all`. Write some of them with spaces "
            "between, such as `x1 x2 x1*x2`. Nothing was trained: change it and try again."
        )
    return tuple(dict.fromkeys(words))


def _fitting(base: TrainingSpec, words: dict[str, object], table: DataTable | None) -> TrainingSpec:
    """Combine the choices so that they suit each other. Raise TutorError if that is impossible."""
    plane = len(table.columns) == 2 if table else CATALOGUE.data_set(base.data).plane
    if table and "points" not in words:
        words["points"] = max(len(table.labels), bounds.POINTS[0])  # fewer rows are all taken
    if not plane:
        if "inputs" in words:
            raise TutorError(
                "Inputs such as x1^2 are made from points with two coordinates; this data has "
                "others. Nothing was trained: leave `inputs` out and try again."
            )
        words["inputs"] = PLANE
    if predicts_values(base.data):
        if words.get("loss") == "cross-entropy":
            raise TutorError(
                "Cross-entropy needs classes, and this data asks for a number. "
                "Nothing was trained: take `squared` as the loss and try again."
            )
        if words.get("flips"):
            raise TutorError(
                "Only labels can be turned wrong, and this data has numbers instead. "
                "Nothing was trained: leave `flips` out and try again."
            )
    if words.get("patience") and not words.get("validation_share", base.validation_share):
        words["validation_share"] = 0.2  # early stopping needs a part to watch
    return replace(base, **words)  # type: ignore[arg-type] # all were checked above


def predicts_values(data: str) -> bool:
    """Tell whether this built-in data set asks for a number instead of a class."""
    return data != OWN and not CATALOGUE.data_set(data).classes
