"""One account of a finished run: its numbers with its dials, and which epoch's network was kept.

Every sentence, table, title, alt text, ranking and score about a run reads from here.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.trainings.spec import PLANE
from bot.tutor.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.catalogue import ActivationFacts, Catalogue, LossFacts
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec

# A test loss up to this many times the floor, and this share of guessing more, is at the floor.
FLOOR_RATIO, FLOOR_SHARE = 1.10, 0.01


@dataclass(frozen=True, slots=True)
class RunAccount:
    """The numbers of a run, the spec it was trained by, and what that spec's names stand for."""

    numbers: RunNumbers
    spec: TrainingSpec
    activation: ActivationFacts
    loss: LossFacts

    @property
    def kept(self) -> int:
        """The position of the network that was kept: the last one, unless a run stops early."""
        if not self.spec.patience:
            return len(self.numbers.epochs) - 1
        return max(0, bisect_right(self.numbers.epochs, self.numbers.kept_epoch) - 1)

    @property
    def kept_epoch(self) -> int:
        return self.numbers.epochs[self.kept]

    @property
    def last_epoch(self) -> int:
        return self.numbers.epochs[-1]

    @property
    def kept_before_the_end(self) -> bool:
        return self.kept < len(self.numbers.epochs) - 1

    @property
    def train_loss(self) -> float:
        """The training loss of the kept network."""
        return self.numbers.train_loss[self.kept]

    @property
    def test_loss(self) -> float:
        """The test loss of the kept network."""
        return self.numbers.test_loss[self.kept]

    @property
    def test_right(self) -> float | None:
        """The share of test points that the kept network gets right; None for values."""
        return self.at_kept(self.numbers.test_accuracy)

    @property
    def train_right(self) -> float | None:
        return self.at_kept(self.numbers.train_accuracy)

    @property
    def validation_loss(self) -> float | None:
        return self.at_kept(self.numbers.validation_loss)

    def at_kept(self, series: Sequence[float]) -> float | None:
        return series[self.kept] if series else None

    @property
    def guessing(self) -> float:
        """The loss to compare with: that of guessing, or the one at the start if that is 0."""
        baseline = self.numbers.baseline_loss
        return baseline if baseline > 0 else abs(self.numbers.train_loss[0]) or 1.0

    @property
    def one_class(self) -> bool:
        """Whether all training points are of one class."""
        return bool(self.numbers.classes) and not self.numbers.baseline_loss

    @property
    def in_batches(self) -> bool:
        """Whether a step sees less than all training points."""
        return 0 < self.spec.batch < self.numbers.counts[0]

    @property
    def equal_start(self) -> bool:
        """Whether the hidden units of a layer started with the same weights, by choice."""
        return bool(self.spec.hidden) and self.spec.start != "random"

    @property
    def straight(self) -> bool:
        """Whether the network can only add up its inputs."""
        return not self.spec.hidden or self.activation.straight

    @property
    def at_floor(self) -> bool:
        """Whether the kept network is as good as its data and its inputs allow."""
        floor = self.numbers.floor_loss
        if floor is None:
            return False
        return self.test_loss <= FLOOR_RATIO * floor + FLOOR_SHARE * self.guessing

    @property
    def lacks_inputs(self) -> bool:
        """Whether points on a plane are shown to the network without one of their coordinates."""
        return not set(PLANE) <= set(self.spec.inputs)

    @property
    def inputs_told(self) -> str:
        """The inputs in a row, as people name them."""
        return " and ".join(plain(name) for name in self.spec.inputs)


def account_of(spec: TrainingSpec, numbers: RunNumbers, catalogue: Catalogue) -> RunAccount:
    """Put numbers and spec together. Raise UnknownNameError for a name the catalogue lacks."""
    activation, loss = catalogue.activation(spec.activation), catalogue.loss(spec.loss)
    return RunAccount(numbers, spec, activation, loss)
