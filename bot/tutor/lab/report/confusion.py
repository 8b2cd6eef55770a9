"""A confusion matrix as plain text of at most 34 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.report.text_tables import COLUMNS, cut, table_text

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_CLASSES = 10
LEAST_NAME = 8  # columns; names cut shorter than this are told below the matrix
HEADING = "Test points. Row: true class,\ncolumn: predicted class"


def confusion_text(classes: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    """Write the matrix, or how many of each class were correct where it is too wide.

    Rows of `counts` are the true classes, columns the predicted ones. Without classes, or with more
    than 10, the text is empty.
    """
    if not 0 < len(counts) <= MOST_CLASSES:
        return ""
    width = max(len(str(count)) for row in counts for count in row) + 1
    if COLUMNS - width * len(classes) < 3:
        return _correct_of_each(classes, counts)
    names, heads = _names(classes, width)
    width = max(width, max(map(len, heads)) + 1)
    label = max(map(len, names))
    lines = [" " * label + "".join(head.rjust(width) for head in heads)]
    for name, row in zip(names, counts, strict=True):
        lines.append(name.ljust(label) + "".join(str(count).rjust(width) for count in row))
    return "\n".join([HEADING, *lines, *_key(classes, names)])


def _key(classes: Sequence[str], names: Sequence[str]) -> list[str]:
    """Say what the numbers of the rows stand for, where they have no room for a name."""
    if any(not name.isdecimal() for name in names) or list(names) == list(classes):
        return []
    return [cut(f"{k}: {name}", COLUMNS) for k, name in zip(names, classes, strict=True)]


def _names(classes: Sequence[str], width: int) -> tuple[list[str], list[str]]:
    """Name the rows and the columns, by numbers where the classes' names are too long for both."""
    names = [cut(name, COLUMNS) for name in classes]
    longest = max(map(len, names))
    if longest + max(width, longest + 1) * len(names) <= COLUMNS:
        return names, names
    heads = [str(k) for k in range(1, len(names) + 1)]
    left = COLUMNS - max(width, len(heads[-1]) + 1) * len(names)
    if left < LEAST_NAME:
        return heads, heads
    return [cut(f"{k} {name}", left) for k, name in zip(heads, names, strict=True)], heads


def _correct_of_each(classes: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    rows = [
        (name, f"{row[k]} of {sum(row)}")
        for k, (name, row) in enumerate(zip(classes, counts, strict=True))
    ]
    return "Test points right, by class\n" + table_text(rows)
