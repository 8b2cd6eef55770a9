"""People's own examples: read from what they paste or attach, checked, and written out again."""

from __future__ import annotations

import codecs
from itertools import islice
from typing import TYPE_CHECKING, NoReturn

from bot.tutor.data import cells
from bot.tutor.data.cells import TableReader, TextLine
from bot.tutor.data.naming import MOST_NAME, SAFE, checked_name
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST_BYTES = 1_000_000
ROWS, CLASSES, LEAST_OF_A_CLASS = (4, 500), (2, 10), 2
MOST_COLUMNS, MOST_CLASS, MOST_SENTENCE, MOST_VALUE = 8, 20, 300, 1e9
TEXT_HEADS = {"sentence", "sentences", "text", "texts", "message", "messages", "example"}
CLASS_HEADS = {"class", "classes", "label", "labels", "category", "kind", "type", "group"}


def decode(content: bytes) -> str:
    """Read an attached file: UTF-8, or UTF-16 with its mark. Raise TutorError for anything else."""
    if len(content) > MOST_BYTES:
        _refuse("The file is larger than 1 MB.", "Send a smaller part of it.")
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        _refuse(
            "The file is not plain text in UTF-8.",
            "Save it as CSV with the encoding UTF-8, and send it again.",
        )


def read_table(name: str, text: str, reserved: Collection[str] = ()) -> DataTable:
    """Read points (1 to 8 number columns, then the class) or sentences (text, then the class).

    Columns are separated by a tab, a semicolon or a comma; the first line may name them. With a tab
    or semicolon a decimal comma is read too. `reserved` are names that are taken. Raise TutorError,
    which gives the line of the file, what is wrong with it and what to do.
    """
    name = checked_name(name, reserved)
    reader = cells.reader_of(text)
    lines = list(islice(reader.lines, ROWS[1] + 2))  # enough to refuse a long table
    if not lines:
        _refuse(
            "There is nothing in it.",
            "Write one example a line, with its class at the end: `See you soon!; casual`.",
        )
    if len(lines) > ROWS[1] + 1:
        _refuse_size(f"more than {ROWS[1]}")
    for line in lines:
        _check_line(line, reader)
    if not _names_sentences(lines[0]) and reader.tells_points(lines):
        return _points(name, lines, reader)
    return _sentences(name, lines, reader)


def write_table(table: DataTable) -> str:
    """Write a table as CSV that `read_table` reads back, and that no spreadsheet will run.

    A cell that a spreadsheet would take for a formula gets a leading apostrophe, unless it is a
    number.
    """
    head = (*(table.columns or ("sentence",)), "class")
    inputs = table.rows or ((text,) for text in table.sentences)
    rows = [head, *((*map(str, row), kind) for row, kind in zip(inputs, table.labels, strict=True))]
    return "".join(",".join(map(cells.written, row)) + "\r\n" for row in rows)


def _check_line(line: TextLine, reader: TableReader) -> None:
    if len(line.cells) < 2:
        _refuse_line(
            line,
            f"I see one column only: “{_cut(line.cells[0])}”.",
            f"End the line with {reader.separator_name} and its class, as in `{reader.example}`.",
        )


def _points(name: str, lines: list[TextLine], reader: TableReader) -> DataTable:
    head, width = lines[0], len(lines[0].cells)
    named = reader.names_columns(head)
    if width - 1 > MOST_COLUMNS:
        _refuse_line(
            head,
            f"There are {width - 1} columns of numbers. I take at most {MOST_COLUMNS}.",
            "Leave some out.",
        )
    body = lines[1:] if named else lines
    for line in body:
        if len(line.cells) != width:
            _refuse_line(
                line,
                f"It has {len(line.cells)} columns, but line {head.number} has {width}.",
                "Give every line the same number of columns.",
            )
    columns = _column_names(head, named=named)
    rows = tuple(tuple(_number(cell, line, reader) for cell in line.cells[:-1]) for line in body)
    return DataTable(name, _labels(body), columns, rows)


