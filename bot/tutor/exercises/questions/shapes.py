"""The keys of a question's table in TOML, said as plain values; `bot.content` checks them.

A file may have faults in many places, and each of them is reported with its key and the mend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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


Key = IdKey | LineKey | LinesKey | FlagKey | AmountKey | SumKey | DrawKey | TagKey | RowsKey
Shape = Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a table: at which key (such as `option[1]`), and how to mend it."""

    where: str
    wrong: str
    mend: str


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
