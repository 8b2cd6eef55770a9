"""The cells of a table in text form: how a text is cut into cells, and how cells are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.naming import SAFE
from bot.tutor.errors import TutorError
from bot.tutor.text import clean, normal, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_IN_A_LINE, MOST_PARTS, MOST_LINES_OF_A_CELL = 1000, 100, 20
SEPARATORS = {
    "\t": "a tab",
    ";": "a semicolon",
    "|": "an upright stroke (|)",
    ",": "a comma",
}
QUOTED = re.compile(r'"(?:[^"]|"")*"')
FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet takes for a formula
GUARDED = re.compile(r"'+[=+\-@]")
PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
SPACES = " "
SAYS_SEPARATOR = re.compile(r'\s*"?sep=([^\w\s"]|\t)"?[;,\t ]*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One row of the file. `number`, that of its first line, counts from 1, empty lines too.

    `parts` are its cells as they stand there, and `cells` as they are kept.
    """

    number: int
    parts: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextLines:
    """The rows of a text that are not empty, whose columns are separated by `separator`."""

    separator: str
    lines: tuple[TextLine, ...]

    def without_last(self, line: TextLine) -> tuple[str, str]:
        """Return all before the last cell as one cell, and the last: commas in sentences stay."""
        return cell_of(self.separator.join(line.parts[:-1])), cell_of(line.parts[-1])

    def without_first(self, line: TextLine) -> tuple[str, str]:
        """Return the first cell, and all after it as one cell."""
        return cell_of(line.parts[0]), cell_of(self.separator.join(line.parts[1:]))


def lines_of(text: str, most: int) -> TextLines:
    """Cut a text into the cells of at most `most` rows; the separator is said or found.

    Raise TutorError for a line that is too long, or has too many parts.
    """
    typed = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").replace("\0", ""))
    texts = [(number, line) for number, line in enumerate(typed, 1) if line.strip()]
    said = SAYS_SEPARATOR.fullmatch(texts[0][1]) if texts else None
    texts = texts[1:] if said else texts
    ruled = any(_is_ruler(line) for _, line in texts[:2])
    texts = [(number, line) for number, line in texts if not (ruled and _is_ruler(line))]
    looked_at = texts[: most * MOST_LINES_OF_A_CELL]  # among more there are too many rows anyhow
    _check_lengths(looked_at)
    separator = said[1] if said else "|" if ruled else _separator_of([one for _, one in looked_at])
    return TextLines(separator, tuple(_rows(texts, separator, most)))


def _is_ruler(line: str) -> bool:
    """Whether a line is drawn under the names of a table, as in Markdown: `|---|:--:|`."""
    signs = set(line.strip())
    return signs <= set("|+:-= ") and "-" in signs and bool(signs & {"|", "+"})


def separator_name(separator: str) -> str:
    return "spaces" if separator == SPACES else SEPARATORS.get(separator, f"the sign {separator}")


def cell_of(part: str) -> str:
    """Return a cell as it is kept: without quotes and the apostrophe before a formula, cleaned."""
    part = part.strip()
    if not part:
        return ""
    if QUOTED.fullmatch(part):
        part = part[1:-1].replace('""', '"')
    if part.isascii() and part.isprintable():
        cell = " ".join(part.split()) if " " in part else part
        return cell[1:] if GUARDED.match(cell) else cell
    text = normal(clean(part), "NFC")
    cell = " ".join(text.split())
    if not seen(cell):
        return ""
    return cell[1:] if GUARDED.match(cell) else cell


def written(cell: str) -> str:
    """Write a cell for a CSV file: an apostrophe before a formula, quotes where needed."""
    if FORMULA.match(cell) and not PLAIN_NUMBER.fullmatch(cell):
        cell = f"'{cell}"
    if re.search(r'[,;|"\t\r\n]', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _check_lengths(texts: Sequence[tuple[int, str]]) -> None:
    for number, line in texts:
        if len(line) > MOST_IN_A_LINE or any(line.count(sign) > MOST_PARTS for sign in SEPARATORS):
            raise TutorError(
                f"Line {number}: It holds far too much for one example. {SAFE} "
                "Put each example on a line of its own."
            )


def _separator_of(lines: Sequence[str]) -> str:
    """Find the separator of columns: a tab, ; or | if most lines have one, else a comma.

    Sentences are full of commas, so the others come first; a line without its separator is
    reported later.
    """
    outside = [QUOTED.sub("", line) for line in lines]
    counts = {sign: sum(sign in line for line in outside) for sign in SEPARATORS}
    if not any(counts.values()) and _are_spaced(lines[1:]):
        return SPACES
    return next((sign for sign in "\t;|" if 2 * counts[sign] > len(lines)), ",")


def _are_spaced(lines: Sequence[str]) -> bool:
    """Whether spaces stand between columns: as many parts in each line, and mostly numbers."""
    rows = [line.split() for line in lines]
    parts = [part for row in rows for part in row[:-1]]
    numbers = sum(PLAIN_NUMBER.fullmatch(part.strip('"')) is not None for part in parts)
    return len({len(row) for row in rows}) == 1 and 2 * numbers > len(parts)


def _rows(texts: Sequence[tuple[int, str]], separator: str, most: int) -> list[TextLine]:
    """Cut lines into cells; a cell in quotation marks may go on over several lines."""
    rows: list[TextLine] = []
    place = 0
    while place < len(texts) and len(rows) < most:
        number, typed = texts[place]
        parts = _split(typed, separator)
        after = place + 1
        if typed.count('"') % 2 and parts[-1].lstrip().startswith('"'):
            parts, after = _joined(texts, place, separator) or (parts, after)
        place = after
        row = TextLine(number, tuple(parts), tuple(map(cell_of, parts)))
        if any(row.cells):
            rows.append(row)
    return rows


def _joined(
    texts: Sequence[tuple[int, str]], place: int, separator: str
) -> tuple[list[str], int] | None:
    """Return the cells of a row whose first line leaves a quote open, and the place after it.

    None: nothing closes it further down, so the quotation mark is a sign like any other.
    """
    typed = texts[place][1]
    for after in range(place + 1, min(place + MOST_LINES_OF_A_CELL, len(texts))):
        line = texts[after][1]
        typed = f"{typed}\n{line}"
        if len(typed) > MOST_IN_A_LINE:
            return None
        if '"' in line:
            parts = _split(typed, separator)
            closed = any("\n" in part and QUOTED.fullmatch(part.strip()) for part in parts)
            return (parts, after + 1) if closed else None
    return None


def _split(line: str, separator: str) -> list[str]:
    """Split at each separator that is not inside a cell in quotation marks. Quotes are kept.

    A quotation mark inside a cell is a character like any other: `He said "hi", casual`. The
    strokes at both ends of a row of Markdown separate nothing.
    """
    if separator == "|":
        return _split_strokes(line)
    if separator == SPACES:
        return line.split()
    sign = re.escape(separator)
    pattern = re.compile(rf'[^\S\t]*"(?:[^"]|"")*"[^\S\t]*(?={sign}|\Z)|[^{sign}]*')
    parts, place = [], 0
    while True:
        match = pattern.match(line, place)
        end = match.end() if match else place
        parts.append(line[place:end])
        if end >= len(line):
            return parts
        place = end + 1


def _split_strokes(line: str) -> list[str]:
    parts = [part.replace(r"\|", "|") for part in re.split(r"(?<!\\)\|", line)]
    begins, ends = line.lstrip().startswith("|"), line.rstrip().endswith("|")
    return parts[1 if begins else 0 : -1 if ends and len(parts) > 2 else None]
