"""Describes a picture of a training in at most 300 characters, for those who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.diagnosis.measures import loss_text, percent_text
from bot.tutor.lab.report.loss_axis import is_logarithmic, setting_the_scale
from bot.tutor.lab.report.ranking import diverged_told, ranking_of
from bot.tutor.lab.report.untrained import untrained
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.account import RunAccount

MOST = 300  # characters of an alt text
MOST_NAME = 30  # characters of what people may have named


def describe(account: RunAccount, *, border: bool = False, predicted: str = "") -> str:
    """Describe the picture of one training; `border` says that the plane is drawn beside it.

    `predicted` is what a person foresaw, such as "falls and settles", where that is drawn too.
    """
    numbers = account.numbers
    sketch = f"Dotted: you foresaw that it {predicted}." if predicted else ""
    chart = f"Line chart, {_axes([account])}."
    return _fitted(
        [*filter(None, (chart, sketch)), *_courses(numbers), _takeaway(account)],
        [_stop(account), _border(account) if border else _accuracy(account), _validation(numbers)],
    )


def describe_watch(account: RunAccount) -> str:
    """Describe the animation of one training."""
    numbers = account.numbers
    what = "border" if numbers.classes else "predicted values"
    return _fitted(
        [
            f"Animation: {what} and losses, {_axes([account])}.",
            *_courses(numbers),
            _takeaway(account),
        ],
        [_accuracy(account)],
    )


def describe_sweep(labelled: Sequence[tuple[str, RunAccount]]) -> str:
    """Describe the picture of several trainings, at least one; as many one by one as fit."""
    names = _names_of([label for label, _ in labelled])
    accounts = [account for _, account in labelled]
    axes = _axes(accounts)
    needed = [f"Line chart of {len(labelled)} trainings, {axes}.", _winner(names, accounts)]
    each = zip(names, accounts, strict=True)
    return _fitted(needed, [f"{name}: {_short_course(account)}." for name, account in each])


def _winner(names: Sequence[str], accounts: Sequence[RunAccount]) -> str:
    """Name the best run and the diverged ones, as the card does."""
    ranking = ranking_of(accounts)
    told = [text for text in (ranking.obstacle, ranking.tied) if text]
    if ranking.best is not None:
        lowest = loss_text(ranking.losses[ranking.best])
        told.append(f"Lowest {ranking.part} loss at the end: {names[ranking.best]}, {lowest}.")
    return shortened(" ".join([*told, diverged_told(names, ranking)]).strip(), MOST // 2)


def describe_comparison(a_name: str, a: RunAccount, b_name: str, b: RunAccount) -> str:
    """Describe the picture of two trainings in one panel."""
    names = _names_of([a_name, b_name])
    return _fitted(
        [
            f"Line chart of two trainings, {_axes([a, b])}.",
            *(f"{name}: {_short_course(run)}." for name, run in zip(names, (a, b), strict=True)),
            _winner(names, [a, b]),
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


def _names_of(labels: Sequence[str]) -> list[str]:
    """Shorten names; those that would read alike get their number."""
    names = [shortened(label, MOST_NAME) for label in labels]
    return [
        name if names.count(name) == 1 else f"{place} {name}"
        for place, name in enumerate(names, start=1)
    ]


def _axes(accounts: Sequence[RunAccount]) -> str:
    scaled = setting_the_scale(accounts)
    runs = [account.numbers for account in scaled]
    curves = [curve for run in runs for curve in (run.train_loss, run.test_loss)]
    axis = "logarithmic loss axis" if is_logarithmic(scaled) else "loss"
    lowest, highest = min(map(min, curves)), max(map(max, curves))
    last = max(account.last_epoch for account in accounts)
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


def _short_course(account: RunAccount) -> str:
    numbers = account.numbers
    start, end = loss_text(numbers.train_loss[0]), loss_text(account.train_loss)
    best, test = loss_text(min(numbers.test_loss)), loss_text(account.test_loss)
    turned = f" (best {best})" if best != test else ""
    kept = f", kept round {account.kept_epoch}" if account.kept_before_the_end else ""
    return f"training {start} to {end}, test {test}{turned}{kept}"


def _takeaway(account: RunAccount) -> str:
    return f"{diagnose(account).headline}."


def _stop(account: RunAccount) -> str:
    if words := untrained(account):
        return f"{words.capitalize()}."
    if account.numbers.diverged:
        return f"It was stopped at round {account.last_epoch}."
    if account.kept_before_the_end:
        return f"Early stopping kept round {account.kept_epoch}."
    return ""


def _border(account: RunAccount) -> str:
    if not account.numbers.classes:
        return "Beside it: the predicted values over the plane, with the points."
    words = _accuracy_words(account)
    return f"Beside it: the points and the border between the classes; {words}."


def _accuracy(account: RunAccount) -> str:
    return _accuracy_words(account).capitalize() + "." if account.numbers.test_accuracy else ""


def _accuracy_words(account: RunAccount) -> str:
    if account.test_right is None:
        return "test points marked"
    return f"{percent_text(account.test_right)} of {account.numbers.counts[2]} test points right"


def _validation(numbers: RunNumbers) -> str:
    losses = numbers.validation_loss
    return f"Validation {_course(numbers.epochs, losses)}." if losses else ""
