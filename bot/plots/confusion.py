"""The confusion matrix: how often each class of the test points was predicted as each class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.legend import numbered, one_line
from bot.plots.sheet import width_of
from bot.plots.style import BLACK, GREY, SMALL, Box, Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.plots.legend import LegendEntry
    from bot.plots.sheet import Sheet
    from bot.trainings.numbers import RunNumbers

BLUE, VERMILLION = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)
EMPTY = [244, 244, 244]  # grey of a cell without points
DARKEST = 0.9  # share of ink, 0 to 1, in a cell that holds its whole row
NAMES = 100  # pixels left of the panel for the names of the classes


def draw_confusion(sheet: Sheet, panel: Box, run: RunNumbers) -> None:
    """Draw counts in cells: correct ones blue on the diagonal, mistakes vermillion beside it.

    The larger the share of its row in a cell, the stronger its colour.
    """
    total = sum(map(sum, run.confusion))
    correct = sum(row[k] for k, row in enumerate(run.confusion))
    for k, row in enumerate(run.confusion):
        for said, count in enumerate(row):
            _fill(sheet, _cell(panel, len(row), k, said), (k == said, count, max(1, sum(row))))
    middle = panel.left + panel.width / 2
    words = f"on the diagonal: right, {correct} of {total}"
    sheet.write(words, middle, panel.bottom + 26, Ink(SMALL, across="center"))


def _cell(panel: Box, classes: int, row: int, column: int) -> Box:
    edges = [round(k * panel.width / classes) for k in range(classes + 1)]
    left, top = edges[column], edges[row]
    width, height = edges[column + 1] - left - 2, edges[row + 1] - top - 2
    return Box(panel.left + left, panel.top + top, width, height)


def _fill(sheet: Sheet, cell: Box, what: tuple[bool, int, int]) -> None:
    is_right, count, of_row = what
    strength = DARKEST * count / of_row
    ink = BLUE if is_right else VERMILLION
    colour = [round(255 + (0.05 + strength) * (part - 255)) for part in ink] if count else EMPTY
    sheet.pixels[cell.top : cell.bottom, cell.left : cell.right] = colour
    words = Ink(SMALL, "white" if strength > 0.6 else BLACK, across="center")
    if count or cell.width > 60:
        place = cell.left + cell.width / 2, cell.top + cell.height / 2
        sheet.write(str(count), *place, words)


def write_classes(sheet: Sheet, panel: Box, names: Sequence[str]) -> None:
    """Write the classes at the rows and columns; the columns get numbers where names are long.

    Where a name has no room at its row, the rows get numbers too: see `long_rows`.
    """
    side, names = panel.width / len(names), [one_line(name) for name in names]
    by_number = any(sheet.width_of(name, SMALL) > side - 2 for name in names)
    rows = [entry.words for entry in numbered(names)] if by_number else names
    if long_rows(panel, names):
        rows = [str(k + 1) for k in range(len(names))]
    for k, name in enumerate(names):
        middle = (k + 0.5) * side
        head = str(k + 1) if by_number else name
        sheet.write(head, panel.left + middle, panel.top - 16, Ink(SMALL, across="center"))
        sheet.write(rows[k], panel.left - 10, panel.top + middle, Ink(SMALL, across="right"))
    above = panel.top - 44
    sheet.write("told as →", panel.left, above, Ink(SMALL, GREY))
    sheet.write("truth ↓", panel.left - 10, above, Ink(SMALL, GREY, across="right"))


def long_rows(panel: Box, names: Sequence[str]) -> tuple[LegendEntry, ...]:
    """Return what a legend must tell: the classes by number, if a row has no room for its own."""
    side, names = panel.width / len(names), [one_line(name) for name in names]
    if all(width_of(name, SMALL) <= side - 2 and width_of(name, SMALL) <= NAMES for name in names):
        return ()
    entries = numbered(names)
    return () if all(width_of(one.words, SMALL) <= NAMES for one in entries) else entries
