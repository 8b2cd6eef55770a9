"""Reads rated sentences from somebody's own file, as it comes, and counts rows left out."""

from __future__ import annotations

import codecs
import csv
import io
import math
from collections import Counter
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SEPARATORS = ",;\t"
TEXT_HEADS = ("text", "sentence")
LABEL_HEADS = ("label", "class", "rating", "score")
NAMED = {"formal": 1.0, "casual": -1.0, "informal": -1.0}
CLEAR = 1.0  # a rating at least so far from 0
SHAPE = (
    "It needs two columns, text and label. A label is formal or casual, 1 or 0, or a number that "
    "is above 0 for formal."
)


class UnreadFileError(click.ClickException):
    """Shows a finished sentence about a file that was named on the command line."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """`clear` is False for a rating near 0, where people themselves were of two minds."""

    text: str
    formal: bool
    clear: bool = True


@dataclass(frozen=True, slots=True)
class RatedFile:
    """`unread` counts the rows that were left out, by what is wrong with them."""

    sentences: tuple[RatedSentence, ...]
    unread: Counter[str]

    @property
    def told(self) -> str:
        """What was left out, as a sentence, "" if nothing was."""
        if not self.unread:
            return ""
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.unread.items()))
        rows = self.unread.total() + len(self.sentences)
        return f"{self.unread.total()} of {rows} rows of the file: {reasons}"


def read_rated(path: Path) -> RatedFile:
    """Read a CSV file with the columns text and label; other columns and their order do not matter.

    The first row may name the columns; without names they are text and label in this order. Commas,
    semicolons and tabs may separate. Raise UnreadFileError where there is nothing to read.
    """
    text = text_of_file(path)
    # A stray quotation mark swallows lines, and a quoted line break splits them: try it both ways.
    readings = [
        _rated(rows)
        for separator in SEPARATORS
        for rows in (_rows(io.StringIO(text, ""), separator), _line_by_line(text, separator))
    ]
    best = max(readings, key=lambda reading: len(reading.sentences))
    if not best.sentences:
        raise UnreadFileError(f"I find no sentence with a label in {path}. {SHAPE}")
    return best


def text_of_file(path: Path) -> str:
    """Read a text in any of the usual encodings. Raise UnreadFileError where that cannot be."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadFileError(f"I cannot read {path}: {error.strerror}.") from error
    return _decoded(content).replace("\0", "")


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(lines: Iterable[str], separator: str) -> list[list[str]]:
    """Split into cells; a reading that the format does not allow has no rows."""
    try:
        return [
            row
            for row in csv.reader(lines, delimiter=separator)
            if len(row) > 1 or any(map(str.strip, row))
        ]
    except csv.Error:
        return []


def _line_by_line(text: str, separator: str) -> list[list[str]]:
    lines = (line for line in text.splitlines() if line.strip())
    return [row for line in lines for row in _rows([line], separator) or [[line]]]


def _rated(rows: Sequence[list[str]]) -> RatedFile:
    """Read each row; 0 is casual as a label beside 1, and as a rating it is not above 0."""
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    text_at = next((heads.index(head) for head in TEXT_HEADS if head in heads), None)
    label_at = next((heads.index(head) for head in LABEL_HEADS if head in heads), None)
    if text_at is None or label_at is None:
        heads, text_at, label_at = ["text", "label"], 0, 1
    else:
        rows = rows[1:]
    read = [_of_row(_fitted(row, len(heads)), text_at, label_at) for row in rows]
    rated = [one for one in read if isinstance(one, tuple)]
    far = any(abs(rating) > 1 for _, rating in rated)
    sentences = (
        RatedSentence(text, rating > 0, not far or abs(rating) >= CLEAR) for text, rating in rated
    )
    return RatedFile(tuple(sentences), Counter(one for one in read if isinstance(one, str)))


def _fitted(row: list[str], columns: int) -> list[str]:
    """Join what a comma in an unquoted text has split, where the text is first of two columns."""
    return [",".join(row[:-1]), row[-1]] if columns == 2 < len(row) else row


def _of_row(row: Sequence[str], text_at: int, label_at: int) -> tuple[str, float] | str:
    """Return the text and its rating, or what is wrong with the row."""
    if len(row) <= max(text_at, label_at):
        return "without a label"
    text, label = row[text_at].strip(), row[label_at].strip().lower()
    rating = NAMED.get(label)
    if rating is None:
        rating = _number(label)
    if not math.isfinite(rating):
        return "with a label that says neither"
    return (text, rating) if text else "without a text"


def _number(label: str) -> float:
    try:
        return float(label.replace(",", "."))
    except ValueError:
        return math.nan
