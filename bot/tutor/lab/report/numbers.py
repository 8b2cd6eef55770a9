"""A run's numbers as text, enough to answer any question about it without its picture.

Tables have at most 34 columns, which is what a phone shows of a code block without breaking lines.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.measures import loss_text, percent_text, rising_share
from bot.tutor.lab.report.confusion import confusion_text
from bot.tutor.lab.report.text_tables import (
    COLUMNS,
    aligned,
    cut,
    short_loss,
    short_percent,
    table_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.account import RunAccount

ROWS = 8  # rows of the table of epochs
BAR = 10  # signs of a progress bar

Rows = tuple[tuple[str, str], ...]


def numbers_text(account: RunAccount, title: str = "") -> str:
    """Write everything known about a run, for a code block of at most 34 columns.

    Losses and percentages of correct answers for up to 8 epochs, then one fact a line, then the
    confusion matrix.
    """
    numbers = account.numbers
    parts = [
        cut(title, COLUMNS),
        _epochs_table(account),
        table_text(_facts(account)),
        confusion_text(numbers.classes, numbers.confusion),
    ]
    return "\n\n".join(part for part in parts if part)


def summary_rows(account: RunAccount) -> Rows:
    """Return the few numbers that a card shows, as names and values."""
    numbers = account.numbers
    return (
        ("Train loss", _from_best_to_kept(account, numbers.train_loss)),
        ("Test loss", _from_best_to_kept(account, numbers.test_loss)),
        *_accuracy_rows(account),
        ("Best round", f"{numbers.epochs[numbers.best]} of {numbers.epochs[-1]}"),
        *((("Kept round", str(account.kept_epoch)),) if account.kept_before_the_end else ()),
        ("Gap", f"{loss_text(_gap(account))} (test - train)"),
        ("Parameters", f"{numbers.parameters:,}"),
        ("Time", _time(numbers)),
    )


def progress_bar(done: int, total: int) -> str:
    """Draw how much of a training is done, with the percentage beside it."""
    share = min(1.0, max(0.0, done / total)) if total > 0 else 0.0
    filled = int(share * BAR)
    return "▰" * filled + "▱" * (BAR - filled) + f" {int(100 * share)} % done"


def _epochs_table(account: RunAccount) -> str:
    numbers, chosen = account.numbers, _chosen(account)
    columns = [["round", *(str(numbers.epochs[k]) for k in chosen)]]
    for name, losses in (
        ("train", numbers.train_loss),
        ("valid", numbers.validation_loss),
        ("test", numbers.test_loss),
    ):
        if losses:
            columns.append([name, *(short_loss(losses[k]) for k in chosen)])
    for name, shares in (("tr%", numbers.train_accuracy), ("te%", numbers.test_accuracy)):
        if shares:
            columns.append([name, *(short_percent(shares[k]) for k in chosen)])
    right = ("tr%, te%: points right",) if numbers.test_accuracy else ()
    return "\n".join(["Losses by round", *right, aligned(list(zip(*columns, strict=True)))])


def _chosen(account: RunAccount) -> list[int]:
    """Choose up to 8 entries: start, best, kept and last, and evenly spaced epochs between."""
    epochs = account.numbers.epochs
    chosen = {0, account.numbers.best, account.kept, len(epochs) - 1}
    even = [epochs[-1] * k / (ROWS - 1) for k in range(1, ROWS - 1)]
    while even and len(chosen) < ROWS:
        # The time that is furthest from all epochs chosen so far comes next.
        time = max(even, key=lambda t: min(abs(epochs[k] - t) for k in chosen))
        even.remove(time)
        chosen.add(min(range(len(epochs)), key=lambda k: abs(epochs[k] - time)))
    return sorted(chosen)


def _facts(account: RunAccount) -> Rows:
    numbers = account.numbers
    training, validation, test = numbers.counts
    highest = max(numbers.train_loss)
    return (
        ("Lowest test loss", loss_text(min(numbers.test_loss))),
        ("  in round", str(numbers.epochs[numbers.best])),
        ("Test loss first rose in", _first_rise(numbers)),
        ("Highest train loss", loss_text(highest)),
        ("  in round", str(numbers.epochs[numbers.train_loss.index(highest)])),
        ("Loss gap, test - train", loss_text(_gap(account))),
        *_accuracy_facts(account),
        ("Train loss rose in", percent_text(rising_share(numbers.train_loss))),
        ("Loss of guessing", loss_text(numbers.baseline_loss)),
        *_floor(numbers),
        *_validation_facts(account),
        *_endings(account),
        ("Layers", cut("-".join(map(str, numbers.sizes)), COLUMNS - 8)),
        ("Parameters", f"{numbers.parameters:,}"),
        ("Training points", str(training)),
        *((("Validation points", str(validation)),) if validation else ()),
        ("Test points", str(test)),
        ("Dead hidden units", percent_text(numbers.dead_units)),
        ("Equal hidden units", percent_text(numbers.symmetric_units)),
        ("Steps", f"{numbers.steps:,}"),
        ("Time", _time(numbers)),
    )


def _floor(numbers: RunNumbers) -> Rows:
    floor = numbers.floor_loss
    return () if floor is None else (("Test loss, rule known", loss_text(floor)),)


def _accuracy_facts(account: RunAccount) -> Rows:
    test = account.numbers.test_accuracy
    if account.test_right is None or account.train_right is None:
        return ()
    gap = 100 * (account.train_right - account.test_right)
    return (
        ("Best test accuracy", percent_text(max(test))),
        ("  in round", str(account.numbers.epochs[test.index(max(test))])),
        ("Accuracy gap", f"{gap:z.1f}".removesuffix(".0") + " points"),
    )


def _first_rise(numbers: RunNumbers) -> str:
    """Name the first measured epoch whose test loss is above that of the one before it."""
    for k, (before, after) in enumerate(pairwise(numbers.test_loss), start=1):
        if after > before:
            return f"round {numbers.epochs[k]}"
    return "no round"


def _validation_facts(account: RunAccount) -> Rows:
    losses, epochs = account.numbers.validation_loss, account.numbers.epochs
    if not losses:
        return ()
    return (
        ("Lowest validation loss", loss_text(min(losses))),
        ("  in round", str(epochs[losses.index(min(losses))])),
        ("Last validation loss", loss_text(losses[-1])),
    )


def _endings(account: RunAccount) -> Rows:
    rows: list[tuple[str, str]] = []
    if account.numbers.diverged:
        rows.append(("Diverged after round", str(account.last_epoch)))
    if account.numbers.stopped_early:
        rows.append(("Stopped early in round", str(account.last_epoch)))
    if account.spec.patience:
        name = "  weights kept of round" if rows else "Weights kept of round"
        rows.append((name, str(account.kept_epoch)))
    return tuple(rows)


def _from_best_to_kept(account: RunAccount, losses: Sequence[float]) -> str:
    """Start, best and kept value of a curve; the best is left out where it is one of the others."""
    start, best, end = map(loss_text, (losses[0], min(losses), losses[account.kept]))
    return " → ".join([start, end] if best in {start, end} else [start, best, end])


def _accuracy_rows(account: RunAccount) -> Rows:
    if account.test_right is None or account.train_right is None:
        return ()
    training, _, test = account.numbers.counts
    return (
        ("Train right", f"{percent_text(account.train_right)} of {training:,}"),
        ("Test right", f"{percent_text(account.test_right)} of {test:,}"),
    )


def _gap(account: RunAccount) -> float:
    return account.test_loss - account.train_loss


def _time(numbers: RunNumbers) -> str:
    return f"{numbers.seconds:.2f} s" if numbers.seconds < 10 else f"{numbers.seconds:.0f} s"
