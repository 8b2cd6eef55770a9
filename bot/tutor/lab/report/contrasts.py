"""Several runs side by side as text: two of them dial by dial, or a whole sweep."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.measures import kept_index, loss_text, percent_text
from bot.tutor.lab.report.text_tables import COLUMNS, aligned, cut, short_loss, short_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers

    Labelled = tuple[str, RunNumbers]

SAME = 0.05  # losses this near each other, relative to the larger, are told as about the same
NAME, VALUE = 14, 9  # columns of a comparison


def comparison_text(
    dials: Sequence[tuple[str, str, str]], a: Labelled, b: Labelled
) -> tuple[str, str]:
    """Return a table of what differs between two runs, and a sentence on which one did better.

    `dials` are the settings that differ: name, value of a, value of b.
    """
    (a_name, a_run), (b_name, b_run) = a, b
    rows = [("", cut(a_name, VALUE), cut(b_name, VALUE)), *dials, *_measures(a_run, b_run)]
    table = "\n".join(_beside(*row) for row in rows)
    return table, f"{_dials_told(len(dials))} {_better(a, b)}"


def _beside(name: str, one: str, other: str) -> str:
    """Write a row of a comparison, on lines of its own what is too long."""
    if max(len(one), len(other)) > VALUE:
        return "\n".join(cut(part, COLUMNS) for part in (name, one, other) if part)
    values = f"{cut(one, VALUE):>{VALUE}} {cut(other, VALUE):>{VALUE}}"
    if len(name) > NAME:
        return f"{cut(name, COLUMNS)}\n{values:>{COLUMNS}}"
    return f"{name:<{NAME}} {values}"


def sweep_text(labelled: Sequence[Labelled]) -> tuple[str, str]:
    """Return a table with a row for each run, and sentences on the best one and the pattern."""
    shared = _shared_word([label for label, _ in labelled])
    with_accuracy = all(run.test_accuracy for _, run in labelled)
    header = [shared, "start", "best", "end", *(["right"] if with_accuracy else [])]
    rows = [header, *([label, *_row(run, with_accuracy)] for label, run in labelled)]
    others = max(sum(map(len, row[1:])) for row in rows)
    left = max(4, COLUMNS - 7 * 3 - (7 if with_accuracy else 0), COLUMNS - others - 8)
    names = [row[0].removeprefix(f"{shared} ") for row in rows]
    if max(map(len, names)) > left:
        table = _named_above(names, [row[1:] for row in rows])
    else:
        table = aligned([[name, *row[1:]] for name, row in zip(names, rows, strict=True)])
    legend = "Test loss" + ("; right = % of points" if with_accuracy else "")
    return f"{legend}\n{table}", f"{_best(labelled)} {_pattern(labelled)}".strip()


def _named_above(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write each name on a line of its own: shortened names could not be told apart."""
    header, *numbers = aligned(rows).split("\n")
    told = zip(names[1:], numbers, strict=True)
    return "\n".join([header, *(f"{cut(name, COLUMNS)}\n{line}" for name, line in told)])


def _row(run: RunNumbers, with_accuracy: bool) -> list[str]:
    kept = kept_index(run)
    losses = run.test_loss[0], min(run.test_loss), run.test_loss[kept]
    return [
        *map(short_loss, losses),
        *([short_percent(run.test_accuracy[kept])] if with_accuracy else []),
    ]


def _measures(a: RunNumbers, b: RunNumbers) -> list[tuple[str, str, str]]:
    rows = [
        ("train start", short_loss(a.train_loss[0]), short_loss(b.train_loss[0])),
        ("train end", short_loss(_end(a.train_loss, a)), short_loss(_end(b.train_loss, b))),
        ("test start", short_loss(a.test_loss[0]), short_loss(b.test_loss[0])),
        ("test best", short_loss(min(a.test_loss)), short_loss(min(b.test_loss))),
        ("  in round", str(a.epochs[a.best]), str(b.epochs[b.best])),
        ("test end", short_loss(_test_end(a)), short_loss(_test_end(b))),
    ]
    if a.test_accuracy and b.test_accuracy:
        shares = (_end(run.test_accuracy, run) for run in (a, b))
        one, other = map(percent_text, shares)
        rows.append(("test right", one, other))
    rows.append(("parameters", f"{a.parameters:,}", f"{b.parameters:,}"))
    return rows


