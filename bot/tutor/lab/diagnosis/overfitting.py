"""Tells whether the test loss left the training loss, in the kept network or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.curves import level_at
from bot.tutor.lab.diagnosis.levels import low_loss, near_guessing
from bot.tutor.lab.diagnosis.measures import middle, noise_of

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount

VISIBLE_RISE = 0.07  # a smaller rise cannot be seen in the picture
WIDE_GAP = 0.72  # the test loss ends this far above the training loss: it no longer follows
STILL_TOGETHER = 1.15  # up to this many times the training loss, the test loss follows it
OVERFIT_RATIO = 1.5  # test loss at the end over its lowest, as in the overfitting lab
PARTED = 1.05  # a validation loss this many times its best has risen


def overfits(account: RunAccount) -> bool:
    """Tell whether test loss left its best while training loss fell, or never followed it down.

    Where early stopping kept an earlier network, that one is judged.
    """
    return by_heart(account) or _parted(account)


def by_heart(account: RunAccount) -> bool:
    """Tell whether the kept network has a low training loss and a test loss near guessing."""
    low = account.train_loss <= low_loss(account)
    return low and near_guessing(account, account.test_loss)


def _parted(account: RunAccount) -> bool:
    numbers, end, unit = account.numbers, account.kept, account.guessing
    train, test = numbers.train_loss, numbers.test_loss
    best = min(range(end + 1), key=test.__getitem__)
    rise, gap = test[end] - test[best], test[end] - train[end]
    level, lowest = level_at(numbers.epochs, test, end), middle(test[max(0, best - 2) : best + 3])
    parted = level > OVERFIT_RATIO * lowest or gap > WIDE_GAP * unit or level > test[0] + 0.2 * unit
    apart = level > STILL_TOGETHER * level_at(numbers.epochs, train, end)
    visible = max(VISIBLE_RISE * unit, noise_of(numbers.epochs, test))
    return parted and apart and rise > visible and train[end] < min(train[best], train[0])


def stopped_before_parting(account: RunAccount) -> bool:
    """Tell whether the validation loss rose after the kept epoch, while the training loss fell."""
    validation, train = account.numbers.validation_loss, account.numbers.train_loss
    if not validation or not account.kept_before_the_end:
        return False
    return validation[-1] > PARTED * validation[account.kept] and train[-1] < account.train_loss
