"""Say of a run what happened and why, with its own numbers, and what to try next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.curve_kinds import (
    EARLY_ROUNDS,
    CurveKind,
    all_twins,
    jumped,
    low_loss,
    near_guessing,
)
from bot.tutor.curve_measures import kept_index, loss_text, percent_text, rising_share

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.runs import RunNumbers

HEADLINES = {
    CurveKind.DIVERGING: "It diverges: the loss keeps growing",
    CurveKind.JAGGED: "It jumps: the learning rate is too large",
    CurveKind.NOISY: "It wiggles on its way down: small batches are noisy",
    CurveKind.CRAWLING: "It is still falling, but slowly",
    CurveKind.PLATEAU: "It is stuck: no better than guessing",
    CurveKind.GOOD: "It learned",
    CurveKind.UNDERFIT: "It goes flat too high: underfitting",
    CurveKind.OVERFIT: "The curves part: overfitting",
    CurveKind.DEAD_UNITS: "Many hidden units are dead",
    CurveKind.SYMMETRIC: "Equal starting weights: hidden units cannot differ",
    CurveKind.TOO_EARLY: "Too few rounds to tell",
}
Words = tuple[str, str]  # the cause, and the next experiment


def words_of(kind: CurveKind, numbers: RunNumbers) -> Words:
    """Say what happened and why, and the next thing to try; at most 300 characters together."""
    cause, next_step = WORDS[kind](numbers)
    if not numbers.stopped_early:
        return cause, next_step
    if kind in CUT_SHORT:
        next_step = "Try early stopping with more patience."
    return f"{cause} Early stopping kept round {numbers.kept_round}.", next_step


CUT_SHORT = {CurveKind.CRAWLING, CurveKind.PLATEAU, CurveKind.UNDERFIT, CurveKind.TOO_EARLY}


def rounds_text(numbers: RunNumbers) -> str:
    count = numbers.rounds[-1]
    return "1 round" if count == 1 else f"{count} rounds"


def _ends(numbers: RunNumbers) -> tuple[str, str, str]:
    """Training loss at the start; training and test loss of the network that was kept."""
    kept = kept_index(numbers)
    start, end, test = numbers.train_loss[0], numbers.train_loss[kept], numbers.test_loss[kept]
    return loss_text(start), loss_text(end), loss_text(test)


def _diverging(numbers: RunNumbers) -> Words:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    stopped = " The training was stopped there." if numbers.diverged else ""
    return (
        f"The training loss went from {start} to {end} in {rounds_text(numbers)} and was growing. "
        "The steps are too large: each nudge goes too far and makes the error "
        f"larger.{stopped}",
        "Press Rate ÷3, and again until the loss falls.",
    )


def _jagged(numbers: RunNumbers) -> Words:
    start, highest, end = map(
        loss_text, (numbers.train_loss[0], max(numbers.train_loss), numbers.train_loss[-1])
    )
    return (
        f"The training loss jumped from {start} to as much as {highest} and ended at {end} "
        f"(test {loss_text(numbers.test_loss[-1])}). It rose in "
        f"{percent_text(rising_share(numbers.train_loss))} of the steps shown. The learning rate "
        "is too large: each nudge goes too far.",
        "Press Rate ÷3 twice.",
    )


def _noisy(numbers: RunNumbers) -> Words:
    start, end, test = _ends(numbers)
    return (
        f"The training loss went from {start} down to {end} (test {test}), but rose in "
        f"{percent_text(rising_share(numbers.train_loss))} of the steps shown. Each small batch "
        "pulls the weights its own way. That is noise, not a fault.",
        "Try larger batches, or press Rate ÷3.",
    )


def _crawling(numbers: RunNumbers) -> Words:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    moved = f"fell from {start} to {end}" if start != end else f"hardly moved from {start}"
    return (
        f"It learns, but slowly. The training loss {moved} in {rounds_text(numbers)}, and it is "
        "still falling. The steps are small for so few rounds.",
        "Press Rate ×3, or press Longer.",
    )


def _plateau(numbers: RunNumbers) -> Words:
    end, guess = loss_text(numbers.train_loss[-1]), loss_text(numbers.guess_loss)
    stuck = f"The training loss is stuck at {end}; guessing gives {guess}."
    if numbers.train_loss[-1] > 1.05 * numbers.train_loss[0]:
        return (
            f"The training loss rose from {loss_text(numbers.train_loss[0])} to {end}; guessing "
            f"gives {guess}. A penalty, L1 or L2, that is too strong pulls all weights to zero.",
            "Try a smaller penalty. Without one, press Rate ÷3.",
        )
    if len(numbers.sizes) < 3:
        return f"{stuck} {_straight(numbers)}", "Try 8 hidden units."
    return (
        f"{stuck} The network found nothing in the inputs that tells the answers.",
        "Press New seed. If it stays stuck, press Wider.",
    )


def _straight(numbers: RunNumbers) -> str:
    if numbers.classes:
        return "Without hidden units the border is straight, and that does not fit these points."
    return "Without hidden units the output is a flat plane, and that does not fit these values."


def _good(numbers: RunNumbers) -> Words:
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


def _underfit(numbers: RunNumbers) -> Words:
    end, guess = loss_text(numbers.train_loss[-1]), loss_text(numbers.guess_loss)
    flat = f"The training loss went flat at {end}; guessing gives {guess}."
    if len(numbers.sizes) < 3:
        return f"{flat} {_straight(numbers)}", "Try 8 hidden units."
    why = "the classes overlap" if numbers.classes else "the values are noisy"
    return (
        f"{flat} The network is too simple for these points, its steps are too small to leave "
        f"this level soon, or {why}.",
        "Press Rate ×3. If nothing changes, press Wider.",
    )


def _overfit(numbers: RunNumbers) -> Words:
    kept = kept_index(numbers)
    _, end, test = _ends(numbers)
    best = numbers.best
    if near_guessing(numbers, numbers.test_loss[best]) or best >= kept:
        return (
            f"The training loss fell to {loss_text(numbers.train_loss[-1])}, but the test loss is "
            f"{test}; guessing gives {loss_text(numbers.guess_loss)}. The network memorised its "
            "training points and found no rule for new ones.",
            "Try more points. If the labels are random, nothing helps.",
        )
    best_round = numbers.rounds[best]
    stop = f"Try {best_round} rounds" if best_round >= EARLY_ROUNDS else "Try L2 0.01"
    return (
        f"The training loss fell to {end}, but the test loss ended at {test}. Its best was "
        f"{loss_text(numbers.test_loss[best])} in round {best_round}; after that the network "
        "learned the noise of its training points.",
        f"{stop}, or try more points.",
    )


def _dead_units(numbers: RunNumbers) -> Words:
    highest = loss_text(max(numbers.train_loss))
    after = f" after a jump to {highest}" if jumped(numbers) else ""
    return (
        f"{percent_text(numbers.dead_units)} of the hidden units give 0 for every training point. "
        "No blame passes through them, so their weights never change again. The training loss "
        f"ended at {loss_text(numbers.train_loss[-1])}{after}.",
        "Press Rate ÷3, or try tanh instead of ReLU.",
    )


def _symmetric(numbers: RunNumbers) -> Words:
    end, guess = loss_text(numbers.train_loss[-1]), loss_text(numbers.guess_loss)
    result = f"The training loss ended at {end}; guessing gives {guess}."
    if all_twins(numbers):
        why = (
            "Hidden units that start equal get equal blame, so they stay equal. "
            f"The {sum(numbers.sizes[1:-1])} here work like one in each layer."
        )
    else:
        why = "The weights started at zero, so no blame reaches the hidden units."
    after = " It is stuck." if near_guessing(numbers, numbers.train_loss[-1]) else ""
    return f"{why} {result}{after}", "Try the random start."


def _too_early(numbers: RunNumbers) -> Words:
    start, end = loss_text(numbers.train_loss[0]), loss_text(numbers.train_loss[-1])
    return (
        f"The training loss went from {start} to {end}, but {rounds_text(numbers)} cannot show "
        "a trend.",
        "Try 100 rounds or more.",
    )


WORDS: dict[CurveKind, Callable[[RunNumbers], Words]] = {
    CurveKind.DIVERGING: _diverging,
    CurveKind.JAGGED: _jagged,
    CurveKind.NOISY: _noisy,
    CurveKind.CRAWLING: _crawling,
    CurveKind.PLATEAU: _plateau,
    CurveKind.GOOD: _good,
    CurveKind.UNDERFIT: _underfit,
    CurveKind.OVERFIT: _overfit,
    CurveKind.DEAD_UNITS: _dead_units,
    CurveKind.SYMMETRIC: _symmetric,
    CurveKind.TOO_EARLY: _too_early,
}
