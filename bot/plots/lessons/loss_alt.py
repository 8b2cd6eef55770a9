"""Alt texts of loss curves in lessons: their numbers and shape, and no reading of what they mean.

A lesson tells what a curve means, and a rule that reads one alone may contradict it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plots.lessons.words import alt_of, loss_words, percent
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.plots.scale import LossScale
    from bot.trainings.numbers import RunNumbers

FEW = 3  # trainings whose curves are told one by one
MOST_NAME = 30  # characters of the name of a training
SWINGS = 1.2  # how far above both of its ends a curve climbs that swings
FLAT = 0.01  # a curve that moves by less than this share of its start stays where it is


def alt_of_losses(
    named: Sequence[tuple[str, RunNumbers]], scale: LossScale, *, test: bool, marked: int
) -> str:
    """Describe the curves of one training or more; of more, test losses by where they end."""
    what = "training and test losses" if test else "training losses"
    axis = "logarithmic axis" if scale.logarithmic else "axis"
    ends = f"{axis} {_short(scale.low)} to {_short(scale.high)}, round 0 to {scale.last_epoch:,}"
    many = f" of {len(named)} trainings" if len(named) > 1 else ""
    head = f"Line chart{many}, {what}, {ends}."
    if len(named) == 1:
        return alt_of([head, *_of_one(named[0][1], test)], [*_marked(named, marked)])
    if test and len(named) > FEW:
        each = [f"{shortened(name, MOST_NAME)} {_ends(run)}" for name, run in named]
        return alt_of([head], [f"Ends, training / test: {', '.join(each)}."])
    told = [f"{shortened(name, MOST_NAME)}: {_of_many(run, test)}." for name, run in named]
    return alt_of([head, *told[:1]], [*told[1:], *_marked(named, marked)])


def _short(number: float) -> str:
    return f"{number:g}"


def _of_one(run: RunNumbers, test: bool) -> list[str]:
    if not test:
        return [f"Training {_course(run.epochs, run.train_loss)}."]
    told = [
        f"Training {_course(run.epochs, run.train_loss)}.",
        f"Test {_course(run.epochs, run.test_loss)}.",
    ]
    if run.test_accuracy:
        told.append(f"Test points right at the end: {percent(run.test_accuracy[-1])}.")
    return told


def _ends(run: RunNumbers) -> str:
    return f"{loss_words(run.train_loss[-1])} / {loss_words(run.test_loss[-1])}"


def _of_many(run: RunNumbers, test: bool) -> str:
    if not test:
        return _course(run.epochs, run.train_loss)
    ends = [loss_words(losses[-1]) for losses in (run.train_loss, run.test_loss)]
    lowest = loss_words(min(run.test_loss))
    turned = f" (lowest {lowest})" if lowest not in {ends[1], loss_words(run.test_loss[0])} else ""
    return f"training {loss_words(run.train_loss[0])} to {ends[0]}, test {ends[1]}{turned}"


def _course(epochs: Sequence[int], losses: Sequence[float]) -> str:
    """Say how one curve goes: its start, its lowest point and its end."""
    lowest, highest = min(losses), max(losses)
    start, low, end = map(loss_words, (losses[0], lowest, losses[-1]))
    if highest > SWINGS * max(losses[0], losses[-1]):
        return f"starts at {start}, swings from {low} to {loss_words(highest)}, ends at {end}"
    if highest - lowest < FLAT * losses[0]:
        return f"stays at {start}" if start == end else f"stays flat, {start} to {end}"
    if low in {start, end}:
        return f"{'falls' if low == end else 'rises'} {start} to {end}"
    return f"falls {start} to {low} in round {epochs[losses.index(lowest)]:,}, then ends at {end}"


def place_of(run: RunNumbers, marked: int) -> int:
    """Return the place of a round among those measured: in long trainings the nearest one."""
    return min(range(len(run.epochs)), key=lambda place: abs(run.epochs[place] - marked))


def _marked(named: Sequence[tuple[str, RunNumbers]], marked: int) -> Iterator[str]:
    if marked:
        [(_, run), *_] = named
        place = place_of(run, marked)
        loss = loss_words(run.train_loss[place])
        yield f"Round {run.epochs[place]:,} is marked: training loss {loss}."
