"""Names of people's choosing: told apart when cut, and in a legend below where they are long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.neural.kinds import Kind
from bot.plots.sheet import width_of
from bot.plots.style import BLACK, BLUE, GREY, SMALL, VERMILLION, Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.plots.sheet import Sheet
    from bot.plots.style import Box

EDGE, GAP, ROW = 24, 24, 27  # pixels
COLUMNS = (5, 4, 3, 2)
SMALLEST = 15.0  # size of words
COLOURS, SIGNS = (BLUE, VERMILLION), ("●■", "○□")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    words: str
    colour: str


def told_apart(sheet: Sheet, names: Sequence[str], size: float, room: float) -> list[str]:
    """Cut each name to at most `room` pixels; those that would look alike get their number."""
    cut = [sheet.fitted(name, size, room) for name in names]
    seen = Counter(cut)
    return [
        one if seen[one] == 1 else sheet.fitted(f"{place} {name}", size, room)
        for place, (one, name) in enumerate(zip(cut, names, strict=True), start=1)
    ]


def entries_of(kind: Kind, classes: Sequence[str]) -> tuple[LegendEntry, ...]:
    """Return each class with the signs or the number that its points have."""
    if kind is Kind.BINARY:
        told = zip(SIGNS, map(one_line, classes), COLOURS, strict=True)
        return tuple(LegendEntry(f"{signs} {name}", colour) for signs, name, colour in told)
    return numbered(classes)


def numbered(classes: Sequence[str]) -> tuple[LegendEntry, ...]:
    names = map(one_line, classes)
    return tuple(LegendEntry(f"{k} {name}", BLACK) for k, name in enumerate(names, start=1))


def one_line(name: str) -> str:
    return " ".join(name.split())


def fits_below(entries: Sequence[LegendEntry], room: float) -> bool:
    """Tell whether the entries can stand in one line of `room` pixels, each in its share of it."""
    share = room / max(1, len(entries))
    return all(width_of(entry.words, SMALL) <= share - 8 for entry in entries)


def write_line(
    sheet: Sheet, entries: Sequence[LegendEntry], middle: float, top: float, room: float
) -> None:
    """Write entries that fit into one line, each in the middle of its share."""
    share = room / max(1, len(entries))
    for place, entry in enumerate(entries):
        left = middle - room / 2 + share * (place + 0.5)
        sheet.write(entry.words, left, top, Ink(SMALL, entry.colour, across="center"))


def rows_height(entries: Sequence[LegendEntry], width: int) -> int:
    """Return the pixels that `write_rows` needs on a sheet of this width."""
    columns = _columns(entries, width)
    return ROW * -(-len(entries) // columns) + 8


def write_rows(sheet: Sheet, entries: Sequence[LegendEntry], top: float) -> None:
    """Write the entries in columns below `top`, row by row."""
    columns = _columns(entries, sheet.width)
    share = (sheet.width - 2 * EDGE) / columns
    for place, entry in enumerate(entries):
        row, column = divmod(place, columns)
        words = sheet.fitted(entry.words, SMALL, share - GAP)
        spot = EDGE + share * column, top + ROW * (row + 0.5)
        sheet.write(words, *spot, Ink(SMALL, entry.colour))


def _columns(entries: Sequence[LegendEntry], width: int) -> int:
    """Return the most columns in which no entry is cut, else the fewest."""
    widest = max(width_of(entry.words, SMALL) for entry in entries)
    fitting = [one for one in COLUMNS if (width - 2 * EDGE) / one - GAP >= widest]
    return min(fitting[0] if fitting else COLUMNS[-1], len(entries))


def write_small(sheet: Sheet, words: str, top: float) -> None:
    """Write one line over the whole width, smaller where it needs more room, and cut if need be."""
    room = sheet.width - 40
    size = sheet.sized(words, SMALL, room, SMALLEST)
    sheet.write(sheet.fitted(words, size, room), 20, top, Ink(size, GREY))


def write_note(sheet: Sheet, panel: Box, words: str) -> None:
    """Write words in the middle of a panel, on white with a frame, over what is drawn there."""
    size = sheet.sized(words, SMALL, panel.width - 24)
    half = round(sheet.width_of(words, size) / 2) + 8
    middle, row = panel.left + panel.width // 2, panel.top + panel.height // 2
    for grow, colour in ((2, 0), (0, 255)):
        across = slice(middle - half - grow, middle + half + grow)
        sheet.pixels[row - 17 - grow : row + 17 + grow, across] = colour
    sheet.write(words, middle, row, Ink(size, across="center"))
