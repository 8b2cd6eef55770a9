"""Describes a picture of a training in at most 300 characters, for those who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.kinds import kind_of
from bot.tutor.lab.diagnosis.measures import kept_index, loss_text, needs_log_axis, percent_text
from bot.tutor.lab.diagnosis.words import HEADLINES
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers

MOST = 300  # characters of an alt text
MOST_NAME = 30  # characters of what people may have named


def describe(
    numbers: RunNumbers, *, border: bool = False, batches: bool = False, predicted: str = ""
) -> str:
    """Describe the picture of one training; `border` says that the plane is drawn beside it.

    `predicted` is what a person foresaw, such as "falls and settles", where that is drawn too.
    """
    sketch = f"Dotted: you foresaw that it {predicted}." if predicted else ""
    chart = f"Line chart, {_axes([numbers])}."
    return _fitted(
        [*filter(None, (chart, sketch)), *_courses(numbers), _takeaway(numbers, batches)],
        [_stop(numbers), _border(numbers) if border else _accuracy(numbers), _validation(numbers)],
    )


def describe_watch(numbers: RunNumbers, *, batches: bool = False) -> str:
    """Describe the animation of one training."""
    what = "border" if numbers.classes else "predicted values"
    return _fitted(
        [
            f"Animation: {what} and losses, {_axes([numbers])}.",
            *_courses(numbers),
            _takeaway(numbers, batches),
        ],
        [_accuracy(numbers)],
    )


def describe_sweep(labelled: Sequence[tuple[str, RunNumbers]]) -> str:
    """Describe the picture of several trainings, at least one; as many one by one as fit."""
    label, best = min(labelled, key=lambda pair: _test_end(pair[1]))
    named = shortened(label, MOST_NAME)
    return _fitted(
        [
            f"Line chart of {len(labelled)} trainings, {_axes([run for _, run in labelled])}.",
            f"Lowest test loss at the end: {named}, {loss_text(_test_end(best))}.",
        ],
        [f"{shortened(label, MOST_NAME)}: {_short_course(run)}." for label, run in labelled],
    )


def describe_comparison(a_name: str, a: RunNumbers, b_name: str, b: RunNumbers) -> str:
    """Describe the picture of two trainings in one panel."""
    names = shortened(a_name, MOST_NAME), shortened(b_name, MOST_NAME)
    ends = [loss_text(_test_end(run)) for run in (a, b)]
    lower = names[_test_end(b) < _test_end(a)]
    return _fitted(
        [
            f"Line chart of two trainings, {_axes([a, b])}.",
            *(f"{name}: {_short_course(run)}." for name, run in zip(names, (a, b), strict=True)),
            "Both end at the same test loss."
            if ends[0] == ends[1]
            else f"{lower} ends at the lower test loss.",
        ],
        [],
    )


def _fitted(needed: list[str], extra: Sequence[str]) -> str:
    """Join the sentences; `extra` ones go before the last needed one, as many as fit."""
    *first, last = needed
    for sentence in filter(None, extra):
        if len(" ".join([*first, sentence, last])) <= MOST:
            first.append(sentence)
    return shortened(" ".join([*first, last]), MOST)


def _axes(runs: Sequence[RunNumbers]) -> str:
    curves = [curve for run in runs for curve in (run.train_loss, run.test_loss)]
    axis = "logarithmic loss axis" if needs_log_axis(*curves) else "loss"
    lowest, highest = min(map(min, curves)), max(map(max, curves))
    last = max(run.epochs[-1] for run in runs)
    return f"{axis} {loss_text(lowest)} to {loss_text(highest)}, round 0 to {last}"


def _courses(numbers: RunNumbers) -> list[str]:
    return [
        f"Training {_course(numbers.epochs, numbers.train_loss)}.",
        f"Test {_course(numbers.epochs, numbers.test_loss)}.",
    ]


def _course(epochs: Sequence[int], losses: Sequence[float]) -> str:
    """Say how one curve goes: its start, its lowest point and its end."""
    start, lowest, end = map(loss_text, (losses[0], min(losses), losses[-1]))
    highest = max(losses)
    if highest > 1.2 * max(losses[0], losses[-1]):
        return f"starts at {start}, swings from {lowest} to {loss_text(highest)}, ends at {end}"
    if start == lowest == end:
        return f"stays at {start}"
    if lowest in {start, end}:
        return f"{'falls' if lowest == end else 'rises'} {start} to {end}"
    best_epoch = epochs[losses.index(min(losses))]
    return f"falls {start} to {lowest} in round {best_epoch}, then rises to {end}"


def _short_course(numbers: RunNumbers) -> str:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    best, test = loss_text(min(numbers.test_loss)), loss_text(_test_end(numbers))
    turned = f" (best {best})" if best != test else ""
    return f"training {start} to {end}, test {test}{turned}"


def _takeaway(numbers: RunNumbers, batches: bool) -> str:
    return f"{HEADLINES[kind_of(numbers, batches=batches)]}."


def _stop(numbers: RunNumbers) -> str:
    if numbers.diverged:
        return f"It was stopped at round {numbers.epochs[-1]}."
    return f"Early stopping kept round {numbers.kept_epoch}." if numbers.stopped_early else ""


def _border(numbers: RunNumbers) -> str:
    if not numbers.classes:
        return "Beside it: the predicted values over the plane, with the points."
    return f"Beside it: the points and the border between the classes; {_accuracy_words(numbers)}."


def _accuracy(numbers: RunNumbers) -> str:
    return _accuracy_words(numbers).capitalize() + "." if numbers.test_accuracy else ""


def _accuracy_words(numbers: RunNumbers) -> str:
    if not numbers.test_accuracy:
        return "test points marked"
    return f"test accuracy {percent_text(numbers.test_accuracy[kept_index(numbers)])}"


def _validation(numbers: RunNumbers) -> str:
    losses = numbers.validation_loss
    return f"Validation {_course(numbers.epochs, losses)}." if losses else ""


def _test_end(numbers: RunNumbers) -> float:
    return numbers.test_loss[-1]
