"""What the columns of a grid are: numbers in one writing all through, dates, words, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.data.grid import SENTENCE, TEXT_HEADS
from bot.tutor.data.readings import PLAIN, NumberReading, is_date, is_missing, worn_by

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

    `numbers` are those of `cells`, None where there is none. `either` says that all of them could
    be read with the other decimal sign too, and would then be other numbers. `example` is a cell
    that shows how they are read; "" where they are plain.
    """

    name: str
    kind: ColumnKind
    cells: tuple[str, ...]
    reading: NumberReading = PLAINLY
    either: bool = False
    example: str = ""
    numbers: tuple[float | None, ...] = ()


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
    dates = sum(map(is_date, told)) if max(fits) < len(told) else 0
    if 2 * dates > len(told) and dates > max(fits):
        return Column(name, ColumnKind.DATES, cells)
    if 2 * max(fits) <= len(told) or _holds_text(name, cells, max(fits)):
        return Column(name, ColumnKind.WORDS, cells)
    reading = comma if fits[1] > fits[0] else point
    either = fits[0] == fits[1] and by_point != by_comma
    return Column(name, ColumnKind.NUMBERS, cells, reading, either)


def _holds_text(name: str, cells: Sequence[str], numbers: int) -> bool:
    """Whether a column is said to hold text, and cannot be numbers by mistake.

    What is called "sentence" is never numbers: so sentences are written here.
    """
    said = name.casefold() in TEXT_HEADS
    return said and (numbers < len(cells) or name.casefold() == SENTENCE)


def _shows_decimals(column: Column) -> bool:
    """Whether a column of numbers says which decimal sign it uses."""
    read, other = column.reading.read, replace(column.reading, comma=not column.reading.comma).read
    return column.kind is ColumnKind.NUMBERS and any(read(c) != other(c) for c in column.cells)


def _read_with(column: Column, comma: bool) -> Column:
    if column.kind is not ColumnKind.NUMBERS:
        return column
    reading = replace(column.reading, comma=comma)
    numbers = tuple(map(reading.read, column.cells))
    example = _example(column.cells, numbers)
    if column.either and not example:  # plain to a program, and still it may be meant otherwise
        other = replace(reading, comma=not comma)
        example = next((c for c in column.cells if reading.read(c) != other.read(c)), "")
    return replace(column, reading=reading, numbers=numbers, example=example)


def _example(cells: Sequence[str], numbers: Sequence[float | None]) -> str:
    """Return the first cell whose number is not what a program would read off at once."""
    pairs = zip(cells, numbers, strict=True)
    return next((cell for cell, number in pairs if number is not None and not _is_plain(cell)), "")


def _is_plain(cell: str) -> bool:
    return cell.isascii() and PLAIN.fullmatch(cell) is not None
