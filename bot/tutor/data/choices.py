"""What a person chose in a dry run, and what is chosen for them until they do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.data.columns import Column, ColumnKind, columns_of
from bot.tutor.data.grid import (
    CLASS_HEADS,
    INDEX_HEADS,
    LABEL_HEADS,
    MOST_CLASSES,
    TEXT_HEADS,
    VALUE_HEADS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.data.grid import Grid


class Learned(StrEnum):
    """What is learned: which class a line belongs to, or which number it has."""

    CLASSES = "classes"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose; None and nothing is left to Nudge. Columns are counted from 0.

    `label` is the column to be predicted, `used` are those to learn from, `commas` says of columns
    whether a comma begins their decimals. `skips` leaves out lines that have something wrong.
    """

    label: int | None = None
    used: tuple[int, ...] | None = None
    commas: tuple[tuple[int, bool], ...] = ()
    answers: Learned | None = None
    skips: bool = False

    def with_label(self, label: int) -> Choices:
        """Predict another column; it is learned from no longer, and is read anew."""
        used = None if self.used is None else tuple(k for k in self.used if k != label)
        return replace(self, label=label, used=used or None, answers=None)

    def turned(self, place: int, comma: bool) -> Choices:
        commas = {**dict(self.commas), place: comma}
        return replace(self, commas=tuple(sorted(commas.items())))


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """How a grid is read. `label` is the column to be predicted, `used` those to learn from.

    `text` says that the one used holds sentences. `could_switch` says that the label could be read
    as numbers and as classes.
    """

    columns: tuple[Column, ...]
    label: int
    used: tuple[int, ...]
    text: bool
    answers: Learned
    could_switch: bool

    @property
    def answer(self) -> Column:
        return self.columns[self.label]


def plan_of(grid: Grid, choices: Choices) -> ReadingPlan:
    """Fill in what was not chosen."""
    columns = columns_of(grid, dict(choices.commas))
    places = range(len(columns))
    chosen = choices.label
    label = chosen if chosen is not None and chosen in places else _label_in(columns)
    asked = [k for k in choices.used or () if k in places and k != label]
    used = tuple(asked) or _used_in(columns, label)
    text = bool(used) and all(columns[k].kind is ColumnKind.WORDS for k in used)
    found, could_switch = _answers_in(columns[label])
    answers = choices.answers if choices.answers and could_switch else found
    return ReadingPlan(columns, label, used, text, answers, could_switch)


def _label_in(columns: Sequence[Column]) -> int:
    """Take the column that is named so, else the last, as people are asked to bring it.

    Only where the last holds many numbers or sentences, and the first is the one with the names of
    some classes, it is the first.
    """
    last = len(columns) - 1
    names = [column.name.casefold() for column in columns]
    named = [k for k, name in enumerate(names) if name in LABEL_HEADS | VALUE_HEADS]
    if names[last] in CLASS_HEADS | VALUE_HEADS or len(named) == 1:
        return last if names[last] in CLASS_HEADS | VALUE_HEADS else named[0]
    some = [k for k, column in enumerate(columns) if _names_classes(column)]
    kind = columns[last].kind
    is_many = kind is ColumnKind.WORDS or _answers_in(columns[last])[0] is Learned.NUMBERS
    is_none = kind in {ColumnKind.DATES, ColumnKind.EMPTY}
    if len(some) == 1 and (is_none or (some == [0] and is_many)):
        return some[0]
    return last


def _names_classes(column: Column) -> bool:
    counts = Counter(cell.casefold() for cell in column.cells)
    return column.kind is ColumnKind.WORDS and 2 <= len(counts) <= min(
        MOST_CLASSES, len(column.cells) // 2
    )


def _used_in(columns: Sequence[Column], label: int) -> tuple[int, ...]:
    """Take all columns of numbers; where they only count the lines, the one of sentences."""
    others = [k for k in range(len(columns)) if k != label]
    numbers = [k for k in others if columns[k].kind is ColumnKind.NUMBERS]
    words = [k for k in others if columns[k].kind is ColumnKind.WORDS]
    named = [k for k in words if columns[k].name.casefold() in TEXT_HEADS]
    if named or (words and all(counts_lines(columns[k]) for k in numbers)):
        return (max(named or words, key=lambda k: sum(map(len, columns[k].cells))),)
    return tuple(numbers)


def counts_lines(column: Column) -> bool:
    """Whether a column holds the numbers of the lines, or is named so and says no number twice."""
    numbers = column.numbers
    if not numbers or None in numbers or len(set(numbers)) < len(numbers):
        return False
    steps = {(after or 0) - (before or 0) for before, after in pairwise(numbers)}
    named = column.name.casefold() in INDEX_HEADS or column.name.casefold().endswith((" id", "_id"))
    return named or (steps in ({1.0}, {-1.0}))


def _answers_in(column: Column) -> tuple[Learned, bool]:
    """Return whether a column tells classes or numbers, and whether it could be either."""
    numbers = column.numbers
    if column.kind is not ColumnKind.NUMBERS or None in numbers:
        few = len({cell.casefold() for cell in column.cells}) <= MOST_CLASSES
        return (
            Learned.CLASSES if few or column.kind is not ColumnKind.NUMBERS else Learned.NUMBERS,
            False,
        )
    counts = Counter(numbers)
    if not 2 <= len(counts) <= MOST_CLASSES:
        return Learned.NUMBERS, False
    name = column.name.casefold()
    whole = all(number is not None and number.is_integer() for number in counts)
    repeated = len(counts) == 2 or min(counts.values()) > 1
    classes = name in CLASS_HEADS or (name not in VALUE_HEADS and whole and repeated)
    return (Learned.CLASSES if classes else Learned.NUMBERS), True
