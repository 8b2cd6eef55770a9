"""Tells how low a loss is, and how many points are right, beside guessing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount

# Losses as shares of the loss of guessing, ln 2 = 0.693 for two classes. At or below the first
# three the network has found the pattern: about 9 in 10 correct, or 90 % of the variance explained.
LOW_FOR_TWO = 0.36
LOW_FOR_MORE = 0.25
LOW_FOR_VALUES = 0.1
NEAR_GUESSING = 0.87  # at or above, it does little better than guessing
MOSTLY = 0.9  # a share of right points that is told as most of them
CLEARLY = 0.15  # this far above always naming the commonest class, as a share
FEW = 10  # test points
SURE = 2.0  # standard deviations of a share of so many points that chance hardly exceeds


def low_loss(account: RunAccount) -> float:
    """Return the loss at or below which the network has found the pattern."""
    classes = account.numbers.classes
    share = LOW_FOR_TWO if len(classes) == 2 else LOW_FOR_MORE
    return (share if classes else LOW_FOR_VALUES) * account.guessing


def near_guessing(account: RunAccount, loss: float) -> bool:
    """Tell whether a loss is at least NEAR_GUESSING times that of guessing."""
    return loss >= NEAR_GUESSING * account.guessing


def test_is_low(account: RunAccount) -> bool:
    return account.test_loss <= low_loss(account)


def learned(account: RunAccount) -> bool:
    """Tell whether the kept network has found the pattern.

    Wrong labels keep the training loss high; then the test points, whose labels are right, tell it.
    """
    by_test = bool(account.spec.flips) and test_is_low(account) and not few_test_points(account)
    return account.train_loss <= low_loss(account) or by_test


def few_test_points(account: RunAccount) -> bool:
    """Tell whether there are so few test points that they say nothing about new ones."""
    return account.numbers.counts[2] < FEW


def mostly_right(account: RunAccount) -> bool:
    right = account.test_right
    if right is None or few_test_points(account):
        return False
    return right >= MOSTLY and above_chance(account) >= CLEARLY


def above_chance(account: RunAccount) -> float:
    """Return the share of right test points minus that of always naming the commonest class."""
    commonest = max(map(sum, account.numbers.confusion), default=0)
    return (account.test_right or 0.0) - commonest / max(1, account.numbers.counts[2])


def no_better_than_chance(account: RunAccount) -> bool:
    """Tell whether chance alone could make as many test points right."""
    deviation = math.sqrt(0.25 / max(1, account.numbers.counts[2]))
    return above_chance(account) <= SURE * deviation
