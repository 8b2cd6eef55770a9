"""A table as it was brought: names of columns and lines of cells, before anything is read in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.data.cells import lines_of, separator_name
from bot.tutor.data.naming import MOST_NAME, SAFE
from bot.tutor.data.problems import cut
from bot.tutor.data.readings import is_missing, is_number_like
from bot.tutor.errors import TutorError
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.data.cells import TextLines

MOST_ROWS, MOST_COLUMNS, MOST_CLASSES = 500, 25, 10
SENTENCE = "sentence"
TEXT_HEADS = {
    *(SENTENCE, "sentences", "text", "texts", "message", "messages", "example", "examples"),
    *("comment", "tweet", "review"),
}
LABEL_HEADS = {"class", "classes", "label", "labels", "target", "species"}
CLASS_HEADS = LABEL_HEADS | {"category", "kind", "type", "group"}
"""The latter are often names of other columns too, so they count at the end of a line only."""
VALUE_HEADS = {"value", "values"}
INDEX_HEADS = {"id", "ids", "index", "row", "row id", "nr", "no."}


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line. `number` is that of the file; a line may have too few or too many cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """`names` are those of the columns; `named` says that the first line gave them.

    `notes` are sentences about what was put right while the text was cut.
    """

    names: tuple[str, ...]
    lines: tuple[GridLine, ...]
    named: bool
    separator: str = "a comma"
    notes: tuple[str, ...] = ()

    def column(self, place: int) -> tuple[str, ...]:
        """Return the cells of a column, in the lines that have it."""
        return tuple(line.cells[place] for line in self.lines if place < len(line.cells))


def grid_of(text: str) -> Grid:
    """Cut a text into a grid. Raise TutorError where there is none, or far too much."""
    read = lines_of(text, MOST_ROWS + 2)
    lines = [GridLine(line.number, line.cells) for line in read.lines]
    if not lines:
        raise TutorError(
            f"There is nothing in it. {SAFE} Write one example a line, with its class at the end: "
            "`See you soon!; casual`."
        )
    if len(lines) > MOST_ROWS + 1:
        raise TutorError(
            f"I take 4 to {MOST_ROWS} lines of examples, and I see more than {MOST_ROWS}. {SAFE} "
            "Leave some out: any that are picked by chance will do."
        )
    lines, notes = _without_title(lines)
    if len(lines[0].cells) < 2 or max(len(line.cells) for line in lines) < 2:
        raise TutorError(
            f"Line {lines[0].number}: I see one column only: “{cut(lines[0].cells[0])}”. {SAFE} "
            f"End the line with {separator_name(read.separator)} and its class, as in "
            f"`{_example(read.separator)}`."
        )
    if _are_sentences(lines):
        lines = _as_sentences(read)
    grid = _named(lines, separator_name(read.separator))
    return replace(grid, notes=(*notes, *grid.notes))


def _without_title(lines: list[GridLine]) -> tuple[list[GridLine], tuple[str, ...]]:
    """Leave out a line above the table that holds one cell, where all others hold more."""
    first = [cell for cell in lines[0].cells if cell]
    if len(first) != 1 or len(lines) < 3 or min(len(line.cells) for line in lines[1:]) < 3:
        return lines, ()
    note = f"Line {lines[0].number}, “{cut(first[0])}”, stands above the table and is left out."
    return lines[1:], (note,)


def _example(separator: str) -> str:
    return f"See you soon!{separator}{'' if separator == chr(9) else ' '}casual"


def _usual_width(lines: Sequence[GridLine]) -> int:
    """Return how many cells most lines have, without those at the end that no line fills."""
    widths = Counter(len(line.cells) for line in lines)
    width = max(2, max(widths, key=lambda cells: widths[cells]))
    while width > 2 and not any(
        line.cells[width - 1] for line in lines if len(line.cells) >= width
    ):
        width -= 1
    return width


def _are_sentences(lines: Sequence[GridLine]) -> bool:
    """Whether separators stand inside sentences, so that the cells are no columns."""
    width = _usual_width(lines)
    alike = sum(_fits(line, width) for line in lines)
    known = _known_heads(lines[0].cells)
    if len(lines[0].cells) == 2 and known == 2:
        return width > 2 or alike < len(lines)
    if width == 2 and alike == len(lines):
        return False
    body = lines[1:] or lines
    cells = [cell for line in body for cell in line.cells[:-1]]
    has_columns = 2 * sum(map(is_number_like, cells)) > len(cells)
    if has_columns or (known and 3 * alike > 2 * len(lines)):
        return False
    return alike < len(lines) or not _has_number_column(body, width)


def _fits(line: GridLine, width: int) -> bool:
    return len(line.cells) >= width and not any(line.cells[width:])


def _known_heads(cells: Sequence[str]) -> int:
    known = TEXT_HEADS | CLASS_HEADS | VALUE_HEADS | INDEX_HEADS
    return sum(cell.casefold() in known for cell in cells)


def _has_number_column(lines: Sequence[GridLine], width: int) -> bool:
    return any(_mostly_numbers([line.cells[place] for line in lines]) for place in range(width))


def _mostly_numbers(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if not is_missing(cell)]
    return 2 * sum(map(is_number_like, told)) > len(told)


def _as_sentences(read: TextLines) -> list[GridLine]:
    """Take the last cell for the class and all before it for the sentence, or the first if so."""
    several = [line for line in read.lines if len(line.parts) > 1]
    ends = {read.without_last(line)[1].casefold() for line in several}
    begins = {read.without_first(line)[0].casefold() for line in several}
    behind = 2 * len(begins) <= len(several) < 2 * len(ends) and len(begins) <= MOST_CLASSES + 1
    pair_of = read.without_first if behind else read.without_last
    return [
        GridLine(line.number, pair_of(line) if len(line.parts) > 1 else line.cells)
        for line in read.lines
    ]


def _named(lines: list[GridLine], separator: str) -> Grid:
    """Find the names of the columns, and drop empty cells at the ends of lines."""
    width = _usual_width(lines)
    ends = any(len(line.cells) > width and not any(line.cells[width:]) for line in lines)
    lines = [
        GridLine(line.number, line.cells[:width] if _fits(line, width) else line.cells)
        for line in lines
    ]
    notes = (
        ("Separators at the ends of lines, with nothing after them, are left out.",) if ends else ()
    )
    head, body = lines[0], lines[1:]
    if len(head.cells) == width - 1 and _names_columns(("row", *head.cells), body):
        head = GridLine(head.number, ("row", *head.cells))  # as R writes it
    if len(head.cells) == width and _names_columns(head.cells, body):
        names, more = _tidy(head.cells)
        return Grid(names, tuple(body), True, separator, (*notes, *more))
    names = (*(f"x{place}" for place in range(1, width)), "last column")
    if width == 2 and not _mostly_numbers([line.cells[0] for line in lines]):
        names = (SENTENCE, "last column")
    return Grid(names, tuple(lines), False, separator, notes)


def _names_columns(head: Sequence[str], body: Sequence[GridLine]) -> bool:
    """Whether the first line holds names: they stand over numbers, are known, or are no class."""
    last = Counter(line.cells[-1] for line in body)
    if head[-1].casefold() in CLASS_HEADS | VALUE_HEADS and head[-1] not in last:
        return True
    columns = [[line.cells[k] for line in body if k < len(line.cells)] for k in range(len(head))]
    over_numbers = [
        head[k] for k, cells in enumerate(columns) if head[k] and _mostly_numbers(cells)
    ]
    if over_numbers:
        return 2 * sum(map(is_number_like, over_numbers)) < len(over_numbers)
    if known := _known_heads(head):
        return len(head) > 2 or known == 2 or head[-1] not in last
    several = 2 <= len(last) <= MOST_CLASSES and min(last.values()) > 1
    return several and head[-1] not in last


def _tidy(head: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give every column a name of its own, and say where that changed one.

    Only the last may be called "class" although another is: that is what a file written here says.
    """
    names: list[str] = []
    notes: list[str] = []
    for place, cell in enumerate(head, 1):
        name = shortened(cell, MOST_NAME) or f"x{place}"
        predicted = place == len(head) and cell.casefold() in CLASS_HEADS | VALUE_HEADS
        taken = set() if predicted else {known.casefold() for known in names}
        number = 2
        while name.casefold() in taken:
            name = f"{cell[: MOST_NAME - 4] or 'x'} {number}"
            number += 1
        if cell and name != cell:
            notes.append(f"A column named “{cut(cell)}” is called “{cut(name)}” here.")
        names.append(name)
    return tuple(names), tuple(notes)
