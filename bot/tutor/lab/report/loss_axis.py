"""Decides whether losses have a linear or a logarithmic axis, for pictures and alt texts."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from bot.trainings.spec import AUTO_AXIS, LOG_AXIS
from bot.tutor.lab.report.ranking import ranking_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.account import RunAccount

LOWEST_SHOWN = 0.001  # a logarithmic axis does not go below this: it has no place for 0
WIDE_RATIO = 5.0  # losses that climb this far above their start would flatten what came before
LATE = 0.2  # what is late starts after this share of the epochs
FLAT, SEEN = 0.07, 0.2  # shares of an axis that late changes use at most and at least


def is_logarithmic(accounts: Sequence[RunAccount]) -> bool:
    """Tell whether runs drawn on one scale get a logarithmic axis.

    The first run whose person chose an axis decides. Else it is logarithmic where a linear one
    would hide something: the start, as losses climb to over 5 times it, or the last 80 % of the
    epochs, which use under 7 % of a linear axis and over 20 % of a logarithmic one.
    """
    chosen = (one.spec.axis for one in accounts if one.spec.axis != AUTO_AXIS)
    axis = next(chosen, AUTO_AXIS)
    if axis != AUTO_AXIS:
        return axis == LOG_AXIS
    runs = [account.numbers for account in accounts]
    return _climbs_far(runs) or _is_flat_late(runs)


def setting_the_scale(accounts: Sequence[RunAccount]) -> list[RunAccount]:
    """Return the runs for whose losses a shared axis has room: those that did not diverge.

    One that did would flatten all others, and its losses mean nothing; if all did, all count.
    """
    diverged = ranking_of(accounts).diverged
    sound = [account for place, account in enumerate(accounts) if place not in diverged]
    return sound or list(accounts)


def _climbs_far(runs: Sequence[RunNumbers]) -> bool:
    curves = [curve for run in runs for curve in (run.train_loss, run.test_loss)]
    return max(map(max, curves)) > WIDE_RATIO * max(curve[0] for curve in curves)


def _is_flat_late(runs: Sequence[RunNumbers]) -> bool:
    late = [curve for run in runs for curve in _late(run)]
    top = max(max(*run.train_loss, *run.test_loss) for run in runs)
    lowest = _shown(min(min(*run.train_loss, *run.test_loss) for run in runs))
    if top <= lowest:
        return False
    linear = max(max(curve) - min(curve) for curve in late) / top
    logarithmic = max(_powers(max(curve), min(curve)) for curve in late) / _powers(top, lowest)
    return linear < FLAT and logarithmic > SEEN


def _late(run: RunNumbers) -> list[Sequence[float]]:
    """Return the training and the test losses of the last 80 % of the epochs."""
    first = bisect_left(run.epochs, LATE * run.epochs[-1])
    return [run.train_loss[first:], run.test_loss[first:]]


def _powers(high: float, low: float) -> float:
    return math.log10(_shown(high) / _shown(low))


def _shown(loss: float) -> float:
    return max(loss, LOWEST_SHOWN)
