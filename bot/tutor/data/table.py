"""People's own examples: rows of numbers or sentences, each with its class or its value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DataTable:
    """Own data, checked. `labels[k]` is the class of row k, or `values[k]` the number to predict.

    One of the two is empty. For points `columns` names the numbers of each row and `rows` holds
    them, all finite; for sentences both are empty and `sentences` holds the texts.
    """

    name: str
    labels: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[float, ...], ...] = ()
    sentences: tuple[str, ...] = ()
    values: tuple[float, ...] = ()

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.labels) or len(self.values)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes, in alphabetical order; none where values are predicted."""
        return tuple(sorted(set(self.labels)))

    @property
    def predicts_values(self) -> bool:
        return bool(self.values)

    @property
    def is_text(self) -> bool:
        return bool(self.sentences)


@dataclass(frozen=True, slots=True)
class OwnTable:
    """People's own data as it is kept: whose, where, and when it was added."""

    id: int
    person: int
    guild: int | None
    table: DataTable
    added_at: datetime


@dataclass(frozen=True, slots=True)
class OwnName:
    """People's own data without its rows: whose it is and what it is called."""

    id: int
    person: int
    name: str


@dataclass(frozen=True, slots=True)
class Shares:
    """How many tables are kept in one place, and how many of them from one person."""

    here: int
    each: int


class Shortage(StrEnum):
    """Why there is no room for another table: the place is full, or the person's share of it."""

    PLACE = "place"
    PERSON = "person"
