"""A dry run: how data would be read, before any of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.choices import Learned, plan_of
from bot.tutor.data.columns import ColumnKind
from bot.tutor.data.grid import MOST_CLASSES, MOST_COLUMNS, MOST_ROWS
from bot.tutor.data.naming import SAFE
from bot.tutor.data.noticing import noticed
from bot.tutor.data.problems import DataProblem, cut
from bot.tutor.data.rows import read_rows
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.data.choices import Choices, ReadingPlan
    from bot.tutor.data.grid import Grid
    from bot.tutor.data.noticing import Notice
    from bot.tutor.data.rows import DataRow, ReadRows

LEAST_ROWS, LEAST_CLASSES = 4, 2


@dataclass(frozen=True, slots=True)
class DryRun:
    """`rows` can be kept, once no `problems` are left. `skipped` lines were left out as asked.

    `lines_with_problems` are those that could be left out.
    """

    name: str
    grid: Grid
    plan: ReadingPlan
    rows: tuple[DataRow, ...]
    problems: tuple[DataProblem, ...]
    notices: tuple[Notice, ...]
    skipped: int
    lines_with_problems: int

    @property
    def table(self) -> DataTable:
        """The table as it would be kept. Raise TutorError, which names the first problem."""
        if self.problems:
            first = self.problems[0]
            more = len(self.problems) - 1
            others = f" That is the first of {more + 1} things to mend." if more else ""
            raise TutorError(f"{first.place}{first.wrong} {SAFE} {first.mend}{others}")
        return _table(self.name, self.plan, self.rows)


def dry_run(name: str, grid: Grid, choices: Choices) -> DryRun:
    """Read a grid as a person chose. Raise TutorError where there is far too much of it."""
    if len(grid.names) > MOST_COLUMNS:
        raise TutorError(
            f"There are {len(grid.names)} columns. I take at most {MOST_COLUMNS}. {SAFE} "
            "Leave some out, such as those that hold no numbers."
        )
    plan = plan_of(grid, choices)
    read = read_rows(grid, plan, skips=choices.skips)
    lines = {problem.line for problem in read.problems} - {0}
    left = () if choices.skips else read.problems
    count = len(read.rows) if choices.skips else len(grid.lines)
    problems = (*_of_the_whole(plan, read, count), *left)
    skipped = len(lines) if choices.skips else 0
    notices = noticed(grid, plan, read)
    return DryRun(name, grid, plan, read.rows, problems, notices, skipped, len(lines))


def _of_the_whole(plan: ReadingPlan, read: ReadRows, count: int) -> Iterator[DataProblem]:
    """Tell what is wrong with the columns, or with `count` rows together."""
    yield from _of_columns(plan)
    if not LEAST_ROWS <= count <= MOST_ROWS:
        yield DataProblem(
            0,
            f"I take {LEAST_ROWS} to {MOST_ROWS} lines of examples, and I see {count}.",
            "Add some lines." if count < LEAST_ROWS else "Leave some out.",
        )
    elif plan.answers is Learned.CLASSES:
        yield from _of_classes(plan, read.classes)
    elif len(read.rows) == count and len({row.value for row in read.rows}) < 2:
        yield DataProblem(
            0,
            f"{cut(plan.answer.name)} has the same number in every line.",
            "Predict another column: from this one there is nothing to learn.",
        )


def _of_classes(plan: ReadingPlan, classes: frozenset[str]) -> Iterator[DataProblem]:
    if LEAST_CLASSES <= len(classes) <= MOST_CLASSES:
        return
    found = f"the class {cut(*classes)} only" if len(classes) == 1 else f"{len(classes) or 'none'}"
    yield DataProblem(
        0,
        f"I take {LEAST_CLASSES} to {MOST_CLASSES} classes, and I see {found}.",
        f"Check the column {cut(plan.answer.name)}, which names the class of each line, or choose "
        "another column for it.",
    )


def _of_columns(plan: ReadingPlan) -> Iterator[DataProblem]:
    kinds = {plan.columns[k].kind for k in plan.used}
    if not plan.used:
        yield DataProblem(
            0,
            "There is no column to learn from beside the one to predict.",
            "Add one of numbers, or one of sentences.",
        )
    elif plan.text and len(plan.used) > 1:
        yield DataProblem(
            0,
            f"{len(plan.used)} columns of words are chosen, and I learn from one of sentences.",
            "Choose one of them.",
        )
    elif not plan.text and kinds != {ColumnKind.NUMBERS}:
        others = [k for k in plan.used if plan.columns[k].kind is not ColumnKind.NUMBERS]
        for column in (plan.columns[k] for k in others):
            yield DataProblem(
                0, f"{cut(column.name)} holds {HELD[column.kind]}.", MEND[column.kind]
            )


HELD = {
    ColumnKind.DATES: "dates or times, which are no numbers",
    ColumnKind.WORDS: "words, and numbers are chosen beside it",
    ColumnKind.EMPTY: "nothing",
}
MEND = {
    ColumnKind.DATES: "Leave it out, or write the days since the first one instead.",
    ColumnKind.WORDS: "Leave it out, or write a number for each word, such as 0 and 1.",
    ColumnKind.EMPTY: "Leave it out.",
}


def _table(name: str, plan: ReadingPlan, rows: Sequence[DataRow]) -> DataTable:
    values = plan.answers is Learned.NUMBERS
    return DataTable(
        name,
        labels=() if values else tuple(row.label for row in rows),
        columns=() if plan.text else tuple(plan.columns[k].name for k in plan.used),
        rows=() if plan.text else tuple(row.numbers for row in rows),
        sentences=tuple(row.sentence for row in rows) if plan.text else (),
        values=tuple(row.value for row in rows) if values else (),
    )
