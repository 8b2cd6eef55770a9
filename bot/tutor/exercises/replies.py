"""What a person answered, beyond a letter: several letters, an order, a number, pairs, a text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Several:
    """Any number of options, by their ids, in the order they are shown."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """All items, by their ids, in the order that the person gave them."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """Which right side goes with which left side, by their ids."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, as they typed it."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the text in which a person wrote it."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A try on a card of a lesson: the card's id, and the id of the answer; "" for a look."""

    card: str
    answer: str


Reply = Chosen | Several | Ordered | Paired | Typed | Number | Tried

NAMES: dict[type[Reply], str] = {
    Chosen: "chosen",
    Several: "several",
    Ordered: "ordered",
    Paired: "paired",
    Typed: "typed",
    Number: "number",
    Tried: "tried",
}
KINDS = {name: kind for kind, name in NAMES.items()}


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as dicts and lists, with the name of its kind, as `reply_from_json` reads."""
    return {"reply": NAMES[type(reply)], **asdict(reply)}


def reply_from_json(kept: Mapping[str, Any]) -> Reply:
    """Read a reply. Raise ValueError for a kind that this program does not know."""
    values = {name: _frozen(value) for name, value in kept.items()}
    name = values.pop("reply", None)
    if name not in KINDS:
        raise ValueError(f"There is no kind of reply named {name!r}; known are {', '.join(KINDS)}.")
    return KINDS[name](**values)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
