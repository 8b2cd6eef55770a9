"""What was tried and what helped, in words; and what to do where nothing needs to be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.advice.trial import (
    HELPS,
    HELPS_ON_FEW,
    NOTICEABLE,
    advised,
    cures,
    held_by_a_dial,
    too_few_points,
    too_slow,
)
from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of
from bot.tutor.lab.diagnosis.measures import loss_text
from bot.tutor.lab.report.titles import differences

if TYPE_CHECKING:
    from bot.trainings.trial import Trial
    from bot.tutor.lab.account import RunAccount
    from bot.tutor.lab.advice.changes import Remedy
    from bot.tutor.lab.dials.dials import Dials

BY_HAND = "Change a dial yourself, or try other data."
LUCK = "Press New seed: does it work again with other points?"
AT_FLOOR = "No network can do much better on these points, but by luck. Try other data."
ONE_CLASS = "Train on more points, so that each class is among them."
TOO_FEW = "With {count} training points I cannot tell what helps. Bring more of them."
TOO_SLOW = "This training took too long to try changes of it. Change a dial yourself."
NOT_TRIED = "Press What helps? and I try some changes."


def next_step_of(account: RunAccount, trial: Trial | None, dials: Dials) -> str:
    """Say what to do next: what helped when it was tried, or what else there is."""
    if trial is not None:
        return tried_told(account, trial, dials)
    kind = kind_of(account)
    needs_none = {CurveKind.GOOD: LUCK, CurveKind.ONE_CLASS: ONE_CLASS}
    if kind is CurveKind.AT_FLOOR and not held_by_a_dial(account):
        needs_none[kind] = AT_FLOOR
    return needs_none.get(kind) or _untried(account, dials)


def _untried(account: RunAccount, dials: Dials) -> str:
    """Say that changes can be tried, or why not."""
    if too_few_points(account, dials.catalogue):
        return TOO_FEW.format(count=account.numbers.counts[0])
    return TOO_SLOW if too_slow(account) else NOT_TRIED


def tried_told(account: RunAccount, trial: Trial, dials: Dials) -> str:
    """Say how many changes were tried on which points, and which lowered the loss there."""
    where = f"{trial.fresh:,} new points" if trial.fresh else "training points held out for it"
    count = "1 change" if len(trial.tried) == 1 else f"{len(trial.tried)} changes"
    if trial.finished < len(trial.tried):
        count = f"{trial.finished} of {count}, for time was up,"
    if not trial.finished:
        return f"There was no time to try a change. {BY_HAND}"
    chosen = advised(trial, account.guessing)
    if not chosen:
        return f"I tried {count} on {where}. {_none(account, trial)} {BY_HAND}"
    lines = [f"- {_told(account, change, loss, dials)}" for change, loss in chosen]
    here = f"(test points: {loss_text(account.test_loss)})"
    loss = f"a loss of {loss_text(trial.loss)} {here}"
    network = "this network" if trial.fresh else "this network, trained without them,"
    head = f"I tried {count} on {where}, where {network} has {loss}:"
    return "\n".join([head, *lines])


def _none(account: RunAccount, trial: Trial) -> str:
    """Say that nothing helped, and what would have counted as help."""
    dust = loss_text(max(NOTICEABLE * account.guessing, 0.001))
    least = round(100 * (1 - (HELPS if trial.fresh else HELPS_ON_FEW)))
    return f"None lowered the loss there clearly, by {least} % and more than {dust}."


def _told(account: RunAccount, change: Remedy, loss: float, dials: Dials) -> str:
    """Say what was turned, the loss that came of it, and what was amiss if that is cured."""
    dialled = differences(account.spec, change.turn(account.spec), dials)
    turned = ", ".join(f"{name} {new} instead of {old}" for name, old, new in dialled)
    told = f"**{change.label}** ({turned}): {loss_text(loss)}"
    if not cures(loss, account.guessing):
        return f"{told}, and still no better than guessing, {loss_text(account.guessing)}."
    return f"{told}. {change.because}".strip()
