"""The main function of an exported program, and how it reads its rows."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.network import starting_network
from bot.neural.plain import PlainTrainer
from bot.neural.prepare import Split, Splits
from bot.neural.training import evaluated_epochs

if TYPE_CHECKING:
    from pathlib import Path

    from bot.neural.parts.recipe import Parts
    from bot.trainings.spec import TrainingSpec


def read_rows(path: Path, kind: str, inputs: int) -> Splits:
    """Read the CSV: `inputs` columns of inputs, then the targets, then the part of each row."""
    with path.open(encoding="utf-8", newline="") as kept:
        _, *rows = csv.reader(kept)
    numbers = np.array([[float(number) for number in row[:-1]] for row in rows])
    belongs = np.array([row[-1] for row in rows])
    train, validation, test = (
        Split(numbers[belongs == name, :inputs], numbers[belongs == name, inputs:])
        for name in ("train", "validation", "test")
    )
    return Splits(Kind(kind), train, validation, test)


def run(spec: TrainingSpec, rows: Splits, parts: Parts) -> None:
    """Train, and print the mean losses at the evaluated epochs and of the network that is kept."""
    sizes = spec.sizes(rows.train.inputs.shape[1], rows.train.targets.shape[1])
    trainer = PlainTrainer(spec, rows, starting_network(spec, sizes, parts), parts)
    kept_epoch, kept, done = 0, trainer.measure(), 0
    for goal in evaluated_epochs(spec.epochs):
        for _ in range(goal - done):
            trainer.epoch()
        done, measures = goal, trainer.measure()
        train, validation, test = measures.losses
        if not (train <= 1e9 and math.isfinite(test)):
            print(f"the numbers grew too large after round {kept_epoch}")  # noqa: T201 - a script
            break
        print(f"round {done}: training loss {train:.9g}, test loss {test:.9g}")  # noqa: T201 - a script
        if not spec.patience or done == 0 or validation < kept.losses[1]:
            kept_epoch, kept = done, measures
        elif done - kept_epoch >= spec.patience:
            break
    print(f"kept round {kept_epoch}: training loss {kept.losses[0]:.9g},", end=" ")  # noqa: T201 - a script
    print(f"test loss {kept.losses[2]:.9g}, accuracies {kept.accuracies}")  # noqa: T201 - a script