def _dials_told(count: int) -> str:
    if count == 1:
        return "One dial differs, so it is the cause of every difference."
    if count == 0:
        return "All dials are the same, so the numbers are too, apart from time."
    return f"{count} dials differ, so no single one can be named as the cause."


def _better(a: Labelled, b: Labelled) -> str:
    (low_name, low), (high_name, high) = sorted((a, b), key=lambda pair: _test_end(pair[1]))
    less, more = _test_end(low), _test_end(high)
    if _near(less, more):
        return (
            f"On test data both did about the same: loss {loss_text(less)} and {loss_text(more)}."
        )
    told = (
        f"{low_name} did better on test data: its loss is {loss_text(more - less)} lower, "
        f"{loss_text(less)} against {loss_text(more)} for {high_name}."
    )
    if low.test_accuracy and high.test_accuracy:
        points = 100 * (_end(low.test_accuracy, low) - _end(high.test_accuracy, high))
        told += f" {_points_told(points)}"
    return told


def _points_told(points: float) -> str:
    if abs(points) < 0.05:
        return "Its accuracy is the same."
    return f"Its accuracy is {abs(points):.1f} points {'lower' if points < 0 else 'higher'}."


def _best(labelled: Sequence[Labelled]) -> str:
    label, run = min(labelled, key=lambda pair: _test_end(pair[1]))
    accuracy = f", {percent_text(_end(run.test_accuracy, run))} right" if run.test_accuracy else ""
    return f"Best at the end: {label}, test loss {loss_text(_test_end(run))}{accuracy}."


def _pattern(labelled: Sequence[Labelled]) -> str:
    """Say how the final losses change from the first run to the last."""
    ends = [_test_end(run) for _, run in labelled]
    if len(ends) < 2:
        return ""
    if labelled[0][0].startswith("seed"):
        return (
            f"Only the seed differs, so the rest is chance: from {loss_text(min(ends))} "
            f"to {loss_text(max(ends))}."
        )
    if _near(min(ends), max(ends)):
        return "All ended about the same."
    return _trend(ends) if _one_dial([label for label, _ in labelled]) else ""


def _one_dial(labels: Sequence[str]) -> bool:
    """Tell whether three labels or more differ in a number alone, so that they have an order."""
    shapes = {re.sub(r"[\d.]+(e[-+]?\d+)?", "#", label).removesuffix("s") for label in labels}
    return len(labels) > 2 and len(shapes) == 1


def _trend(ends: Sequence[float]) -> str:
    lowest = ends.index(min(ends))
    if not (_falling(ends[: lowest + 1]) and _falling(ends[lowest:][::-1])):
        return "From first to last there is no steady order."
    if lowest == len(ends) - 1:
        return "From first to last, each did better than the one before."
    if lowest == 0:
        return "From first to last, each did worse than the one before."
    return "It was best between the two ends: there can be too little and too much of it."


def _falling(losses: Sequence[float]) -> bool:
    return all(later <= before for before, later in pairwise(losses))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def _test_end(run: RunNumbers) -> float:
    return _end(run.test_loss, run)


def _end(series: Sequence[float], run: RunNumbers) -> float:
    return series[kept_index(run)]


def _shared_word(labels: Sequence[str]) -> str:
    """Return the first word of all labels, such as "rate", or "" where they differ in it."""
    words = {label.split(" ", 1)[0] for label in labels if " " in label}
    return words.pop() if len(words) == 1 and all(" " in label for label in labels) else ""
