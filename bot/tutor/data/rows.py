"""The lines of a grid as rows of a table, each checked, with all that is wrong in any of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.choices import Learned
from bot.tutor.data.columns import ColumnKind
from bot.tutor.data.grid import MOST_CLASSES
from bot.tutor.data.problems import DataProblem, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.data.choices import ReadingPlan
    from bot.tutor.data.columns import Column
    from bot.tutor.data.grid import Grid, GridLine

MOST_ALONE = 3  # that are named one by one
LEAST_OF_A_CLASS, MOST_CLASS, MOST_SENTENCE, MOST_VALUE = 2, 20, 300, 1e9


@dataclass(frozen=True, slots=True)
class DataRow:
    """A line that could be read: its numbers or its sentence, and its class or its value."""

    line: int
    numbers: tuple[float, ...]
    sentence: str
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class ReadRows:
    """`rows` are those without a problem, and `problems` say what is wrong in the other lines.

    `classes` are those of all lines that may become rows. `merged` are ways to write a class that
    count as another: (what was written, its class).
    """

    rows: tuple[DataRow, ...]
    problems: tuple[DataProblem, ...]
    classes: frozenset[str]
    merged: tuple[tuple[str, str], ...]


def read_rows(grid: Grid, plan: ReadingPlan, *, skips: bool) -> ReadRows:
    """Read every line as planned. `skips`: lines with a problem will not be mended."""
    names, merged = _class_names(plan)
    full = next((line for line in grid.lines if len(line.cells) == len(grid.names)), None)
    wrong = {line.number: [*_wrong_in(grid, plan, line, full)] for line in grid.lines}
    good = [line for line in grid.lines if not wrong[line.number]]
    counted = good if skips else [line for line in grid.lines if len(line.cells) > plan.label]
    labels = {line.number: names.get(line.cells[plan.label], "") for line in counted}
    counts = Counter(label for label in labels.values() if label)
    # A line with too few cells may hold another one of a class.
    told = 1 < len(counts) <= MOST_CLASSES and (
        skips or all(len(line.cells) == len(grid.names) for line in grid.lines)
    )
    alone = [line for line in counted if told and counts[labels[line.number]] == 1]
    single = {line.number: _alone(line, labels[line.number]) for line in alone}
    if len(single) > MOST_ALONE and not skips:
        few = _many_alone(plan, len(single), len(counts))
        single = dict.fromkeys(single, few)
    rows = tuple(_row(plan, line, names) for line in good if line.number not in single)
    problems = (
        *(one for line in grid.lines for one in wrong[line.number]),
        *dict.fromkeys(single.values()),
    )
    left = frozenset(row.label for row in rows) if skips else frozenset(counts)
    return ReadRows(rows, problems, left - {""}, merged)


def _class_names(plan: ReadingPlan) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Give each way to write a class its name, and tell which ways were taken for another.

    The same number is one class however it is written, and so is the same word in capitals or not.
    """
    if plan.answers is Learned.NUMBERS:
        return {}, ()
    column = plan.answer
    counts = Counter(cell for cell in column.cells if cell)
    groups: dict[str, list[str]] = {}
    for cell in counts:
        groups.setdefault(_folded(column, cell), []).append(cell)
    names: dict[str, str] = {}
    for written in groups.values():
        name = _best(column, written, counts)
        names.update(dict.fromkeys(written, name))
    return names, tuple((cell, name) for cell, name in names.items() if cell != name)


def _folded(column: Column, cell: str) -> str:
    number = column.reading.read(cell)
    return cell.casefold() if number is None else repr(number + 0.0)


def _best(column: Column, written: Sequence[str], counts: Counter[str]) -> str:
    if column.reading.read(written[0]) is not None:
        return min(written, key=len)
    return max(written, key=lambda cell: counts[cell])


