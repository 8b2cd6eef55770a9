"""From the keys that a kind of thing declares to a pydantic model that checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, create_model

from bot.content.schema import (
    Id,
    MisconceptionId,
    TomlTable,
    line,
    named,
    number_or_sum,
)
from bot.trainings.spec import TrainingSpec
from bot.tutor.shapes import (
    FEEDBACK,
    AmountKey,
    DataKey,
    DrawKey,
    FlagKey,
    IdKey,
    LineKey,
    LinesKey,
    NumberKey,
    NumberRowsKey,
    NumbersKey,
    OneOfKey,
    PictureKey,
    RowsKey,
    SumKey,
    TagKey,
    TaskKey,
    WordsKey,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.tutor.shapes import Key, Shape

Base = TypeVar("Base", bound=TomlTable)

CARD = "card"
"""The key of the card that mends an answer, in the table of a question and in rows of it."""

Finite = Annotated[float, Field(allow_inf_nan=False)]
DrawName = Annotated[
    str, AfterValidator(named("[a-z_]{1,20}", "use 1 to 20 of the letters a-z and _"))
]
Values = Annotated[tuple[Finite, ...], Field(strict=False, min_length=1)]

# A type, and the default of the field; ... where it has to be there.
SIMPLE: Mapping[type[Key], tuple[Any, Any]] = {
    IdKey: (Id, ...),
    FlagKey: (bool, False),
    AmountKey: (Annotated[Finite, Field(ge=0)], 0.0),
    SumKey: (Annotated[Any, AfterValidator(number_or_sum)], ...),
    DrawKey: (dict[DrawName, Values], {}),
    TagKey: (MisconceptionId | None, None),
    TaskKey: (Id, ...),
    DataKey: (str, TrainingSpec().data),
    PictureKey: (dict[str, Any], {}),
}


def model_of(name: str, shape: Shape, base: type[Base]) -> type[Base]:
    """Return a model of a whole table: the keys of `base`, and those of its kind."""
    return create_model(name, __base__=base, **_fields(shape))


def with_cards(shape: Shape) -> Shape:
    """Give each row that answers somebody the key of the card that mends this very answer."""
    changed: dict[str, Key] = {}
    for name, key in shape.items():
        if isinstance(key, RowsKey):
            inner = with_cards(key.shape)
            if FEEDBACK in inner:
                inner = {CARD: LineKey(40, needed=False), **inner}
            changed[name] = RowsKey(inner, key.fewest, key.most)
        else:
            changed[name] = key
    return changed


def without(
    row: Mapping[str, Any], shape: Shape, paths: Iterable[Sequence[str | int]]
) -> dict[str, Any]:
    """Return a copy without each key under which one of these paths lies.

    Only in a list of tables do the sound ones stay, each at its place: a table that is none becomes
    an empty one. Of a list of texts or numbers nothing stays, since it may hold anything.
    """
    wrong = _by_key(paths)
    kept: dict[str, Any] = {key: value for key, value in row.items() if key not in wrong}
    for name, rests in wrong.items():
        key, rows = shape.get(str(name)), row.get(str(name))
        if isinstance(key, RowsKey) and isinstance(rows, list) and all(rests):
            inner = _by_key(rests)
            kept[str(name)] = [
                without(item if isinstance(item, dict) else {}, key.shape, inner.get(place, ()))
                for place, item in enumerate(rows)
            ]
    return kept


def _by_key(paths: Iterable[Sequence[str | int]]) -> dict[str | int, list[Sequence[str | int]]]:
    """Group paths by their first key, which they lose."""
    found: dict[str | int, list[Sequence[str | int]]] = {}
    for path in paths:
        if path:
            found.setdefault(path[0], []).append(path[1:])
    return found


def _fields(shape: Shape) -> dict[str, Any]:
    return {name: _field(name, key) for name, key in shape.items()}


def _field(name: str, key: Key) -> tuple[Any, Any]:
    if isinstance(key, RowsKey):
        row = create_model(name, __base__=TomlTable, **_fields(key.shape))
        return _list_of(row, key.fewest)
    if isinstance(key, LinesKey | NumbersKey | NumberRowsKey):
        default = key.default if isinstance(key, NumbersKey) else ()
        return _list_of(_item(key), key.fewest, default)
    return _single(key)


def _item(key: LinesKey | NumbersKey | NumberRowsKey) -> Any:  # noqa: ANN401 - a type as pydantic takes it
    if isinstance(key, LinesKey):
        return Annotated[str, AfterValidator(line(key.length))]
    return Finite if isinstance(key, NumbersKey) else Values


def _single(key: Key) -> tuple[Any, Any]:
    found: tuple[Any, Any]
    match key:
        case LineKey(most=most, needed=needed):
            found = Annotated[str, AfterValidator(line(most))], ... if needed else ""
        case NumberKey(least=least, most=most, default=default):
            number = Annotated[Finite, Field(ge=least, le=most)]
            found = number, ... if default is None else default
        case OneOfKey(words=words):
            found = Literal[words], words[0]
        case WordsKey(length=length):
            found = dict[str, Annotated[str, AfterValidator(line(length))]], {}
        case _:
            found = SIMPLE[type(key)]
    return found


def _list_of(
    item: Any,  # noqa: ANN401 - a type as pydantic takes it
    fewest: int,
    default: tuple[float, ...] = (),
) -> tuple[Any, Any]:
    return Annotated[tuple[item, ...], Field(strict=False)], ... if fewest else default
