"""A dry run in sentences: what was read how, what is learned from what, and what is in the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.data.choices import Learned
from bot.tutor.data.columns import ColumnKind
from bot.tutor.data.problems import cut
from bot.tutor.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.data.columns import Column
    from bot.tutor.data.dry_run import DryRun
    from bot.tutor.data.table import DataTable

MOST_TOLD = 3200  # characters of all sentences of a dry run; a card of Discord holds 4,000
LENGTHS = (8, 6, 4, 2, 1)  # of its lists: the longest that fit are told
UNITS = {"%": "percent", "‰": "per mille"}
MONEY = set("$€£¥₹")


def counted(table: DataTable) -> str:
    """Tell how many rows a table has of what, as in "60 points in 2 classes"."""
    kind = "sentences" if table.is_text else "points"
    what = "with a number each" if table.predicts_values else f"in {len(table.classes)} classes"
    return f"{table.size} {kind} {what}"


def told(run: DryRun) -> tuple[str, str, str]:
    """Tell what was read how, what was noticed, and what is in the way; each may be empty.

    The lists are as long as fits on a card, and say how much more there is.
    """
    made = (_told(run, most) for most in LENGTHS)
    return next((one for one in made if sum(map(len, one)) <= MOST_TOLD), _told(run, 0))


def _told(run: DryRun, most: int) -> tuple[str, str, str]:
    notices = [notice.words for notice in run.notices]
    problems = [f"{one.place}{one.wrong} {one.mend}" for one in run.problems]
    read = [*_read_as(run, 2 * most), *_first(_readings(run), most, "- "), _answer(run)]
    return (
        "\n".join(read),
        "\n".join(_first(notices, most, "- ")),
        "\n".join(_first(problems, most, "- ")),
    )


def _first(sentences: Sequence[str], most: int, mark: str) -> list[str]:
    more = len(sentences) - most
    rest = [f"{mark}And {more} more."] if more > 0 else []
    return [*(f"{mark}{sentence}" for sentence in sentences[:most]), *rest]


def _read_as(run: DryRun, most: int) -> tuple[str, str]:
    """Tell how the text was cut, and which columns are learned from."""
    grid, plan = run.grid, run.plan
    names = "The first line names them." if grid.named else "No line names them."
    used = [f"**{cut(plan.columns[k].name)}**" for k in plan.used]
    more = len(used) - most
    columns = [*used[:most], f"{more} more"] if more > 0 else used
    held = " (sentences)" if plan.text else ""
    why = "what is wrong, or the only one of its class"
    left = f" {_lines(run.skipped)} left out: each holds {why}." if run.skipped else ""
    return (
        f"{len(grid.lines)} lines in {len(grid.names)} columns, with {grid.separator} between "
        f"them. {names}{left}",
        f"To learn from: {listed(columns)}{held}." if used else "To learn from: nothing yet.",
    )


def _lines(count: int) -> str:
    return "1 line is" if count == 1 else f"{count} lines are"


def _readings(run: DryRun) -> list[str]:
    """Tell of each column whose numbers are not plain how they are read."""
    plan = run.plan
    columns = [plan.columns[k] for k in plan.used if not plan.text]
    columns += [plan.answer] if plan.answers is Learned.NUMBERS else []
    return [_reading(column) for column in columns if column.example]


def _reading(column: Column) -> str:
    value = column.reading.read(column.example) or 0.0
    unit = column.reading.before or column.reading.after
    held = UNITS.get(unit, f"money in {cut(unit)}" if unit in MONEY else f"numbers in {cut(unit)}")
    what = f" holds {held}:" if unit else ":"
    other = " It could be read otherwise: see below." if column.either else ""
    return f"**{cut(column.name)}**{what} {cut(column.example)} is read as {short(value)}.{other}"


def _answer(run: DryRun) -> str:
    """Tell what is predicted: each class with its lines, or between which numbers it lies."""
    plan, name = run.plan, f"**{cut(run.plan.answer.name)}**"
    if plan.answers is Learned.NUMBERS:
        values = [row.value for row in run.rows]
        other = " It could be a class too: see below." if plan.could_switch else ""
        if not values:
            return f"To predict: the number in {name}.{other}"
        mean = sum(values) / len(values)
        return (
            f"To predict: the number in {name}, {short(min(values))} to {short(max(values))}, "
            f"{short(mean)} on average.{other}"
        )
    counts = Counter(row.label for row in run.rows)
    shown = [f"{cut(label)} {count}" for label, count in counts.most_common(10)]
    other = " It could be a number too: see below." if plan.could_switch else ""
    return f"To predict: the class in {name}{': ' if shown else ''}{', '.join(shown)}.{other}"


def droppable(run: DryRun) -> tuple[int, ...]:
    """Return the columns that could be left out for what was noticed of them."""
    return tuple(notice.drop for notice in run.notices if notice.drop is not None)


def switchable(run: DryRun) -> tuple[tuple[int, bool, str], ...]:
    """Return the columns with another reading: place, its decimal comma, and what it would do."""
    found = []
    for place, column in enumerate(run.plan.columns):
        if column.either and column.kind is ColumnKind.NUMBERS and column.example:
            other = replace(column.reading, comma=not column.reading.comma)
            words = f"read {column.example} as {short(other.read(column.example) or 0.0)}"
            found.append((place, other.comma, words))
    return tuple(found)


def short(value: float) -> str:
    """Write a number with about six digits, and a whole one with all it has."""
    if abs(value) < 1e15 and (value.is_integer() or abs(value) >= 1e6):
        return f"{value:.0f}"
    return f"{value:.6g}"
