"""Say of a run what happened and why, with its own numbers, and what to try next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.flat import plateau, underfit
from bot.tutor.lab.diagnosis.kinds import (
    EARLY_EPOCHS,
    CurveKind,
    all_symmetric,
    jumped,
    low_loss,
    near_guessing,
)
from bot.tutor.lab.diagnosis.measures import kept_index, loss_text, percent_text, rising_share
from bot.tutor.lab.diagnosis.setup import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.diagnosis.setup import Setup, Words

HEADLINES = {
    CurveKind.DIVERGING: "It diverges: the loss keeps growing",
    CurveKind.JAGGED: "It jumps: the learning rate is too large",
    CurveKind.NOISY: "It wiggles on its way down: small batches are noisy",
    CurveKind.CRAWLING: "It is still falling, but slowly",
    CurveKind.PLATEAU: "It is stuck near the loss of guessing",
    CurveKind.GOOD: "It learned",
    CurveKind.UNDERFIT: "It goes flat too high: underfitting",
    CurveKind.OVERFIT: "The curves part: overfitting",
    CurveKind.DEAD_UNITS: "Many hidden units are dead",
    CurveKind.SYMMETRIC: "Equal starting weights: hidden units cannot differ",
    CurveKind.TOO_EARLY: "Too few rounds to tell",
}


def words_of(kind: CurveKind, numbers: RunNumbers, setup: Setup = PLAIN) -> Words:
    """Say what happened and why, and the next thing to try; at most 300 characters together."""
    one_class = numbers.classes and not numbers.baseline_loss and kind not in TOO_LARGE_STEPS
    cause, next_step = (_one_class if one_class else WORDS[kind])(numbers, setup)
    if not numbers.stopped_early:
        return cause, next_step
    if kind in CUT_SHORT:
        next_step = "Try early stopping with more patience."
    return f"{cause} Early stopping kept round {numbers.kept_epoch}.", next_step


TOO_LARGE_STEPS = {CurveKind.DIVERGING, CurveKind.JAGGED}
CUT_SHORT = {CurveKind.CRAWLING, CurveKind.PLATEAU, CurveKind.UNDERFIT, CurveKind.TOO_EARLY}


def epochs_text(numbers: RunNumbers) -> str:
    count = numbers.epochs[-1]
    return "1 round" if count == 1 else f"{count} rounds"


def _ends(numbers: RunNumbers) -> tuple[str, str, str]:
    """Training loss at the start; training and test loss of the network that was kept."""
    kept = kept_index(numbers)
    start, end, test = numbers.train_loss[0], numbers.train_loss[kept], numbers.test_loss[kept]
    return loss_text(start), loss_text(end), loss_text(test)


def _diverging(numbers: RunNumbers, _: Setup) -> Words:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    stopped = " The training was stopped there." if numbers.diverged else ""
    return (
        f"The training loss went from {start} to {end} in {epochs_text(numbers)} and was growing. "
        "The steps are too large: each nudge goes too far and makes the error "
        f"larger.{stopped}",
        "Press Rate ÷3, and again until the loss falls.",
    )


def _jagged(numbers: RunNumbers, setup: Setup) -> Words:
    start, highest, end = map(
        loss_text, (numbers.train_loss[0], max(numbers.train_loss), numbers.train_loss[-1])
    )
    return (
        f"The training loss jumped from {start} to as much as {highest} and ended at {end} "
        f"(test {loss_text(numbers.test_loss[-1])}). It rose in "
        f"{percent_text(rising_share(numbers.train_loss))} of the steps shown. The learning rate "
        "is too large: each nudge goes too far.",
        "Try a smaller penalty, or press Rate ÷3." if setup.penalty else "Press Rate ÷3 twice.",
    )


def _noisy(numbers: RunNumbers, _: Setup) -> Words:
    start, end, test = _ends(numbers)
    return (
        f"The training loss went from {start} down to {end} (test {test}), but rose in "
        f"{percent_text(rising_share(numbers.train_loss))} of the steps shown. Each small batch "
        "pulls the weights its own way. That is noise, not a fault.",
        "Try larger batches, or press Rate ÷3.",
    )


def _crawling(numbers: RunNumbers, setup: Setup) -> Words:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    presses = ["Rate ×3"] * setup.faster + ["Longer"] * setup.longer
    moved = f"fell from {start} to {end}" if start != end else f"hardly moved from {start}"
    return (
        f"It learns, but slowly. The training loss {moved} in {epochs_text(numbers)}, and it is "
        "still falling. The steps are small for so few rounds.",
        f"Press {', or press '.join(presses)}." if presses else "Try the optimizer adam.",
    )


def _good(numbers: RunNumbers, _: Setup) -> Words:
    start, end, test = _ends(numbers)
    right = ""
    if numbers.test_accuracy:
        share = percent_text(numbers.test_accuracy[kept_index(numbers)])
        right = f" It gets {share} of the test points right."
    kept = kept_index(numbers)
    holds = numbers.test_loss[kept] <= max(1.5 * numbers.train_loss[kept], low_loss(numbers))
    on_new = "holds on new points too" if holds else "holds less well on new points"
    cause = (
        f"The training loss fell from {start} to {end} and the test loss ended at {test}. "
        f"What it learned {on_new}.{right}"
    )
    if jumped(numbers):
        highest = loss_text(max(numbers.train_loss))
        return f"{cause} On its way it jumped to {highest}.", "Press Rate ÷3 for smaller steps."
    return cause, "Press New seed: does it work again with other points?"


def _overfit(numbers: RunNumbers, setup: Setup) -> Words:
    kept = kept_index(numbers)
    _, end, test = _ends(numbers)
    best = numbers.best
    by_heart = numbers.train_loss[-1] <= low_loss(numbers)
    if best >= kept or (by_heart and near_guessing(numbers, numbers.test_loss[best])):
        return (
            f"The training loss fell to {loss_text(numbers.train_loss[-1])}, but the test loss is "
            f"{test}; guessing gives {loss_text(numbers.baseline_loss)}. The network memorised its "
            "training points and found no rule for new ones.",
            "Try more points. If the labels are random, nothing helps.",
        )
    best_epoch = numbers.epochs[best]
    penalty = "Try a larger penalty" if setup.penalty else "Try L2 0.01"
    stop = f"Try {best_epoch} rounds" if best_epoch >= EARLY_EPOCHS else penalty
    return (
        f"The training loss fell to {end}, but the test loss ended at {test}. Its best was "
        f"{loss_text(numbers.test_loss[best])} in round {best_epoch}; after that the network "
        "learned the noise of its training points.",
        f"{stop}, or try more points.",
    )


def _one_class(numbers: RunNumbers, _: Setup) -> Words:
    _start, end, test = _ends(numbers)
    return (
        "All training points here are of one class, so there was nothing to tell apart. The "
        f"training loss is {end}, the test loss {test}.",
        "Try more points, or a larger share for training.",
    )


def _dead_units(numbers: RunNumbers, _: Setup) -> Words:
    highest = loss_text(max(numbers.train_loss))
    after = f" after a jump to {highest}" if jumped(numbers) else ""
    return (
        f"{percent_text(numbers.dead_units)} of the hidden units give 0 for every training point. "
        "No blame passes through them, so no example moves their weights. The training loss "
        f"ended at {loss_text(numbers.train_loss[-1])}{after}.",
        "Press Rate ÷3, or try tanh.",
    )


def _symmetric(numbers: RunNumbers, _: Setup) -> Words:
    end, guess = loss_text(numbers.train_loss[-1]), loss_text(numbers.baseline_loss)
    result = f"The training loss ended at {end}; guessing gives {guess}."
    if all_symmetric(numbers):
        why = (
            "Hidden units that start equal get equal blame, so they stay equal. "
            f"The {sum(numbers.sizes[1:-1])} here work like one in each layer."
        )
    else:
        why = "The weights started at zero, so no blame reaches the hidden units."
    after = " It is stuck." if near_guessing(numbers, numbers.train_loss[-1]) else ""
    return f"{why} {result}{after}", "Try the random start."


def _too_early(numbers: RunNumbers, _: Setup) -> Words:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    return (
        f"The training loss went from {start} to {end}, but {epochs_text(numbers)} cannot show "
        "a trend.",
        "Try 100 rounds or more.",
    )


WORDS: dict[CurveKind, Callable[[RunNumbers, Setup], Words]] = {
    CurveKind.DIVERGING: _diverging,
    CurveKind.JAGGED: _jagged,
    CurveKind.NOISY: _noisy,
    CurveKind.CRAWLING: _crawling,
    CurveKind.PLATEAU: plateau,
    CurveKind.GOOD: _good,
    CurveKind.UNDERFIT: underfit,
    CurveKind.OVERFIT: _overfit,
    CurveKind.DEAD_UNITS: _dead_units,
    CurveKind.SYMMETRIC: _symmetric,
    CurveKind.TOO_EARLY: _too_early,
}
