"""Tells the shape of a training curve over all its epochs: it falls, jumps, grows or is flat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.levels import low_loss, near_guessing
from bot.tutor.lab.diagnosis.measures import (
    climb,
    last_part,
    middle,
    rising_share,
    still_falls,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.lab.account import RunAccount

# Climbs of the second half in units of the start, for up to USUAL_STEPS measured epochs there.
USUAL_STEPS = 150
RESTLESS = 0.25  # too much for a loss that is still high
WILD = 2.0  # too much anywhere
LOST = 1.25  # a loss this many times its start, near guessing, has lost what it began with
FLUNG = 5.0  # a loss this many times its start has thrown the weights far away


def unit(account: RunAccount) -> float:
    """Return the loss to measure climbs in: that of the start, or of guessing if that is higher."""
    return max(account.numbers.train_loss[0], account.guessing)


def diverges(account: RunAccount) -> bool:
    numbers = account.numbers
    late = last_part(numbers.epochs, numbers.train_loss, 0.5)
    grows = late[-1] > max(1.05 * unit(account), late[0], late[len(late) // 2])
    return numbers.diverged or (grows and rising_share(late) > 0.6)


def flung(account: RunAccount) -> bool:
    """Tell whether a loss went up and did not come down again, though it may be calm by now."""
    return ends_high(account) or thrown_off(account)


def ends_high(account: RunAccount) -> bool:
    """Tell whether the training loss ended above its start, and above guessing or near it."""
    start, end = account.numbers.train_loss[0], account.numbers.train_loss[-1]
    lost = end > LOST * start and near_guessing(account, end)
    return (end > 1.05 * unit(account) or lost) and not _climbs(account, RESTLESS)


def thrown_off(account: RunAccount) -> bool:
    """Tell whether the training loss was far above its start and the test loss stayed high."""
    train, test = account.numbers.train_loss, account.numbers.test_loss
    return max(train) > FLUNG * unit(account) and test[-1] > max(test[0], unit(account))


def restless(account: RunAccount) -> bool:
    """Tell whether the training loss went up and down a lot in the second half.

    Full-batch descent with a small enough step never climbs. A few jumps at the beginning do not
    matter, nor do small ones around a low loss.
    """
    late = last_part(account.numbers.epochs, account.numbers.train_loss, 0.5)
    if _climbs(account, WILD):
        return True
    high = account.numbers.train_loss[-1] > 1.05 * unit(account) or middle(late) > low_loss(account)
    return _climbs(account, RESTLESS) and high


def _climbs(account: RunAccount, units: float) -> bool:
    late = last_part(account.numbers.epochs, account.numbers.train_loss, 0.5)
    return climb(late) / max(1.0, len(late) / USUAL_STEPS) > units * unit(account)


def settles_below(account: RunAccount) -> bool:
    """Tell whether a restless loss is well below guessing at the end, and not rising."""
    numbers = account.numbers
    before = middle(last_part(numbers.epochs, numbers.train_loss, 0.5))
    level = level_at(numbers.epochs, numbers.train_loss, len(numbers.epochs) - 1)
    return not near_guessing(account, level) and level <= 1.1 * before


def level_at(epochs: Sequence[int], losses: Sequence[float], end: int) -> float:
    """Return the median of the last quarter before an entry: one noisy jump does not change it."""
    return middle(last_part(epochs[: end + 1], losses[: end + 1], 0.25))


def still_falling(account: RunAccount) -> bool:
    """Tell whether the training loss was falling when the training ended, and that is kept."""
    train = account.numbers.train_loss
    fell = train[-1] < train[0] and still_falls(account.numbers.epochs, train)
    return fell and not account.kept_before_the_end


def jumped(account: RunAccount) -> bool:
    """Tell whether the training loss was once above twice its start (or guessing, if higher)."""
    return max(account.numbers.train_loss) > 2.0 * unit(account)
