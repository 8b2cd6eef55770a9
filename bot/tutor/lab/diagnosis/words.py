"""Say of a run what happened, with its own numbers. What would help is found out by trying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.spec import PLANE
from bot.tutor.lab.diagnosis.curves import jumped
from bot.tutor.lab.diagnosis.kinds import CurveKind, all_symmetric
from bot.tutor.lab.diagnosis.levels import (
    few_test_points,
    low_loss,
    near_guessing,
    no_better_than_chance,
)
from bot.tutor.lab.diagnosis.measures import loss_text, percent_text, right_text
from bot.tutor.lab.diagnosis.overfitting import by_heart
from bot.tutor.lab.diagnosis.wild_words import (
    diverging,
    epochs_text,
    fell,
    flung,
    jagged,
    noisy,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.lab.account import RunAccount


def cause_of(kind: CurveKind, account: RunAccount) -> str:
    """Say what happened and what that means, in at most 260 characters."""
    cause = WORDS[kind](account)
    if kind is CurveKind.STOPPED or not account.spec.patience:
        return cause
    if account.kept_before_the_end or account.numbers.stopped_early:
        return f"{cause} Early stopping kept round {account.kept_epoch}."
    return cause


def _at_floor(account: RunAccount) -> str:
    floor = loss_text(account.numbers.floor_loss or 0.0)
    knows = "Somebody who knows how the points are drawn"
    if account.lacks_inputs:
        knows += ", but sees no more of them than this network,"
    if account.spec.flips:
        knows = f"{knows.removesuffix(',')}, and believes the labels,"
    test = loss_text(account.test_loss)
    first = account.numbers.test_loss[0]
    worse = f" At the start it was {loss_text(first)}." if first < account.test_loss else ""
    return f"The test loss is {test}.{worse} {knows} would get {floor}.{_right(account)}"


def _right(account: RunAccount, opening: str = "It gets") -> str:
    """Say how many test points are right, after a space; nothing where a value is predicted."""
    share = account.test_right
    if share is None:
        return ""
    return f" {opening} {right_text(share, account.numbers.counts[2])} right."


def _one_class(account: RunAccount) -> str:
    return (
        "All training points here are of one class, so there was nothing to tell apart. The "
        f"training loss is {loss_text(account.train_loss)}, the test loss "
        f"{loss_text(account.test_loss)}.{_right(account)}"
    )


def _symmetric(account: RunAccount) -> str:
    end, guess = loss_text(account.train_loss), loss_text(account.guessing)
    if all_symmetric(account):
        why = (
            "Hidden units that start equal get equal blame, so they stay equal. "
            f"The {sum(account.numbers.sizes[1:-1])} here work like one"
            f"{' in each layer' if len(account.spec.hidden) > 1 else ''}."
        )
    else:
        why = "The weights started at zero, so no blame reaches the hidden units."
    after = " It is stuck." if near_guessing(account, account.train_loss) else ""
    return f"{why} The training loss ended at {end}; guessing gives {guess}.{after}"


def _dead_units(account: RunAccount) -> str:
    highest = loss_text(max(account.numbers.train_loss))
    after = f" after a jump to {highest}" if jumped(account) else ""
    return (
        f"{percent_text(account.numbers.dead_units)} of the hidden units give 0 for every training "
        "point, so no blame passes through them and no example moves their weights. The training "
        f"loss ended at {loss_text(account.train_loss)}{after}."
    )


def _too_early(account: RunAccount) -> str:
    train = account.numbers.train_loss
    return (
        f"The training loss went from {loss_text(train[0])} to {loss_text(train[-1])}, but "
        f"{epochs_text(account)} cannot show a trend."
    )


def _overfit(account: RunAccount) -> str:
    numbers = account.numbers
    end, test = loss_text(account.train_loss), loss_text(account.test_loss)
    best = min(range(account.kept + 1), key=numbers.test_loss.__getitem__)
    if by_heart(account) and (
        best == account.kept or near_guessing(account, numbers.test_loss[best])
    ):
        found = (
            " Chance alone could do that: it knows its training points, and no rule for new ones."
            if account.test_right is not None and no_better_than_chance(account)
            else ""
        )
        return (
            f"The training loss is {end}, but the test loss is {test}; guessing gives "
            f"{loss_text(account.guessing)}.{_right(account)}{found}"
        )
    return (
        f"The training loss fell to {end}, but the test loss ended at {test}. Its best was "
        f"{loss_text(numbers.test_loss[best])} in round {numbers.epochs[best]}."
        f"{_parting(account, best)}"
    )


def _parting(account: RunAccount, best: int) -> str:
    """Say, after a space, how the two curves went on after the best test loss."""
    if account.train_loss >= account.numbers.train_loss[best]:
        return ""
    return (
        " After that the network fitted its training points ever more closely, and new points less "
        "well."
    )


def _good(account: RunAccount) -> str:
    cause = (
        f"The training loss {fell(account)}, and the test loss is {loss_text(account.test_loss)}. "
        f"{_on_new_points(account)}{_right(account)}"
    )
    if jumped(account):
        return f"{cause} On its way it jumped to {loss_text(max(account.numbers.train_loss))}."
    return cause


def _on_new_points(account: RunAccount) -> str:
    if few_test_points(account):
        return "So few test points cannot tell whether that holds on new ones."
    holds = account.test_loss <= max(1.5 * account.train_loss, low_loss(account))
    return f"What it learned holds {'' if holds else 'less well '}on new points{' too' * holds}."


def _stopped(account: RunAccount) -> str:
    numbers = account.numbers
    kept, last = account.validation_loss or 0.0, numbers.validation_loss[-1]
    return (
        f"After it the validation loss rose from {loss_text(kept)} to {loss_text(last)}, while the "
        f"training loss fell from {loss_text(account.train_loss)} to "
        f"{loss_text(numbers.train_loss[-1])}. The kept network has a test loss of "
        f"{loss_text(account.test_loss)}.{_right(account)}"
    )


def _crawling(account: RunAccount) -> str:
    start, end = loss_text(account.numbers.train_loss[0]), loss_text(account.train_loss)
    moved = f"fell from {start} to {end}" if start != end else f"hardly moved from {start}"
    return (
        f"The training loss {moved} in {epochs_text(account)}, and it was still falling when the "
        f"training ended. The test loss is {loss_text(account.test_loss)}.{_right(account)}"
    )


def _flat(account: RunAccount) -> str:
    return (
        f"The training loss {fell(account)} and is flat there; guessing gives "
        f"{loss_text(account.guessing)}.{_right(account)}{_straight(account)}"
    )


def _straight(account: RunAccount) -> str:
    """Say, after a space, what a network that only adds up can do with points on a plane."""
    if not account.straight or set(account.spec.inputs) - set(PLANE):
        return ""
    units = "With linear units" if account.spec.hidden else "Without hidden units"
    what = "the border can only be straight" if account.numbers.classes else "the output is flat"
    return f" {units} {what}."


WORDS: dict[CurveKind, Callable[[RunAccount], str]] = {
    CurveKind.ONE_CLASS: _one_class,
    CurveKind.SYMMETRIC: _symmetric,
    CurveKind.DIVERGING: diverging,
    CurveKind.DEAD_UNITS: _dead_units,
    CurveKind.AT_FLOOR: _at_floor,
    CurveKind.FLUNG: flung,
    CurveKind.JAGGED: jagged,
    CurveKind.NOISY: noisy,
    CurveKind.TOO_EARLY: _too_early,
    CurveKind.OVERFIT: _overfit,
    CurveKind.STOPPED: _stopped,
    CurveKind.GOOD: _good,
    CurveKind.CRAWLING: _crawling,
    CurveKind.MOSTLY_RIGHT: _flat,
    CurveKind.PLATEAU: _flat,
    CurveKind.SETTLED: _flat,
}
