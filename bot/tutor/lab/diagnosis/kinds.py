"""Classifies a training by rules that are tried in order on its account."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.curves import diverges, flung, restless, settles_below, still_falling
from bot.tutor.lab.diagnosis.levels import (
    few_test_points,
    learned,
    mostly_right,
    near_guessing,
    test_is_low,
)
from bot.tutor.lab.diagnosis.overfitting import overfits, stopped_before_parting

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.lab.account import RunAccount

EARLY_EPOCHS = 10  # fewer epochs than this say nothing yet
ALL = 0.99  # shares at or above this are read as "all"
MANY_DEAD = 0.5
ZERO = "zero"  # the start from which nothing reaches the hidden units


class CurveKind(StrEnum):
    ONE_CLASS = "one class"
    SYMMETRIC = "symmetric"
    DIVERGING = "diverging"
    DEAD_UNITS = "dead units"
    AT_FLOOR = "at the floor"
    FLUNG = "flung"  # it went up far and did not come back
    JAGGED = "jagged"
    NOISY = "noisy"  # it jumps with batches that are small, yet it comes down
    TOO_EARLY = "too early"
    OVERFIT = "overfit"
    STOPPED = "stopped"  # early stopping kept a network from before the curves part
    GOOD = "good"
    CRAWLING = "crawling"
    MOSTLY_RIGHT = "mostly right"  # its loss is high all the same
    PLATEAU = "plateau"
    SETTLED = "settled"


def kind_of(account: RunAccount) -> CurveKind:
    """Return the kind of a run: what is told of it first."""
    return next((kind for kind, holds in RULES if holds(account)), CurveKind.SETTLED)


def kind_of_curve(account: RunAccount) -> CurveKind:
    """Return the kind of the curves alone, whatever could have been reached on these data."""
    return kind_of(replace(account, numbers=replace(account.numbers, floor_loss=None)))


def all_symmetric(account: RunAccount) -> bool:
    """Tell whether every hidden unit does the same as another one of its layer."""
    return account.numbers.symmetric_units >= ALL


def _starts_equal(account: RunAccount) -> bool:
    """Tell whether hidden units started equal and so cannot differ, or got no delta at all."""
    if not account.equal_start:
        return False
    return all_symmetric(account) or (account.spec.start == ZERO and _even_chances(account))


def _even_chances(account: RunAccount) -> bool:
    """Tell whether each class had the same probability at the start, and nothing changed much.

    So it is from a start with all weights at zero, as long as no delta reaches the hidden units.
    """
    numbers = account.numbers
    classes = len(numbers.classes)
    if not classes:
        return False
    squared = 0.25 if classes == 2 else 1 - 1 / classes
    start = numbers.train_loss[0], numbers.test_loss[0]
    even = all(
        any(math.isclose(loss, level, rel_tol=1e-5) for level in (math.log(classes), squared))
        for loss in start
    )
    return even and near_guessing(account, min(numbers.train_loss))


def _all_dead(account: RunAccount) -> bool:
    """Tell whether all hidden units are dead, or so many that the loss is stuck."""
    stuck = near_guessing(account, account.train_loss) and not still_falling(account)
    return account.numbers.dead_units >= ALL or (_many_dead(account) and stuck)


def _many_dead(account: RunAccount) -> bool:
    return account.numbers.dead_units >= MANY_DEAD


def _at_floor(account: RunAccount) -> bool:
    told = not few_test_points(account) and not flung(account)
    return account.at_floor and told and not test_is_low(account)


def _noisy(account: RunAccount) -> bool:
    comes_down = account.in_batches and settles_below(account)
    fell = account.train_loss < account.numbers.train_loss[0]
    noisy = restless(account) and comes_down and fell
    return noisy and not learned(account) and not overfits(account)


def _jagged(account: RunAccount) -> bool:
    comes_down = account.in_batches and settles_below(account)
    return _shows_a_trend(account) and restless(account) and not comes_down


def _shows_a_trend(account: RunAccount) -> bool:
    return account.last_epoch >= EARLY_EPOCHS


def _too_early(account: RunAccount) -> bool:
    return not (_shows_a_trend(account) or account.numbers.diverged or learned(account))


def _near_guessing(account: RunAccount) -> bool:
    return near_guessing(account, account.train_loss)


RULES: tuple[tuple[CurveKind, Callable[[RunAccount], bool]], ...] = (
    (CurveKind.ONE_CLASS, lambda account: account.one_class),
    (CurveKind.DIVERGING, lambda account: account.numbers.diverged),
    (CurveKind.AT_FLOOR, _at_floor),
    (CurveKind.SYMMETRIC, _starts_equal),
    (CurveKind.DEAD_UNITS, _all_dead),
    (CurveKind.TOO_EARLY, _too_early),
    (CurveKind.DIVERGING, lambda account: _shows_a_trend(account) and diverges(account)),
    (CurveKind.JAGGED, _jagged),
    (CurveKind.FLUNG, lambda account: _shows_a_trend(account) and flung(account)),
    (CurveKind.NOISY, _noisy),
    (CurveKind.OVERFIT, overfits),
    (CurveKind.GOOD, learned),
    (CurveKind.STOPPED, stopped_before_parting),
    (CurveKind.DEAD_UNITS, _many_dead),
    (CurveKind.CRAWLING, still_falling),
    (CurveKind.MOSTLY_RIGHT, mostly_right),
    (CurveKind.PLATEAU, _near_guessing),
)
