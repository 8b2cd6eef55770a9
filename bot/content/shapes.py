"""From the keys that a kind of question declares to a pydantic model that checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, create_model

from bot.content.schema import (
    Id,
    MisconceptionId,
    QuestionTable,
    TomlTable,
    line,
    named,
    number_or_sum,
)
from bot.tutor.shapes import (
    AmountKey,
    DrawKey,
    FlagKey,
    IdKey,
    LineKey,
    LinesKey,
    RowsKey,
    SumKey,
    TagKey,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.shapes import Key, Shape

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
}


def model_of(name: str, shape: Shape) -> type[QuestionTable]:
    """Return a model of a whole question: what each one has, and the keys of its kind."""
    return create_model(name, __base__=QuestionTable, **_fields(shape))


def _fields(shape: Shape) -> dict[str, Any]:
    return {name: _field(name, key) for name, key in shape.items()}


def _field(name: str, key: Key) -> tuple[Any, Any]:
    if isinstance(key, LineKey):
        return Annotated[str, AfterValidator(line(key.most))], ... if key.needed else ""
    if isinstance(key, LinesKey):
        text = Annotated[str, AfterValidator(line(key.length))]
        return _list_of(text, key.fewest)
    if isinstance(key, RowsKey):
        return _list_of(create_model(name, __base__=TomlTable, **_fields(key.shape)), key.fewest)
    return SIMPLE[type(key)]


def _list_of(item: Any, fewest: int) -> tuple[Any, Any]:  # noqa: ANN401 - a type as pydantic takes it
    return Annotated[tuple[item, ...], Field(strict=False)], ... if fewest else ()
