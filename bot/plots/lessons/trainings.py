"""Trainings that pictures show: each one is done once, and shared by all that show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.neural.training import train

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.neural.examples import Examples
    from bot.neural.network import Network
    from bot.neural.parts.recipe import Parts
    from bot.neural.training import History, TrainingMoment
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec

    ExamplesFor = Callable[[TrainingSpec, str], Examples | None]

MOST_KEPT = 64  # some hundred kB each


@dataclass(frozen=True, slots=True)
class TrainedOnce:
    """A finished training, and the network that it started with."""

    history: History
    start: Network

    @property
    def at_start(self) -> History:
        """The same training with the network of its start."""
        return replace(self.history, network=self.start)


class LessonTrainings:
    """Trains what is asked for, or remembers it; the one asked for first is forgotten first.

    `examples_for` finds the examples of a spec and of the shipped table with this name.
    """

    def __init__(self, parts: Parts, examples_for: ExamplesFor = lambda _spec, _name: None) -> None:
        self._parts, self._examples_for = parts, examples_for
        self._kept: dict[tuple[TrainingSpec, str], TrainedOnce] = {}

    def of(self, spec: TrainingSpec, shipped: str = "") -> TrainedOnce:
        """Return a training, on the table that is `shipped` under this name if it needs one."""
        if (spec, shipped) not in self._kept:
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[spec, shipped] = self._train(spec, shipped)
        return self._kept[spec, shipped]

    def _train(self, spec: TrainingSpec, shipped: str) -> TrainedOnce:
        first: list[Network] = []

        def watch(moment: TrainingMoment) -> None:
            if not first:
                first.append(moment.network())

        history = train(spec, self._parts, self._examples_for(spec, shipped), watch)
        return TrainedOnce(history, first[0] if first else history.network)


def numbers_by_name(run: RunNumbers) -> dict[str, float]:
    """Name the numbers of a run by measure and time, such as "test right, last".

    Losses are in nats, what is right is a share of 0 to 1; "rises" counts the epochs that rose.
    "kept" is how it was after the epoch whose weights were kept, and alone its number;
    "rounds" are the epochs that were trained.
    """
    losses = {"train loss": run.train_loss, "test loss": run.test_loss}
    shares = {"train right": run.train_accuracy, "test right": run.test_accuracy}
    numbers: dict[str, float] = {"rounds": run.epochs[-1], "kept": run.kept_epoch}
    kept = run.epochs.index(run.kept_epoch)
    for name, series in (losses | shares).items():
        if series:
            numbers |= {f"{name}, first": series[0], f"{name}, last": series[-1]}
            numbers |= {f"{name}, lowest": min(series), f"{name}, kept": series[kept]}
            rises = sum(after > before for before, after in pairwise(series))
            numbers[f"{name}, rises"] = rises
    return numbers