def _column_names(head: TextLine, *, named: bool) -> tuple[str, ...]:
    places = range(1, len(head.cells))
    if not named:
        return tuple(f"x{place}" for place in places)
    names = tuple(cell or f"x{place}" for cell, place in zip(head.cells[:-1], places, strict=True))
    if len({column.casefold() for column in names}) < len(names):
        _refuse_line(head, "Two columns have the same name.", "Give each its own name.")
    for column in names:
        if len(column) > MOST_NAME:
            _refuse_line(
                head, f"A column name has over {MOST_NAME} characters.", "Shorten that name."
            )
    return names


def _number(cell: str, line: TextLine, reader: TableReader) -> float:
    value = reader.number(cell)
    if value is None:
        _refuse_line(
            line,
            f"“{_cut(cell)}” is not a number." if cell else "A number is missing.",
            "Write a number such as 1.5, or leave the line out.",
        )
    if not abs(value) <= MOST_VALUE:
        _refuse_line(
            line,
            f"“{_cut(cell)}” is too large.",
            "Use numbers between minus and plus one thousand million.",
        )
    return value


def _names_sentences(line: TextLine) -> bool:
    head = [cell.casefold() for cell in line.cells]
    return len(head) == 2 and head[0] in TEXT_HEADS and head[1] in CLASS_HEADS


def _sentences(name: str, lines: list[TextLine], reader: TableReader) -> DataTable:
    body = lines[1:] if _names_sentences(lines[0]) else lines
    sentences = tuple(reader.sentence(line) for line in body)
    for line, sentence in zip(body, sentences, strict=True):
        if not sentence:
            _refuse_line(line, "The sentence is missing.", "Write one before the class.")
        if len(sentence) > MOST_SENTENCE:
            _refuse_line(
                line,
                f"The sentence has {len(sentence)} characters. I take at most {MOST_SENTENCE}.",
                "Shorten it, or leave the line out.",
            )
    return DataTable(name, _labels(body), sentences=sentences)


def _labels(body: Sequence[TextLine]) -> tuple[str, ...]:
    if not ROWS[0] <= len(body) <= ROWS[1]:
        _refuse_size(str(len(body)))
    first_of: dict[str, TextLine] = {}
    for line in body:
        _check_class(line, first_of.setdefault(line.cells[-1].casefold(), line))
    labels = tuple(line.cells[-1] for line in body)
    if not CLASSES[0] <= len(first_of) <= CLASSES[1]:
        found = f"the class {_cut(labels[0])} only" if len(first_of) == 1 else f"{len(first_of)}"
        _refuse(
            f"I take {CLASSES[0]} to {CLASSES[1]} classes, and I see {found}.",
            "Check the last column: it names the class of each line.",
        )
    for line in first_of.values():
        if labels.count(line.cells[-1]) < LEAST_OF_A_CLASS:
            _refuse_line(
                line,
                f"It is the only one of the class “{_cut(line.cells[-1])}”.",
                "Give each class at least 2 lines, or leave this one out.",
            )
    return labels


def _check_class(line: TextLine, first: TextLine) -> None:
    label, known = line.cells[-1], first.cells[-1]
    if not label:
        _refuse_line(line, "The class in the last column is missing.", "Write it at the end.")
    if len(label) > MOST_CLASS:
        _refuse_line(
            line,
            f"The class “{_cut(label)}” has over {MOST_CLASS} characters.",
            "Use a shorter word for the class, at the end of the line.",
        )
    if label != known:
        _refuse_line(
            line,
            f"The class is written {_cut(label)}, but {_cut(known)} in line {first.number}.",
            "Write it in one way.",
        )


def _cut(text: str) -> str:
    return plain(shortened(text, 40))


def _refuse(wrong: str, remedy: str) -> NoReturn:
    raise TutorError(f"{wrong} {SAFE} {remedy}")


def _refuse_line(line: TextLine, wrong: str, remedy: str) -> NoReturn:
    _refuse(f"Line {line.number}: {wrong}", remedy)


def _refuse_size(found: str) -> NoReturn:
    _refuse(
        f"I take {ROWS[0]} to {ROWS[1]} lines of examples, and I see {found}.",
        "Add some lines, or leave some out.",
    )
