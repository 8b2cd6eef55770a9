"""What a person asks the lab for, as they say it, and the checked spec that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.trainings.data_sets import OWN
from bot.trainings.spec import CAREFUL, EVEN, PLANE, POINTS, TrainingSpec
from bot.tutor.data.characters import has_words
from bot.tutor.errors import TutorError
from bot.tutor.lab.dials.dial import read
from bot.tutor.lab.dials.dials import FIELDS
from bot.tutor.lab.dials.other import pairs_in
from bot.tutor.lab.limits import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.trainings.catalogue import Catalogue
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.dials.dial import Dial, Value
    from bot.tutor.lab.dials.dials import Dials

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
FOR_VALUES = TrainingSpec(data=OWN, loss="squared", learning_rate=0.1)


def suited(data: str) -> TrainingSpec:
    """Return the training that suits a data set."""
    return SUITED.get(data, TrainingSpec(data=data))


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What a person asked for, unchecked: the value of each dial that was set, by its name.

    A value may be a text that stands for a number. `other` holds pairs such as "l2=0,01". What is
    not set becomes what suits the data.
    """

    given: Mapping[str, Value] = field(default_factory=dict)
    other: str = ""


def chosen_in(dials: Dials, request: TrainingRequest) -> dict[str, Value]:
    """Return the value of each dial that was set, by its name, still unchecked.

    Raise TutorError when `other` cannot be read, or sets a dial that is set already, and ValueError
    when another name than that of a dial is set.
    """
    unknown = request.given.keys() - set(dials.names)
    if unknown:
        raise ValueError(f"There are no dials named {', '.join(sorted(unknown))}.")
    pairs = pairs_in(request.other, dials)
    for name in pairs:
        if name in request.given:
            raise TutorError(
                f"`{name}` is set twice: by its own option and under `other:`. "
                "Nothing was trained: leave one of them out and try again."
            )
    return {**request.given, **pairs}


def data_in(dials: Dials, chosen: Mapping[str, Value]) -> str:
    """Return the name of the data that is asked for; it may be that of people's own."""
    dial = dials.of_field("data")
    given = None if dial is None else chosen.get(dial.name)
    return TrainingSpec().data if dial is None or given is None else str(read(dial, given))


def form_values(dials: Dials, spec: TrainingSpec, own: str = "") -> tuple[str, ...]:
    """Return what a person would type into each field of the form to get this spec.

    `own` is the name of people's own data. What is too long for its field is written with six
    digits.
    """
    return tuple(_filled_in(dial, spec, own) for dial in dials.in_form)


def _filled_in(dial: Dial, spec: TrainingSpec, own: str) -> str:
    if own and dial.field == "data":
        return own
    value = getattr(spec, dial.field)
    typed = dial.conversion.typed(value)
    too_long = dial.form is not None and len(typed) > dial.form.longest
    return f"{value:.6g}" if too_long and isinstance(value, float) else typed


def spec_of(
    dials: Dials,
    chosen: Mapping[str, Value],
    table: DataTable | None = None,
    base: TrainingSpec | None = None,
) -> TrainingSpec:
    """Check everything and fill the rest in from `base`, else from what suits the data.

    `table` is people's own data of the name that `data_in` returns. Raise TutorError with a
    sentence about the first thing that is wrong.
    """
    data = data_in(dials, chosen)
    if table is None:
        one_of("data set", data, dials.catalogue.built_in)
    else:
        data = OWN
    if base is None or base.data != data:
        base = suited(data) if table is None else suited_to(table)
    set_fields: dict[str, Any] = {
        dial.field: read(dial, chosen[dial.name])
        for dial in dials.rows
        if dial.name in chosen and dial.field != "data"
    }
    return _fitting(base, set_fields, table, dials.catalogue)


def suited_to(table: DataTable, *, own: bool = False) -> TrainingSpec:
    """Return what suits a table; `own` says that a person brought it and nobody looked through it.

    Tables that come with the course are split and scaled as they always were.
    """
    suited = FOR_VALUES if table.predicts_values else SUITED[OWN]
    if not own:
        return suited
    spoken = sum(map(has_words, table.sentences))
    text = suited.text if 2 * spoken >= len(table.sentences) else "characters"
    return replace(suited, split=EVEN, scaling=CAREFUL, text=text)


def like_on(base: TrainingSpec, table: DataTable, *, own: bool) -> TrainingSpec:
    """Return the settings of a training on one table for another, split and scaled as it needs."""
    suited = suited_to(table, own=own)
    return replace(base, split=suited.split, scaling=suited.scaling)


def _fitting(
    base: TrainingSpec, words: dict[str, Any], table: DataTable | None, catalogue: Catalogue
) -> TrainingSpec:
    """Combine the choices so that they suit each other. Raise TutorError if that is impossible."""
    plane = len(table.columns) == 2 if table else catalogue.data_set(base.data).plane
    if table and "points" not in words:
        words["points"] = max(table.size, POINTS[0])  # fewer rows are all taken
    if not plane:
        if "inputs" in words:
            raise TutorError(
                "Inputs such as x1^2 are made from points with two coordinates; this data has "
                "others. Nothing was trained: leave `inputs` out and try again."
            )
        words["inputs"] = PLANE
    if predicts_values(base.data, catalogue, table):
        if table and "loss" not in words and catalogue.loss(base.loss).needs_classes:
            words["loss"] = FOR_VALUES.loss
        _check_for_values(base, words, catalogue)
    _check_penalties(words.get("penalties", ()), catalogue)
    if words.get("fresh_test") and (table or not catalogue.data_set(base.data).endless):
        raise TutorError(
            "This data has only the points it has, so none can be drawn anew for the test. "
            "Nothing was trained: leave `fresh_test` out and try again."
        )
    spec = {"patience": base.patience, "validation_share": base.validation_share} | words
    if spec["patience"] and not spec["validation_share"]:
        words["validation_share"] = 0.2  # early stopping needs a part to watch
    return replace(base, **words)


def _check_for_values(base: TrainingSpec, words: dict[str, Any], catalogue: Catalogue) -> None:
    """Raise TutorError for what only data with classes can have."""
    loss = catalogue.loss(words.get("loss", base.loss))
    if loss.needs_classes:
        fitting = next(other.name for other in catalogue.losses if not other.needs_classes)
        raise TutorError(
            f"{loss.called.capitalize()} needs classes, and this data asks for a number. "
            f"Nothing was trained: take `{fitting}` as the loss and try again."
        )
    if words.get("flips"):
        raise TutorError(
            "Only labels can be turned wrong, and this data has numbers instead. "
            "Nothing was trained: leave `flips` out and try again."
        )


def _check_penalties(further: tuple[tuple[str, float], ...], catalogue: Catalogue) -> None:
    """Raise TutorError for a penalty that is unknown, named twice, or set by a dial of its own."""
    known = tuple(name for name in catalogue.penalties if name not in FIELDS)
    names = [name for name, _ in further]
    if further and not known:
        raise TutorError(
            "There are no penalties but l1 and l2, which have dials of their own. "
            "Nothing was trained: set those and try again."
        )
    for name in names:
        one_of("penalty", name, known)
    if len(set(names)) < len(names):
        raise TutorError(
            "One penalty is named twice. Nothing was trained: name each once and try again."
        )


def predicts_values(data: str, catalogue: Catalogue, table: DataTable | None = None) -> bool:
    """Tell whether this data set, or this table of people's own, asks for a number."""
    if table is not None:
        return table.predicts_values
    return data != OWN and not catalogue.data_set(data).classes
