"""The formats of files that own data comes in and is given back in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.naming import SAFE
from bot.tutor.data.own_data import MOST_BYTES, decode, read_table, write_table
from bot.tutor.errors import TutorError
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.data.table import DataTable


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format of files. `endings` are in small letters, with their dot; "" is a name without one.

    `read` makes a table of a name that was checked and the content of a file, at most 1 MB; it
    raises TutorError, which says what is wrong and where. `write`, if there is one, makes a file
    that `read` takes back; its name gets the first ending.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes], DataTable]
    write: Callable[[DataTable], bytes] | None = None


def read_csv(name: str, content: bytes) -> DataTable:
    return read_table(name, decode(content))


def write_csv(table: DataTable) -> bytes:
    return write_table(table).encode()


DATA_FORMATS = (
    DataFormat(
        "CSV",
        endings=(".csv", ".tsv", ".tab", ".txt", ".dat", ".data", ""),
        read=read_csv,
        write=write_csv,
    ),
)


@dataclass(frozen=True, slots=True)
class DataFormats:
    """All formats. Raise ValueError when two take the same ending, or none can be written."""

    rows: tuple[DataFormat, ...]

    def __post_init__(self) -> None:
        taken: dict[str, str] = {}
        for row in self.rows:
            for ending in row.endings:
                if taken.setdefault(ending, row.name) != row.name:
                    raise ValueError(
                        f"The formats {taken[ending]} and {row.name} both take files that end in "
                        f"{ending!r}. Leave that to one of them."
                    )
        if not any(row.write for row in self.rows):
            raise ValueError("No format can be written: give one of them a `write`.")

    @property
    def names(self) -> str:
        """The formats in a sentence."""
        return " or ".join(row.name for row in self.rows)

    def of_file(self, file_name: str) -> DataFormat:
        """Find the format of a file by how its name ends. Raise TutorError for an unknown one."""
        _, dot, end = file_name.rpartition(".")
        ending = f"{dot}{end.lower()}" if dot else ""
        for row in self.rows:
            if ending in row.endings:
                return row
        known = ", ".join(ending for row in self.rows for ending in row.endings if ending)
        raise TutorError(
            f"I cannot read files that end in {plain(shortened(ending, 20))}, only {known}. {SAFE} "
            f"Save it as {self.names}, and send it again."
        )

    @property
    def written(self) -> DataFormat:
        """The format in which data is given back: the first that can be written."""
        return next(row for row in self.rows if row.write)

    def file_of(self, table: DataTable) -> tuple[str, bytes]:
        """Return name and content of a file that holds a table."""
        row = self.written
        content = row.write(table) if row.write else b""
        return f"{table.name}{row.endings[0]}", content


def check_size(size: int) -> None:
    """Raise TutorError for a file of more bytes than are read."""
    if size > MOST_BYTES:
        raise TutorError(
            f"The file has {size:,} bytes, and I take up to {MOST_BYTES:,}. "
            "Nothing was added: keep up to 500 rows and try again."
        )
