"""Says why a training loss stays flat, near guessing or below it, and what may change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.measures import kept_index, loss_text, percent_text

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.diagnosis.setup import Setup, Words

DEEP = 3  # hidden layers, through which deltas may shrink to almost nothing
CLEARLY = 0.15  # accuracy this far above that of always predicting one class, as a share
LOST = "The first steps went too far, and it found no way back.", "Press Rate ÷3."


def plateau(numbers: RunNumbers, setup: Setup) -> Words:
    """Explain a run that stays near the loss of guessing."""
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    rose = numbers.train_loss[-1] > 1.05 * numbers.train_loss[0]
    went = f"rose from {start} to {end}" if rose else f"is stuck at {end}"
    why, next_step = _after_a_rise(setup) if rose else _stuck(numbers, setup)
    guess = loss_text(numbers.baseline_loss)
    return f"The training loss {went}; guessing gives {guess}. {why}", next_step


def underfit(numbers: RunNumbers, setup: Setup) -> Words:
    """Explain a run that is better than guessing, and no longer falls."""
    end, guess = loss_text(numbers.train_loss[-1]), loss_text(numbers.baseline_loss)
    overlap = "the classes overlap" if numbers.classes else "the values are noisy"
    why, next_step = _too_high(numbers, setup)
    return (
        f"The training loss went flat at {end}; guessing gives {guess}. {why}, or {overlap}.",
        next_step,
    )


def _after_a_rise(setup: Setup) -> Words:
    if setup.penalty:
        return (
            "The penalty, L1 or L2, is so strong that it pulls all weights to zero.",
            "Try a smaller penalty.",
        )
    return LOST


def _stuck(numbers: RunNumbers, setup: Setup) -> Words:
    if numbers.test_accuracy and _accuracy_above_chance(numbers) > CLEARLY:
        share = percent_text(numbers.test_accuracy[kept_index(numbers)])
        return (
            f"Yet it gets {share} of the test points right: it finds the pattern, but is unsure. "
            "Wrong training labels or a strong penalty can do that.",
            "Try fewer wrong labels, or a smaller penalty.",
        )
    if _is_straight(numbers, setup):
        return f"{_straight(numbers)}.", _bent(setup)
    if setup.penalty:
        return "The penalty may hold the weights too small.", "Try a smaller penalty."
    return _nothing_found(numbers, setup) if setup.faster else LOST


def _nothing_found(numbers: RunNumbers, setup: Setup) -> Words:
    layers = len(numbers.sizes) - 2
    if layers >= DEEP:
        return (
            f"On its way back through {layers} hidden layers the blame may shrink to almost "
            "nothing, so the first layers hardly change.",
            "Try 1 or 2 hidden layers.",
        )
    return (
        "The network found nothing in the inputs that tells the answers.",
        f"Press New seed. If it stays stuck, {_wider(setup)}.",
    )


def _too_high(numbers: RunNumbers, setup: Setup) -> Words:
    """Name a cause, without its full stop, that may act together with noise in the points."""
    if _is_straight(numbers, setup):
        return _straight(numbers), _bent(setup)
    if setup.penalty:
        return "The penalty may hold the weights too small", "Try a smaller penalty."
    if not setup.faster:
        return "The first steps may have gone too far", "Press Rate ÷3."
    return (
        "The network is too simple for these points, its steps are too small to leave this level "
        "soon",
        f"Press Rate ×3. If nothing changes, {_wider(setup)}.",
    )


def _accuracy_above_chance(numbers: RunNumbers) -> float:
    """Return the test accuracy minus that of always predicting the commonest class, as a share."""
    most = max(map(sum, numbers.confusion), default=0) / max(1, numbers.counts[2])
    return numbers.test_accuracy[kept_index(numbers)] - most


def _is_straight(numbers: RunNumbers, setup: Setup) -> bool:
    return len(numbers.sizes) < 3 or setup.linear


def _straight(numbers: RunNumbers) -> str:
    hidden = len(numbers.sizes) > 2
    units = "With linear units" if hidden else "Without hidden units"
    if numbers.classes:
        return f"{units} the border is straight, and that does not fit these points"
    return f"{units} the output is a flat plane, and that does not fit these values"


def _bent(setup: Setup) -> str:
    return "Try 8 hidden units with tanh." if setup.linear else "Try 8 hidden units."


def _wider(setup: Setup) -> str:
    return "press Wider" if setup.wider else "try other inputs"