def _wrong_in(
    grid: Grid, plan: ReadingPlan, line: GridLine, full: GridLine | None
) -> Iterator[DataProblem]:
    width = len(grid.names)
    if len(line.cells) != width:
        yield _ragged(line, width, full)
        return
    if not plan.text:
        yield from (
            problem
            for place in plan.used
            if plan.columns[place].kind is ColumnKind.NUMBERS
            for problem in _wrong_number(plan.columns[place], line, line.cells[place])
        )
    else:
        yield from _wrong_sentence(line, line.cells[plan.used[0]])
    if plan.answers is Learned.NUMBERS:
        yield from _wrong_number(plan.answer, line, line.cells[plan.label])
    else:
        yield from _wrong_class(line, line.cells[plan.label], last=plan.label == width - 1)


def _ragged(line: GridLine, width: int, full: GridLine | None) -> DataProblem:
    several = len(line.cells)
    if several == 1:
        wrong = f"I see one column only: “{cut(line.cells[0])}”."
        return DataProblem(line.number, wrong, "Give it its class, or leave the line out.")
    as_in = f"line {full.number} has {width}" if full else f"there are {width} names"
    return DataProblem(
        line.number,
        f"It has {several} columns, but {as_in}.",
        "Give every line the same number of columns.",
    )


def _wrong_number(column: Column, line: GridLine, cell: str) -> Iterator[DataProblem]:
    value = column.reading.read(cell)
    if value is None:
        worn = f"{column.reading.before}1.5{column.reading.after}"
        example = worn.replace(".", ",") if column.reading.comma else worn
        yield DataProblem(
            line.number,
            f"“{cut(cell)}” is not a number{_here(column)}." if cell else "A number is missing.",
            f"Write a number such as {cut(example)} for {cut(column.name)}, or leave the line out.",
        )
    elif not abs(value) <= MOST_VALUE:
        yield DataProblem(
            line.number,
            f"“{cut(cell)}” is too large.",
            "Use numbers between minus and plus one thousand million.",
        )


def _here(column: Column) -> str:
    """Say how the others of a column are written, where that is not plain."""
    reading = column.reading
    if reading.before or reading.after:
        return f" with {cut(reading.before or reading.after)} as the others are"
    return " with a decimal comma as the others are" if reading.comma else ""


def _wrong_sentence(line: GridLine, sentence: str) -> Iterator[DataProblem]:
    if not sentence:
        yield DataProblem(line.number, "The sentence is missing.", "Write one before the class.")
    if len(sentence) > MOST_SENTENCE:
        yield DataProblem(
            line.number,
            f"The sentence has {len(sentence)} characters. I take at most {MOST_SENTENCE}.",
            "Shorten it, or leave the line out.",
        )


def _wrong_class(line: GridLine, label: str, *, last: bool) -> Iterator[DataProblem]:
    if not label:
        where, mend = (" in the last column", "at the end") if last else ("", "in its column")
        yield DataProblem(line.number, f"The class{where} is missing.", f"Write it {mend}.")
    if len(label) > MOST_CLASS:
        yield DataProblem(
            line.number,
            f"The class “{cut(label)}” has over {MOST_CLASS} characters.",
            "Use a shorter word for the class.",
        )


def _row(plan: ReadingPlan, line: GridLine, names: dict[str, str]) -> DataRow:
    cells = line.cells
    read = (plan.columns[place].reading.read(cells[place]) for place in plan.used)
    numbers = () if plan.text else tuple(number + 0.0 for number in read if number is not None)
    sentence = cells[plan.used[0]] if plan.text else ""
    if plan.answers is Learned.NUMBERS:
        value = plan.answer.reading.read(cells[plan.label]) or 0.0
        return DataRow(line.number, numbers, sentence, "", value)
    return DataRow(line.number, numbers, sentence, names[cells[plan.label]], 0.0)


def _many_alone(plan: ReadingPlan, alone: int, classes: int) -> DataProblem:
    return DataProblem(
        0,
        f"{alone} of {classes} classes in {cut(plan.answer.name)} have one line only.",
        f"Give each class at least {LEAST_OF_A_CLASS} lines, or predict another column.",
    )


def _alone(line: GridLine, label: str) -> DataProblem:
    return DataProblem(
        line.number,
        f"It is the only one of the class “{cut(label)}”.",
        f"Give each class at least {LEAST_OF_A_CLASS} lines, or leave this one out.",
    )
