"""Classifies a training by rules that are tried in order on its numbers."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.measures import (
    climb,
    kept_index,
    last_part,
    middle,
    noise_of,
    rising_share,
    still_falls,
    yardstick,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.trainings.numbers import RunNumbers

EARLY_EPOCHS = 10  # fewer epochs than this say nothing yet

# Losses as shares of the loss of guessing, ln 2 = 0.693 for two classes. At or below the first
# three the network has found the pattern: about 9 in 10 correct, or 90 % of the variance explained.
LOW_FOR_TWO = 0.36
LOW_FOR_MORE = 0.25
LOW_FOR_VALUES = 0.1
NEAR_GUESSING = 0.87  # at or above, it does little better than guessing
VISIBLE_RISE = 0.07  # a smaller rise cannot be seen in the picture
WIDE_GAP = 0.72  # the test loss ends this far above the training loss: it no longer follows
STILL_TOGETHER = 1.15  # up to this many times the training loss, the test loss follows it
OVERFIT_RATIO = 1.5  # test loss at the end over its lowest, as in the overfitting lab

# Climbs of the second half in units of the start, for up to USUAL_STEPS measured epochs there.
USUAL_STEPS = 150
RESTLESS = 0.25  # too much for a loss that is still high
WILD = 2.0  # too much anywhere
FLUNG = 5.0  # a loss this many times its start has thrown the weights far away

ALL = 0.99  # shares at or above this are read as "all"
MANY_DEAD = 0.5


class CurveKind(StrEnum):
    DIVERGING = "diverging"
    JAGGED = "jagged"
    NOISY = "noisy"  # it jumps because batches are small, yet it comes down
    CRAWLING = "crawling"
    PLATEAU = "plateau"
    GOOD = "good"
    UNDERFIT = "underfit"
    OVERFIT = "overfit"
    DEAD_UNITS = "dead units"
    SYMMETRIC = "symmetric"
    TOO_EARLY = "too early"


def kind_of(numbers: RunNumbers, *, batches: bool = False) -> CurveKind:
    """Return the kind of a run. `batches` says that it was trained on less than all points at once.

    Jumps come from a learning rate that is too large; but if the loss comes down all the same, they
    are the noise of small batches.
    """
    kind = next((kind for kind, holds in RULES if holds(numbers)), CurveKind.UNDERFIT)
    if kind is not CurveKind.JAGGED or not (batches and _comes_down(numbers)):
        return kind
    if _overfits(numbers):
        return CurveKind.OVERFIT
    return CurveKind.GOOD if _level(numbers) <= low_loss(numbers) else CurveKind.NOISY


def low_loss(numbers: RunNumbers) -> float:
    """Return the loss at or below which the network has found the pattern."""
    share = LOW_FOR_TWO if len(numbers.classes) == 2 else LOW_FOR_MORE
    return (share if numbers.classes else LOW_FOR_VALUES) * yardstick(numbers)


def near_guessing(numbers: RunNumbers, loss: float) -> bool:
    """Tell whether a loss is at least NEAR_GUESSING times that of guessing."""
    return loss >= NEAR_GUESSING * yardstick(numbers)


def all_symmetric(numbers: RunNumbers) -> bool:
    """Tell whether every hidden unit does the same as another one of its layer."""
    return numbers.symmetric_units >= ALL


def jumped(numbers: RunNumbers) -> bool:
    """Tell whether the training loss was once above twice its start (or guessing, if higher)."""
    return max(numbers.train_loss) > 2.0 * _unit(numbers)


def _unit(numbers: RunNumbers) -> float:
    return max(numbers.train_loss[0], yardstick(numbers))


def _starts_equal(numbers: RunNumbers) -> bool:
    """Tell whether all weights began at zero, so that the deltas of hidden units were zero too.

    Then each class begins with the same probability. Nothing so exact can be seen where a value is
    predicted: there the loss must start near that of guessing, and stay.
    """
    train, test = numbers.train_loss, numbers.test_loss
    if len(numbers.sizes) < 3:
        return False
    stuck = near_guessing(numbers, min(train))
    if numbers.classes:
        even = _even_chances(len(numbers.classes), train[0])
        return even and _even_chances(len(numbers.classes), test[0]) and stuck
    calm = max(train) <= 1.001 * train[0] <= 1.1 * yardstick(numbers)
    return all_symmetric(numbers) and stuck and calm


def _even_chances(classes: int, loss: float) -> bool:
    """Tell whether a loss, cross-entropy or squared, is that of equal probabilities."""
    squared = 0.25 if classes == 2 else 1 - 1 / classes
    return any(math.isclose(loss, even, rel_tol=1e-5) for even in (math.log(classes), squared))


def _diverges(numbers: RunNumbers) -> bool:
    late = last_part(numbers.epochs, numbers.train_loss, 0.5)
    return numbers.diverged or (
        numbers.train_loss[-1] > 1.05 * _unit(numbers) and rising_share(late) > 0.6
    )


def _jumps(numbers: RunNumbers) -> bool:
    """Tell whether the training loss ended above its start, climbed a lot late, or went astray.

    Full-batch descent with a small enough step never climbs. A few jumps at the beginning do not
    matter unless the test loss never recovers from them, nor do small ones around a low loss.
    """
    late = last_part(numbers.epochs, numbers.train_loss, 0.5)
    climbed = climb(late) / max(1.0, len(late) / USUAL_STEPS)
    unit = _unit(numbers)
    flung = max(numbers.train_loss) > FLUNG * unit
    astray = flung and numbers.test_loss[-1] > max(numbers.test_loss[0], unit)
    restless = climbed > RESTLESS * unit and middle(late) > low_loss(numbers)
    return numbers.train_loss[-1] > 1.05 * unit or climbed > WILD * unit or restless or astray


def _comes_down(numbers: RunNumbers) -> bool:
    """Tell whether a restless loss is well below guessing at the end, and not rising."""
    before = middle(last_part(numbers.epochs, numbers.train_loss, 0.5))
    return not near_guessing(numbers, _level(numbers)) and _level(numbers) <= 1.1 * before


def _level(numbers: RunNumbers) -> float:
    return _level_of(numbers, numbers.train_loss, len(numbers.epochs) - 1)


def _level_of(numbers: RunNumbers, losses: Sequence[float], end: int) -> float:
    """Return the median of the last quarter before an entry: one noisy jump does not change it."""
    return middle(last_part(numbers.epochs[: end + 1], losses[: end + 1], 0.25))


def _all_dead(numbers: RunNumbers) -> bool:
    """Tell whether all hidden units are dead, or so many that the loss is stuck."""
    late = last_part(numbers.epochs, numbers.train_loss, 0.5)
    stuck = near_guessing(numbers, min(late)) and max(late) <= 1.05 * min(late)
    return numbers.dead_units >= ALL or (_many_dead(numbers) and stuck)


def _many_dead(numbers: RunNumbers) -> bool:
    return numbers.dead_units >= MANY_DEAD


def _too_early(numbers: RunNumbers) -> bool:
    return numbers.epochs[-1] < EARLY_EPOCHS and not _learned(numbers)


def _overfits(numbers: RunNumbers) -> bool:
    """Tell whether test loss left its best while training loss fell, or never followed it down.

    Where early stopping kept an earlier network, that one is judged; if it had not learned yet,
    what was learned later was memorised.
    """
    unit, end = yardstick(numbers), kept_index(numbers)
    train, test = numbers.train_loss, numbers.test_loss
    best = min(range(end + 1), key=test.__getitem__)
    rise, gap = test[end] - test[best], test[end] - train[end]
    level, lowest = _level_of(numbers, test, end), middle(test[max(0, best - 2) : best + 3])
    parted = level > OVERFIT_RATIO * lowest or gap > WIDE_GAP * unit or level > test[0] + 0.2 * unit
    apart = level > STILL_TOGETHER * _level_of(numbers, train, end)
    by_heart = train[-1] <= low_loss(numbers) and near_guessing(numbers, test[end])
    visible = max(VISIBLE_RISE * unit, noise_of(numbers.epochs, test))
    return by_heart or (parted and apart and rise > visible and train[end] < train[best])


def _learned(numbers: RunNumbers) -> bool:
    return numbers.train_loss[kept_index(numbers)] <= low_loss(numbers)


def _crawls(numbers: RunNumbers) -> bool:
    train = numbers.train_loss
    return train[-1] < train[0] and still_falls(numbers.epochs, train)


def _plateau(numbers: RunNumbers) -> bool:
    return near_guessing(numbers, numbers.train_loss[-1])


RULES: tuple[tuple[CurveKind, Callable[[RunNumbers], bool]], ...] = (
    (CurveKind.SYMMETRIC, _starts_equal),
    (CurveKind.DIVERGING, _diverges),
    (CurveKind.DEAD_UNITS, _all_dead),
    (CurveKind.JAGGED, _jumps),
    (CurveKind.SYMMETRIC, all_symmetric),
    (CurveKind.TOO_EARLY, _too_early),
    (CurveKind.OVERFIT, _overfits),
    (CurveKind.GOOD, _learned),
    (CurveKind.DEAD_UNITS, _many_dead),
    (CurveKind.CRAWLING, _crawls),
    (CurveKind.PLATEAU, _plateau),
)
