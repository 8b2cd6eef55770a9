"""What a dry run notices: columns that give the answer away or teach nothing, and small parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.trainings.shares import first_part
from bot.trainings.spec import TrainingSpec
from bot.tutor.data.characters import has_words
from bot.tutor.data.choices import Learned, counts_lines
from bot.tutor.data.columns import ColumnKind
from bot.tutor.data.problems import cut
from bot.tutor.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.data.choices import ReadingPlan
    from bot.tutor.data.columns import Column
    from bot.tutor.data.grid import Grid
    from bot.tutor.data.rows import DataRow, ReadRows

MOST_NAMED = 4
LEAST_TOLD = 4  # rows, below which nothing is said of their numbers
LEAST_IN_ORDER = 8  # fewer numbers are in order by chance
SAME_LINE = 1e-9  # of the spread: what two columns on one straight line may differ by


@dataclass(frozen=True, slots=True)
class Notice:
    """A finished sentence. `drop` is the column that could be left out for it, or None."""

    words: str
    drop: int | None = None


def noticed(grid: Grid, plan: ReadingPlan, read: ReadRows) -> tuple[Notice, ...]:
    """Tell what a person should know before keeping this data."""
    return (
        *_of_columns(plan, read.rows),
        *_left_out(plan),
        *_of_classes(plan, read),
        *_of_sentences(plan, read.rows),
        *(Notice(note) for note in grid.notes),
    )


def _of_columns(plan: ReadingPlan, rows: Sequence[DataRow]) -> Iterator[Notice]:
    if plan.text or len(rows) < LEAST_TOLD or len(rows[0].numbers) != len(plan.used):
        return
    for place, k in enumerate(plan.used):
        column, numbers = plan.columns[k], [row.numbers[place] for row in rows]
        words = _of_numbers(plan, column, numbers, rows)
        if words:
            yield Notice(words, k if len(plan.used) > 1 else None)


def _of_numbers(
    plan: ReadingPlan, column: Column, numbers: Sequence[float], rows: Sequence[DataRow]
) -> str:
    """Return what is to be said of one column of numbers; "" where there is nothing."""
    name = cut(column.name)
    if len(set(numbers)) == 1:
        return f"**{name}** is the same in every line, so it teaches nothing."
    others = len(plan.used) > 1
    if counts_lines(column) and (others or plan.answers is Learned.CLASSES):
        return f"**{name}** numbers the lines. {_in_order(plan, numbers, rows)}"
    told = _given_away(plan, name, numbers, rows)
    if not told and others and len(rows) >= LEAST_IN_ORDER and _goes_one_way(numbers):
        return f"**{name}** only goes one way from line to line. {_in_order(plan, numbers, rows)}"
    return told


def _given_away(
    plan: ReadingPlan, name: str, numbers: Sequence[float], rows: Sequence[DataRow]
) -> str:
    if plan.answers is Learned.CLASSES:
        if _tells_class(numbers, [row.label for row in rows]):
            return f"**{name}** may give the answer away: it has one number for each class."
    elif _on_a_line(numbers, [row.value for row in rows]):
        return (
            f"**{name}** gives the answer away: it is {cut(plan.answer.name)} itself, or the same "
            "in another unit."
        )
    return ""


def _in_order(plan: ReadingPlan, numbers: Sequence[float], rows: Sequence[DataRow]) -> str:
    """Say what a column that follows the order of the lines does to a training."""
    labels = [row.label for _, row in sorted(zip(numbers, rows, strict=True), key=lambda p: p[0])]
    changes = sum(before != after for before, after in pairwise(labels))
    if plan.answers is Learned.CLASSES and changes < max(len(set(labels)), len(rows) // 10):
        return (
            "The lines are sorted by class, so it gives the answer away, and would not for "
            "anything new."
        )
    return "A network can learn lines by heart from it, which helps with none that are new."


def _goes_one_way(numbers: Sequence[float]) -> bool:
    pairs = list(pairwise(numbers))
    return all(a < b for a, b in pairs) or all(a > b for a, b in pairs)


def _tells_class(numbers: Sequence[float], labels: Sequence[str]) -> bool:
    """Whether each class has one number and each number one class."""
    classes: defaultdict[float, set[str]] = defaultdict(set)
    for number, label in zip(numbers, labels, strict=True):
        classes[number].add(label)
    return len(classes) == len(set(labels)) and all(len(found) == 1 for found in classes.values())


def _on_a_line(numbers: Sequence[float], values: Sequence[float]) -> bool:
    """Whether the values are the numbers times one factor plus another number.

    Three lines or more that differ, else any two columns would be.
    """
    if len(set(numbers)) < 3 or len(set(values)) < 3:
        return False
    low, high = (
        min(range(len(numbers)), key=numbers.__getitem__),
        max(range(len(numbers)), key=numbers.__getitem__),
    )
    slope = (values[high] - values[low]) / (numbers[high] - numbers[low])
    off = (
        abs(values[low] + slope * (x - numbers[low]) - y)
        for x, y in zip(numbers, values, strict=True)
    )
    return max(off) <= SAME_LINE * (max(values) - min(values))


def _left_out(plan: ReadingPlan) -> Iterator[Notice]:
    """Name the columns that are not learned from because of what they hold."""
    others = [column for k, column in enumerate(plan.columns) if k not in {*plan.used, plan.label}]
    mends = {
        ColumnKind.DATES: ("dates", "To use them, write the days since the first one."),
        ColumnKind.WORDS: ("words", "To use them, write a number for each word."),
        ColumnKind.EMPTY: ("nothing", ""),
    }
    if plan.text:
        mends[ColumnKind.NUMBERS] = ("numbers", "")
    for kind, (held, mend) in mends.items():
        names = [cut(column.name) for column in others if column.kind is kind]
        if names:
            more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
            holds, out = ("holds", "is") if len(names) == 1 else ("hold", "are")
            words = f"**{listed([*names[:MOST_NAMED], *more])}** {holds} {held} and {out} left out."
            yield Notice(words if plan.text else f"{words} {mend}".strip())


def _of_classes(plan: ReadingPlan, read: ReadRows) -> Iterator[Notice]:
    if plan.answers is Learned.NUMBERS:
        return
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for cell, name in read.merged:
        merged[name].append(cell)
    for name, cells in list(merged.items())[:MOST_NAMED]:
        others = listed([f"“{cut(cell)}”" for cell in cells[:MOST_NAMED]])
        yield Notice(f"{others} {'counts' if len(cells) == 1 else 'count'} as “{cut(name)}”.")
    counts = Counter(row.label for row in read.rows)
    small = [name for name, count in sorted(counts.items()) if 1 < count < _enough()]
    if small and len(counts) > 1:
        names = [f"“{cut(name)}”" for name in small[:MOST_NAMED]]
        yield Notice(
            f"{listed(names)} {'has' if len(small) == 1 else 'have'} 2 lines: one to train on and "
            "one for the test. A validation part, if you ask for one, would hold none."
        )


def _enough() -> int:
    """Return how many lines a class needs to be in the training, validation and test part."""
    share = TrainingSpec().train_share
    return next(count for count in range(2, 50) if first_part([count], share)[0] >= 2)


def _of_sentences(plan: ReadingPlan, rows: Sequence[DataRow]) -> Iterator[Notice]:
    if plan.text and 2 * sum(has_words(row.sentence) for row in rows) < len(rows):
        yield Notice(
            "Most of these sentences hold no words with spaces between them, so a training looks "
            "at their letters and signs (`text:characters`)."
        )
