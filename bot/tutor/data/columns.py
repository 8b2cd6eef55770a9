"""What the columns of a grid are: numbers in one writing all through, dates, words, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.data.grid import TEXT_HEADS
from bot.tutor.data.readings import NumberReading, is_date, is_missing, worn_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.data.grid import Grid

PLAINLY = NumberReading()


class ColumnKind(StrEnum):
    NUMBERS = "numbers"
    DATES = "dates"
    WORDS = "words"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Column:
    """`reading` is how its numbers are read, if it has any.

    `either` says that all of them could be read with the other decimal sign too, and would then be
    other numbers. `example` is a cell that shows how they are read; "" where they are plain.
    """

    name: str
    kind: ColumnKind
    cells: tuple[str, ...]
    reading: NumberReading = PLAINLY
    either: bool = False
    example: str = ""

    @property
    def numbers(self) -> tuple[float | None, ...]:
        return tuple(map(self.reading.read, self.cells))


def columns_of(grid: Grid, commas: Mapping[int, bool]) -> tuple[Column, ...]:
    """Say what each column is. `commas` are the decimal signs that a person chose, by column.

    Where a column leaves open which sign it uses, the others of the table decide; else a comma
    parts thousands and a point begins decimals.
    """
    found = [_column(name, grid.column(place)) for place, name in enumerate(grid.names)]
    signs = {
        column.reading.comma for column in found if not column.either and _shows_decimals(column)
    }
    comma = signs == {True}
    return tuple(
        _read_with(column, commas.get(place, comma if column.either else column.reading.comma))
        for place, column in enumerate(found)
    )


def _column(name: str, cells: tuple[str, ...]) -> Column:
    told = [cell for cell in cells if not is_missing(cell)]
    if not told:
        empty = not any(cells)
        return Column(name, ColumnKind.EMPTY if empty else ColumnKind.WORDS, cells)
    before, after = worn_by(told)
    point, comma = NumberReading(False, before, after), NumberReading(True, before, after)
    by_point, by_comma = [*map(point.read, told)], [*map(comma.read, told)]
    fits = [sum(number is not None for number in numbers) for numbers in (by_point, by_comma)]
    dates = sum(map(is_date, told))
    if 2 * dates > len(told) and dates > max(fits):
        return Column(name, ColumnKind.DATES, cells)
    if 2 * max(fits) <= len(told) or (name.casefold() in TEXT_HEADS and max(fits) < len(cells)):
        return Column(name, ColumnKind.WORDS, cells)
    reading = comma if fits[1] > fits[0] else point
    either = fits[0] == fits[1] and by_point != by_comma
    return Column(name, ColumnKind.NUMBERS, cells, reading, either)


def _shows_decimals(column: Column) -> bool:
    """Whether a column of numbers says which decimal sign it uses."""
    other = replace(column.reading, comma=not column.reading.comma)
    return column.kind is ColumnKind.NUMBERS and column.numbers != tuple(
        map(other.read, column.cells)
    )


def _read_with(column: Column, comma: bool) -> Column:
    if column.kind is not ColumnKind.NUMBERS:
        return column
    reading = replace(column.reading, comma=comma)
    return replace(column, reading=reading, example=_example(column.cells, reading))


def _example(cells: Sequence[str], reading: NumberReading) -> str:
    """Return the first cell whose number is not what a program would read off at once."""
    for cell in cells:
        value = reading.read(cell)
        if value is not None and cell != _plain(cell, value):
            return cell
    return ""


def _plain(cell: str, value: float) -> str:
    try:
        return cell if float(cell) == value else ""
    except ValueError:
        return ""
