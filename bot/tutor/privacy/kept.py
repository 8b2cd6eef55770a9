"""All that is kept about one person, as it is read for them: rows of each table, and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KeptRow = Mapping[str, object]
"""A row by the names of its columns; each value can be written as JSON."""


@dataclass(frozen=True, slots=True)
class KeptKind:
    """The rows of one table that are a person's, the oldest first, by when each was made."""

    table: str
    rows: tuple[KeptRow, ...]


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture of a training; `number` counts from 0 in its run."""

    run: int
    number: int
    file_name: str
    alt_text: str
    image: bytes

    @property
    def path(self) -> str:
        """Where it lies in the files: a name of ours, as a kept one is not to be trusted."""
        ending = self.file_name.rpartition(".")[2]
        safe = ending if ending in {"png", "gif", "jpg", "webp"} else "bin"
        return f"pictures/run-{self.run}-{self.number}.{safe}"


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """Everything of one moment. `left_out` counts the pictures for which there was no room."""

    kinds: tuple[KeptKind, ...]
    pictures: tuple[KeptPicture, ...] = ()
    left_out: int = 0

    @property
    def count(self) -> int:
        return sum(len(kind.rows) for kind in self.kinds)

    def rows_of(self, table: str) -> tuple[KeptRow, ...]:
        return next((kind.rows for kind in self.kinds if kind.table == table), ())
