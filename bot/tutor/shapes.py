"""What lesson files may write as a table with keys of its own, said as plain values.

A kind of question, of picture or of hands-on step declares its keys here; `bot.content` checks
them. A file may have faults in many places, and each is reported with its key and the mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Made_co = TypeVar("Made_co", covariant=True)

FEEDBACK = "feedback"
"""The key of the line that is said to whoever gives this very answer."""


@dataclass(frozen=True, slots=True)
class IdKey:
    """An id: 1 to 40 of the letters a-z, digits and hyphens. It stays when the text is mended."""


@dataclass(frozen=True, slots=True)
class LineKey:
    """A text of at most `most` characters; one that need not be there is "" then."""

    most: int
    needed: bool = True


@dataclass(frozen=True, slots=True)
class LinesKey:
    """A list of `fewest` to `most` texts of at most `length` characters."""

    fewest: int
    most: int
    length: int


@dataclass(frozen=True, slots=True)
class FlagKey:
    """Either true or false; false where it is not there."""


@dataclass(frozen=True, slots=True)
class AmountKey:
    """A number of 0 or more; 0 where it is not there."""


@dataclass(frozen=True, slots=True)
class SumKey:
    """A number, or a text with a sum of numbers that are drawn."""


@dataclass(frozen=True, slots=True)
class DrawKey:
    """A table of names, each with a list of the numbers that it may stand for; {} if not there."""


@dataclass(frozen=True, slots=True)
class TagKey:
    """The id of a misconception, or None where it is not there."""


@dataclass(frozen=True, slots=True)
class RowsKey:
    """A list of `fewest` to `most` tables, each with keys of its own."""

    shape: Shape
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A number from `least` to `most`; `default` where it is not there, None if it has to be."""

    least: float
    most: float
    default: float | None = None


@dataclass(frozen=True, slots=True)
class NumbersKey:
    """A list of `fewest` to `most` numbers; `default` where it is not there and need not be."""

    fewest: int
    most: int
    default: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberRowsKey:
    """A list of `fewest` to `most` lists of numbers, none of them empty."""

    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class OneOfKey:
    """One of these words; the first of them where it is not there."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordsKey:
    """A table of texts by texts, each at most `length` characters; {} where it is not there."""

    length: int


@dataclass(frozen=True, slots=True)
class TaskKey:
    """A name of trainings: of a preset of the lab, or one in `runs` of the lesson's front matter.

    The table that a kind reads holds a `bot.trainings.task.Task` under it, with the lesson's seed.
    """


@dataclass(frozen=True, slots=True)
class DataKey:
    """A name of data to train on, "moons" where it is not there: a data set or a shipped table.

    Under it stands the name of a data set, or a `bot.tutor.data.table.DataTable`.
    """


@dataclass(frozen=True, slots=True)
class PictureKey:
    """A table that says what is drawn; what is read is a `bot.tutor.pictures.kind.PictureSpec`."""


Key = (
    IdKey
    | LineKey
    | LinesKey
    | FlagKey
    | AmountKey
    | SumKey
    | DrawKey
    | TagKey
    | RowsKey
    | NumberKey
    | NumbersKey
    | NumberRowsKey
    | OneOfKey
    | WordsKey
    | TaskKey
    | DataKey
    | PictureKey
)
Shape = Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a table: at which key (such as `option[1]`), and how to mend it."""

    where: str
    wrong: str
    mend: str


@dataclass(frozen=True)  # slots and TableKind[Thing](…) do not go together in Python 3.11
class TableKind(Generic[Made_co]):
    """A kind of thing. `name` is what lesson files write, `shape` the keys that they may use.

    `flaws` looks for what the shape cannot say. It is given a table in which whatever is not of
    the shape is left out, so keys may be missing. `read` makes the thing of a table without flaw.
    """

    name: str
    shape: Shape
    flaws: Callable[[Mapping[str, Any]], Iterable[Flaw]]
    read: Callable[[Mapping[str, Any]], Made_co]


def repeated(table: Mapping[str, Any], key: str, text_key: str) -> Iterator[Flaw]:
    """Yield the rows under a key that look like an earlier one: nobody could tell them apart."""
    seen: dict[str, str] = {}
    for place, row in rows_in(table, key):
        folded = " ".join(row.get(text_key, "").casefold().split())
        where = f"{key}[{place}].{text_key}"
        if folded in seen:
            yield Flaw(where, f"this text stands at {seen[folded]} too", "reword one of them")
        elif folded:
            seen[folded] = where


def rows_in(table: Mapping[str, Any], key: str) -> tuple[tuple[int, Mapping[str, Any]], ...]:
    """Return the tables under a key, each with its position; none if they are not sound."""
    return tuple(enumerate(table.get(key, ())))
