"""Several runs side by side as text: two of them dial by dial, or a whole sweep."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.measures import loss_text, percent_text
from bot.tutor.lab.report.ranking import diverged_told, ranking_of
from bot.tutor.lab.report.text_tables import COLUMNS, aligned, cut, short_loss, short_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.lab.account import RunAccount
    from bot.tutor.lab.report.ranking import RunRanking

    Labelled = tuple[str, RunAccount]

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
    return table, f"{_dials_told(len(dials))} {_better([a, b])}"


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
    labels = [label for label, _ in labelled]
    ranking = ranking_of([run for _, run in labelled])
    shared = _shared_word(labels)
    with_accuracy = all(run.numbers.test_accuracy for _, run in labelled)
    header = [shared, "start", "best", "end", *(["right"] if with_accuracy else [])]
    numbers = [
        _row(run, with_accuracy, diverged=place in ranking.diverged)
        for place, (_, run) in enumerate(labelled)
    ]
    rows = [header, *([label, *row] for label, row in zip(labels, numbers, strict=True))]
    others = max(sum(map(len, row[1:])) for row in rows)
    left = max(4, COLUMNS - 7 * 3 - (7 if with_accuracy else 0), COLUMNS - others - 8)
    names = [row[0].removeprefix(f"{shared} ") for row in rows]
    if max(map(len, names)) > left:
        table = _named_above(names, [row[1:] for row in rows])
    else:
        table = aligned([[name, *row[1:]] for name, row in zip(names, rows, strict=True)])
    words = " ".join(filter(None, [_best(labelled, ranking), _pattern(labels, ranking)]))
    return f"{_legend(labelled, with_accuracy)}\n{table}", words


def _legend(labelled: Sequence[Labelled], with_accuracy: bool) -> str:
    counts = {run.numbers.counts[2] for _, run in labelled}
    of = f" of {counts.pop()}" if len(counts) == 1 else ""
    return "Test loss" + (f"; right: %{of} points" if with_accuracy else "")


def _named_above(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write each name on a line of its own: shortened names could not be told apart."""
    header, *numbers = aligned(rows).split("\n")
    told = zip(names[1:], numbers, strict=True)
    return "\n".join([header, *(f"{cut(name, COLUMNS)}\n{line}" for name, line in told)])


def _row(run: RunAccount, with_accuracy: bool, *, diverged: bool) -> list[str]:
    losses = run.numbers.test_loss[0], min(run.numbers.test_loss), run.test_loss
    start, best, end = map(short_loss, losses)
    right = [] if run.test_right is None else [short_percent(run.test_right)]
    return [start, best, "div." if diverged else end, *(right if with_accuracy else [])]


def _measures(a: RunAccount, b: RunAccount) -> list[tuple[str, str, str]]:
    one, other = a.numbers, b.numbers
    rows = [
        ("train start", short_loss(one.train_loss[0]), short_loss(other.train_loss[0])),
        ("train end", short_loss(a.train_loss), short_loss(b.train_loss)),
        ("test start", short_loss(one.test_loss[0]), short_loss(other.test_loss[0])),
        ("test best", short_loss(min(one.test_loss)), short_loss(min(other.test_loss))),
        ("  in round", str(one.epochs[one.best]), str(other.epochs[other.best])),
        ("test end", short_loss(a.test_loss), short_loss(b.test_loss)),
    ]
    if a.kept_before_the_end or b.kept_before_the_end:
        rows.append(("kept round", str(a.kept_epoch), str(b.kept_epoch)))
    if a.test_right is not None and b.test_right is not None:
        rows.append(("test right", percent_text(a.test_right), percent_text(b.test_right)))
        rows.append(("  of points", str(one.counts[2]), str(other.counts[2])))
    rows.append(("parameters", f"{one.parameters:,}", f"{other.parameters:,}"))
    return rows


def _dials_told(count: int) -> str:
    if count == 1:
        return "One dial differs, so it is the cause of every difference."
    if count == 0:
        return "All dials are the same, so the numbers are too, apart from time."
    return f"{count} dials differ, so no single one can be named as the cause."


def _better(labelled: Sequence[Labelled]) -> str:
    labels = [label for label, _ in labelled]
    ranking = ranking_of([run for _, run in labelled])
    if ranking.obstacle or ranking.diverged:
        return " ".join(filter(None, [ranking.obstacle, diverged_told(labels, ranking)]))
    (low_name, low), (high_name, high) = (labelled[place] for place in ranking.order)
    less, more = (ranking.losses[place] for place in ranking.order)
    if _near(less, more):
        both = f"loss {loss_text(less)} and {loss_text(more)}"
        return f"On {ranking.part} data both did about the same: {both}."
    told = (
        f"{low_name} did better on {ranking.part} data: its loss is {loss_text(more - less)} "
        f"lower, {loss_text(less)} against {loss_text(more)} for {high_name}."
    )
    if low.test_right is not None and high.test_right is not None:
        told += f" {_points_told(100 * (low.test_right - high.test_right))}"
    return told


def _points_told(points: float) -> str:
    if abs(points) < 0.05:
        return "Its test accuracy is the same."
    return f"Its test accuracy is {abs(points):.1f} points {'lower' if points < 0 else 'higher'}."


def _best(labelled: Sequence[Labelled], ranking: RunRanking) -> str:
    """Name the best run, what stands in the way of naming one, and the runs that diverged."""
    told = [text for text in (ranking.obstacle, ranking.tied) if text]
    if ranking.best is not None:
        label, run = labelled[ranking.best]
        lowest = loss_text(ranking.losses[ranking.best])
        also = "" if ranking.part == "test" else f", its test loss {loss_text(run.test_loss)}"
        right = "" if run.test_right is None else f", {percent_text(run.test_right)} right"
        told.append(f"Lowest {ranking.part} loss at the end: {label}, {lowest}{also}{right}.")
    return " ".join(filter(None, [*told, diverged_told([name for name, _ in labelled], ranking)]))


def _pattern(labels: Sequence[str], ranking: RunRanking) -> str:
    """Say how the losses change from the first run to the last; a diverged one is the worst."""
    sound = [ranking.losses[place] for place in ranking.order]
    if ranking.obstacle or ranking.tied or len(sound) < 2:
        return ""
    if labels[0].startswith("seed"):
        span = f"from {loss_text(min(sound))} to {loss_text(max(sound))}"
        return f"Only the seed differs, so the differences are chance: {span}."
    if _near(min(sound), max(sound)) and not ranking.diverged:
        return "All ended about the same."
    ends = [
        math.inf if place in ranking.diverged else loss for place, loss in enumerate(ranking.losses)
    ]
    return _trend(ends) if _one_dial(labels) else ""


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
    """Tell whether each loss is below the one before; runs that diverged are alike."""
    return all(later < before or before == later == math.inf for before, later in pairwise(losses))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def _shared_word(labels: Sequence[str]) -> str:
    """Return the first word of all labels, such as "rate", or "" where they differ in it."""
    words = {label.split(" ", 1)[0] for label in labels if " " in label}
    return words.pop() if len(words) == 1 and all(" " in label for label in labels) else ""
