"""The cells of a table in text form: how lines are split into cells, and how cells are written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.text import clean, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_IN_A_LINE, MOST_PARTS = 1000, 100
SEPARATORS = {"\t": "a tab", ";": "a semicolon", ",": "a comma"}
QUOTED = re.compile(r'"(?:[^"]|"")*"')
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
NO_NUMBERS = {"", "nan", "inf", "-inf", "+inf", "infinity", "-infinity", "na", "n/a", "null", "-"}
FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet takes for a formula
GUARDED = re.compile(r"'+[=+\-@]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the file. `number` counts from 1, empty lines too; `typed` is the line itself."""

    number: int
    typed: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads the lines of a text whose columns are separated by `separator`."""

    separator: str
    texts: tuple[tuple[int, str], ...]

    @property
    def lines(self) -> Iterator[TextLine]:
        """The lines that are not empty."""
        for number, typed in self.texts:
            row = tuple(cell_of(part) for part in _split(typed, self.separator))
            if any(row):
                yield TextLine(number, typed, row)

    @property
    def separator_name(self) -> str:
        return SEPARATORS[self.separator]

    @property
    def example(self) -> str:
        space = "" if self.separator == "\t" else " "
        return f"See you soon!{self.separator}{space}casual"

    def number(self, cell: str) -> float | None:
        """Read a number; a decimal comma only where a comma separates no columns."""
        typed = cell.replace("\N{MINUS SIGN}", "-")
        if self.separator != ",":
            typed = typed.replace(",", ".")
        return float(typed) if NUMBER.fullmatch(typed) else None

    def is_number_like(self, cell: str) -> bool:
        """Whether a cell is meant as a number: also one that is missing or not finite."""
        return cell.casefold() in NO_NUMBERS or self.number(cell) is not None

    def names_columns(self, line: TextLine) -> bool:
        """Whether a line of a table of points holds names: some words, and no number."""
        named = [cell for cell in line.cells[:-1] if cell]
        return bool(named) and not any(map(self.is_number_like, named))

    def tells_points(self, lines: Sequence[TextLine]) -> bool:
        """Whether most lines after the first are numbers but for their last cell."""
        body = lines[1:] or lines
        numeric = [all(map(self.is_number_like, line.cells[:-1])) for line in body]
        return 2 * sum(numeric) > len(body)

    def sentence(self, line: TextLine) -> str:
        """Return everything before the last column: a comma inside an unquoted sentence stays."""
        parts = _split(line.typed, self.separator)
        return cell_of(line.typed[: len(line.typed) - len(parts[-1]) - 1])


def reader_of(text: str) -> TableReader:
    """Find the separator of columns: a tab or semicolon if most lines have one, else a comma.

    Raise TutorError for a line that is too long, or has too many parts.
    """
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").replace("\0", ""))
    texts = tuple((number, line) for number, line in enumerate(lines, 1) if line.strip())
    for number, line in texts:
        if len(line) > MOST_IN_A_LINE or any(line.count(sign) > MOST_PARTS for sign in SEPARATORS):
            raise TutorError(
                f"Line {number}: It holds far too much for one example. Nothing was added, and "
                "nothing you had is lost. Put each example on a line of its own."
            )
    outside = [QUOTED.sub("", line) for _, line in texts]
    counts = {sign: sum(sign in line for line in outside) for sign in SEPARATORS}
    # Sentences are full of commas, so the other separators come first; a line without its
    # separator is reported later.
    separator = next((sign for sign in "\t;" if 2 * counts[sign] > len(texts)), ",")
    return TableReader(separator, texts)


def cell_of(part: str) -> str:
    """Return a cell as it is kept: without quotes and the apostrophe before a formula, cleaned."""
    part = part.strip()
    if not part:
        return ""
    if QUOTED.fullmatch(part):
        part = part[1:-1].replace('""', '"')
    text = unicodedata.normalize("NFC", clean(part))
    cell = " ".join(text.split())
    if not seen(cell):
        return ""
    return cell[1:] if GUARDED.match(cell) else cell


def written(cell: str) -> str:
    """Write a cell for a CSV file: an apostrophe before a formula, quotes where needed."""
    if FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        cell = f"'{cell}"
    if re.search(r'[,;"\t\r\n]', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _split(line: str, separator: str) -> list[str]:
    """Split at each separator that is not inside a cell in quotation marks. Quotes are kept.

    A quotation mark inside a cell is a character like any other: `He said "hi", casual`.
    """
    pattern = re.compile(rf'[^\S\t]*"(?:[^"]|"")*"[^\S\t]*(?={separator}|$)|[^{separator}]*')
    parts, place = [], 0
    while True:
        match = pattern.match(line, place)
        end = match.end() if match else place
        parts.append(line[place:end])
        if end >= len(line):
            return parts
        place = end + 1
