"""What the numbers of a run say by themselves, worked out without the code that reads runs.

The checker of sentences compares with this, so nothing here imports how runs are diagnosed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.trial import Trial

NUMBER = r"([\d.,]*\d(?:e[+-]?\d+)?)"  # as it is written
LOW = {0: 0.1, 2: 0.36}  # of guessing, by the number of classes
LOW_FOR_MORE = 0.25


@dataclass(frozen=True, slots=True)
class Facts:
    """A run's spec and numbers, and what was tried on it, if anything was."""

    spec: TrainingSpec
    numbers: RunNumbers
    trial: Trial | None = None

    @property
    def kept(self) -> int:
        if not self.spec.patience:
            return len(self.numbers.epochs) - 1
        return self.numbers.epochs.index(self.numbers.kept_epoch)

    @property
    def train(self) -> float:
        return self.numbers.train_loss[self.kept]

    @property
    def test(self) -> float:
        return self.numbers.test_loss[self.kept]

    @property
    def right(self) -> float | None:
        shares = self.numbers.test_accuracy
        return shares[self.kept] if shares else None

    @property
    def guess(self) -> float:
        return self.numbers.baseline_loss or abs(self.numbers.train_loss[0]) or 1.0

    @property
    def low(self) -> float:
        return LOW.get(len(self.numbers.classes), LOW_FOR_MORE) * self.guess

    @property
    def commonest(self) -> float:
        """The share of right test points of always naming the commonest class."""
        rows = [sum(row) for row in self.numbers.confusion]
        return max(rows, default=0) / max(1, sum(rows))

    def at(self, share: float) -> float:
        """Return the training loss at a share of all epochs: the lower of the two beside it."""
        epochs, losses = self.numbers.epochs, self.numbers.train_loss
        after = next(k for k in range(len(epochs)) if epochs[k] >= share * epochs[-1])
        return min(losses[max(0, after - 1) : after + 1])

    @property
    def late(self) -> Sequence[float]:
        """The training losses of the second half of the epochs."""
        epochs, train = self.numbers.epochs, self.numbers.train_loss
        return [train[k] for k in range(len(epochs)) if 2 * epochs[k] >= epochs[-1]]

    @property
    def rose_in(self) -> float:
        steps = list(pairwise(self.numbers.train_loss))
        return sum(after > before for before, after in steps) / max(1, len(steps))

    @property
    def climbed_late(self) -> float:
        return sum(max(0.0, after - before) for before, after in pairwise(self.late))

    @property
    def unit(self) -> float:
        return max(self.numbers.train_loss[0], self.guess)


def is_written(text: str, value: float) -> bool:
    """Tell whether a number as it is written, such as "1,234" or "0.41", is this value rounded."""
    bare = text.replace(",", "")
    if "e" in bare:
        return abs(float(bare) - value) <= 0.06 * abs(value)
    digits = len(bare.partition(".")[2])
    return abs(float(bare) - value) <= 0.5000001 * 10.0**-digits
