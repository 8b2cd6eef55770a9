"""Read a finished training off its two loss curves: what happened, why, and what to try next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EARLY_ROUNDS = 10  # fewer rounds than this say nothing yet
LOW_LOSS = 0.25  # at or below, the network has found the pattern: about 9 in 10 right
COIN_TOSS = 0.6  # at or above, it does little better than guessing: ln 2 = 0.693
OVERFIT_RATIO = 1.5  # end of the test loss over its best, as in the course's overfitting lab
OVERFIT_RISE = 0.05  # a rise smaller than this cannot be seen in the picture
WIDE_GAP = 0.5  # the test loss ends this far above the training loss: it no longer follows
WIDE_RATIO = 5.0  # a curve that climbs this far above its start needs a logarithmic axis


class CurveKind(Enum):
    """What a run looks like. The value is the takeaway in a few words."""

    TOO_LARGE = "It jumps: the learning rate is too large"
    TOO_EARLY = "Too few rounds to tell"
    OVERFIT = "The curves part: overfitting"
    GOOD = "It learned"
    SLOW = "It is still falling: more or larger steps are needed"
    STUCK = "It is stuck near a coin toss"
    UNDERFIT = "It goes flat too high: underfitting"


@dataclass(frozen=True, slots=True)
class Reading:
    """`sentence` is for the learner: cause and next thing to try, at most 200 characters."""

    kind: CurveKind
    sentence: str


def read_curves(train_loss: Sequence[float], test_loss: Sequence[float]) -> Reading:
    """Read a run. Index k of a loss is after k rounds; both hold at least one finite number."""
    kind = _kind(train_loss, test_loss)
    return Reading(kind, SENTENCES[kind](train_loss, test_loss))


def describe(train_loss: Sequence[float], test_loss: Sequence[float]) -> str:
    """Say in at most 300 characters what the picture shows, for those who cannot see it."""
    reading = read_curves(train_loss, test_loss)
    axis = "logarithmic loss axis" if needs_log_axis(train_loss, test_loss) else "loss"
    lowest, highest = min(*train_loss, *test_loss), max(*train_loss, *test_loss)
    return (
        f"Line chart, {axis} {loss_text(lowest)} to {loss_text(highest)}, "
        f"round 0 to {len(train_loss) - 1}. "
        f"Training {_course(train_loss)}. Test {_course(test_loss)}. {reading.kind.value}."
    )


def needs_log_axis(train_loss: Sequence[float], test_loss: Sequence[float]) -> bool:
    """Tell whether the losses climb so far that even steps would hide where they started."""
    return max(*train_loss, *test_loss) > WIDE_RATIO * max(train_loss[0], test_loss[0])


def loss_text(loss: float) -> str:
    """Write a loss with the digits that matter, in at most 9 characters for losses below 1e100."""
    size = abs(loss)
    if size >= 1e6:
        return f"{loss:.1e}"
    return f"{loss:,.0f}" if size >= 10 else f"{loss:.{2 if size >= 0.1 else 3}f}"


def _too_large(train_loss: Sequence[float], test_loss: Sequence[float]) -> str:
    start, highest, end = map(loss_text, (train_loss[0], max(train_loss), train_loss[-1]))
    return (
        f"The learning rate is too large. Each nudge goes too far: the loss jumped from {start} to "
        f"as much as {highest}, and ended at {end} (test {loss_text(test_loss[-1])}). "
        "Try one ten times smaller."
    )


def _too_early(train_loss: Sequence[float], _: Sequence[float]) -> str:
    start, end = loss_text(train_loss[0]), loss_text(train_loss[-1])
    return (
        f"The loss went from {start} to {end}, but {_rounds(train_loss)} cannot show a trend. "
        "Try 100 rounds or more."
    )


def _overfit(train_loss: Sequence[float], test_loss: Sequence[float]) -> str:
    end, test_end, best = map(loss_text, (train_loss[-1], test_loss[-1], min(test_loss)))
    best_round = _lowest_round(test_loss)
    following = "Try to stop near there." if best_round >= EARLY_ROUNDS else "Try fewer rounds."
    return (
        f"Overfitting: training loss fell to {end}, but test loss rose to {test_end}. Its best was "
        f"{best} in round {best_round}; then the network learned noise. {following}"
    )


def _good(train_loss: Sequence[float], test_loss: Sequence[float]) -> str:
    start, end, test_end = map(loss_text, (train_loss[0], train_loss[-1], test_loss[-1]))
    following = (
        f"On its way it jumped to {loss_text(max(train_loss))}: try a smaller learning rate."
        if _jumped(train_loss)
        else "Now try a learning rate 100 times larger, and watch it break."
    )
    return (
        f"It learned: training loss went from {start} to {end}, and test loss ended at {test_end}. "
        f"{following}"
    )


def _slow(train_loss: Sequence[float], _: Sequence[float]) -> str:
    start, end = loss_text(train_loss[0]), loss_text(train_loss[-1])
    moved = f"fell from {start} to {end}" if start != end else f"hardly moved from {start}"
    return (
        f"It learns, but slowly: the loss {moved} in {_rounds(train_loss)}, and it is still "
        "falling. The steps are small. Try a larger learning rate or more rounds."
    )


def _stuck(train_loss: Sequence[float], _: Sequence[float]) -> str:
    return (
        f"The loss is stuck at {loss_text(train_loss[-1])}; guessing gives 0.69. No border was "
        "found that bends around these points. Try more hidden units, a larger learning rate or "
        "another seed."
    )


def _underfit(train_loss: Sequence[float], _: Sequence[float]) -> str:
    return (
        f"Underfitting: the loss went flat at {loss_text(train_loss[-1])}, which is high. The "
        "network is too simple, or the points overlap. Try more hidden units."
    )


SENTENCES = {
    CurveKind.TOO_LARGE: _too_large,
    CurveKind.TOO_EARLY: _too_early,
    CurveKind.OVERFIT: _overfit,
    CurveKind.GOOD: _good,
    CurveKind.SLOW: _slow,
    CurveKind.STUCK: _stuck,
    CurveKind.UNDERFIT: _underfit,
}


def _kind(train_loss: Sequence[float], test_loss: Sequence[float]) -> CurveKind:
    if _never_settles(train_loss) or _jumped_astray(train_loss, test_loss):
        return CurveKind.TOO_LARGE
    if len(train_loss) - 1 < EARLY_ROUNDS:
        return CurveKind.TOO_EARLY
    if _overfits(train_loss, test_loss):
        return CurveKind.OVERFIT
    return CurveKind.GOOD if train_loss[-1] <= LOW_LOSS else _kind_of_high(train_loss)


def _kind_of_high(train_loss: Sequence[float]) -> CurveKind:
    if _still_falls(train_loss):
        return CurveKind.SLOW
    return CurveKind.STUCK if train_loss[-1] >= COIN_TOSS else CurveKind.UNDERFIT


def _never_settles(losses: Sequence[float]) -> bool:
    """Tell whether it ended above its start or climbed a lot, in total, over the second half.

    Full-batch descent with a small enough step never climbs. A few jumps at the beginning do not
    matter, nor small ones around a low loss.
    """
    start, late = losses[0], losses[len(losses) // 2 :]
    climbed = sum(max(0.0, after - before) for before, after in pairwise(late))
    usual = sorted(late)[len(late) // 2]
    return (
        losses[-1] > 1.05 * start
        or climbed > 2.0 * start
        or (climbed > 0.25 * start and usual > LOW_LOSS)
    )


def _jumped_astray(train_loss: Sequence[float], test_loss: Sequence[float]) -> bool:
    """Tell whether it jumped on its way, settled, and yet left the test loss above its start."""
    return _jumped(train_loss) and test_loss[-1] > test_loss[0]


def _jumped(losses: Sequence[float]) -> bool:
    return max(losses) > 2.0 * losses[0]


def _overfits(train_loss: Sequence[float], test_loss: Sequence[float]) -> bool:
    """Tell whether the test loss left its best visibly while the training loss went on falling."""
    best, end = min(test_loss), test_loss[-1]
    then = train_loss[min(_lowest_round(test_loss), len(train_loss) - 1)]
    parted = end > OVERFIT_RATIO * best or end - train_loss[-1] > WIDE_GAP
    return parted and end - best > OVERFIT_RISE and train_loss[-1] < then


def _still_falls(losses: Sequence[float]) -> bool:
    """Fell by over 1 % in the last quarter, or about as much in the second half as in the first."""
    rounds, end = len(losses) - 1, losses[-1]
    middle, late = losses[rounds // 2], losses[rounds - rounds // 4]
    return late - end > 0.01 * late or middle - end > max(0.5 * (losses[0] - middle), 1e-9)


def _course(losses: Sequence[float]) -> str:
    """Say how one curve goes: its start, its lowest point and its end."""
    start, lowest, end = map(loss_text, (losses[0], min(losses), losses[-1]))
    highest = max(losses)
    if highest > 1.2 * max(losses[0], losses[-1]):
        return f"starts at {start}, swings from {lowest} to {loss_text(highest)}, ends at {end}"
    if start == lowest == end:
        return f"stays at {start}"
    if lowest in {start, end}:
        return f"{'falls' if lowest == end else 'rises'} {start} to {end}"
    return f"falls {start} to {lowest} in round {_lowest_round(losses)}, then rises to {end}"


def _lowest_round(losses: Sequence[float]) -> int:
    return losses.index(min(losses))


def _rounds(losses: Sequence[float]) -> str:
    count = len(losses) - 1
    return "1 round" if count == 1 else f"{count} rounds"
