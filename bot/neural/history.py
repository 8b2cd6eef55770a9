"""The numbers of a training, collected at its evaluated epochs, and the rules that end it early."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.network import forward
from bot.neural.predictions import chosen
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.neural.network import Network
    from bot.neural.parts.activation import Activation
    from bot.neural.parts.recipe import Recipe
    from bot.neural.predictions import Floats
    from bot.neural.prepare import Prepared
    from bot.trainings.spec import TrainingSpec

LARGEST_LOSS = 1e9
ALIKE = 1e-9  # rounding error between equal hidden units, as a share of the largest activation


@dataclass(frozen=True, slots=True)
class History:
    """A finished training: its spec, the prepared data, the network that was kept, its numbers.

    `recipe` holds what the names of the spec stand for.
    """

    spec: TrainingSpec
    recipe: Recipe
    prepared: Prepared
    network: Network
    numbers: RunNumbers


@dataclass(slots=True)
class Recorder:
    """Collects the losses and accuracies of one training and says whether it goes on.

    A training ends when its training loss exceeds LARGEST_LOSS or any loss is not finite (the
    validation loss counts only if there is a validation part); that epoch is left out, unless it is
    the start. With spec.patience it also ends when that many epochs brought no better validation
    loss, and the network with the best validation loss is kept in any case.
    """

    spec: TrainingSpec
    epochs: list[int] = field(default_factory=list)
    losses: list[list[float]] = field(default_factory=list)
    accuracies: list[list[float]] = field(default_factory=list)
    network: Network = ()
    kept_epoch: int = 0
    best: float = math.inf
    diverged: bool = False
    stopped_early: bool = False

    @property
    def ended(self) -> bool:
        return self.diverged or self.stopped_early

    def observe(
        self, done: int, losses: Floats, accuracies: Floats, network: Callable[[], Network]
    ) -> None:
        """Take in the losses and accuracies, both (3,), after `done` epochs.

        Their order is training, validation, test. `network` returns the network of this epoch; it
        is called only if that is to be kept.
        """
        train, validation, test = values = losses.tolist()
        seen = (train, validation, test) if self.spec.validation_share else (train, test)
        self.diverged = train > LARGEST_LOSS or not all(map(math.isfinite, seen))
        if self.diverged and self.epochs:
            return
        self.epochs.append(done)
        self.losses.append(values)
        self.accuracies.append(accuracies.tolist())
        if not self.spec.patience or validation < self.best:
            self.best, self.kept_epoch, self.network = validation, done, network()
        elif done - self.kept_epoch >= self.spec.patience:
            self.stopped_early = done < self.spec.epochs


def finished(recorder: Recorder, recipe: Recipe, prepared: Prepared, seconds: float) -> History:
    """Build the history of a training that has ended; `seconds` is the time it took."""
    spec, network, activation = recorder.spec, recorder.network, recipe.activation
    train, validation, test = zip(*recorder.losses, strict=True)
    train_accuracy, _, test_accuracy = zip(*recorder.accuracies, strict=True)
    counts = [len(part.targets) for part in (prepared.train, prepared.validation, prepared.test)]
    sizes = spec.sizes(*prepared.sizes)
    with np.errstate(over="ignore", invalid="ignore"):  # losses may be finite, and weights huge
        hidden = forward(network, activation, prepared.train.inputs)[1:-1]
        matrix = confusion(network, activation, prepared)
    numbers = RunNumbers(
        epochs=tuple(recorder.epochs),
        train_loss=train,
        test_loss=test,
        sizes=sizes,
        parameters=parameters(sizes),
        counts=(counts[0], counts[1], counts[2]),
        baseline_loss=recipe.loss.baseline(prepared.kind, prepared.train.targets),
        validation_loss=validation if counts[1] else (),
        train_accuracy=train_accuracy if prepared.classes else (),
        test_accuracy=test_accuracy if prepared.classes else (),
        classes=prepared.classes,
        confusion=matrix,
        dead_units=dead_units(hidden) if activation.facts.can_die else 0.0,
        symmetric_units=symmetric_units(hidden),
        diverged=recorder.diverged,
        stopped_early=recorder.stopped_early,
        kept_epoch=recorder.kept_epoch,
        steps=recorder.epochs[-1] * math.ceil(counts[0] / (spec.batch or counts[0])),
        seconds=seconds,
        train_classes=class_counts(prepared),
    )
    return History(spec, recipe, prepared, network, numbers)


def confusion(
    network: Network, activation: Activation, prepared: Prepared
) -> tuple[tuple[int, ...], ...]:
    """Count the test points by true class (rows) and predicted class (columns).

    The result is empty where a value is predicted.
    """
    if not prepared.classes:
        return ()
    table = np.zeros((len(prepared.classes),) * 2, dtype=int)
    logits = forward(network, activation, prepared.test.inputs)[-1]
    truth = chosen(prepared.kind, prepared.test.targets - 0.5)
    np.add.at(table, (truth, chosen(prepared.kind, logits)), 1)
    return tuple(tuple(row) for row in table.tolist())


def class_counts(prepared: Prepared) -> tuple[int, ...]:
    """Count the training points of each class, as they are labelled; empty for values."""
    if not prepared.classes:
        return ()
    labels = chosen(prepared.kind, prepared.train.targets - 0.5)
    return tuple(np.bincount(labels, minlength=len(prepared.classes)).tolist())


def dead_units(hidden: list[Floats]) -> float:
    """Return the share, 0 to 1, of the hidden units that are 0 for every point.

    `hidden` holds the activations (n, units) of each layer.
    """
    dead = [not unit.any() for layer in hidden for unit in layer.T]
    return sum(dead) / max(len(dead), 1)


def symmetric_units(hidden: list[Floats]) -> float:
    """Return the share, 0 to 1, of the hidden units that equal another of their layer.

    `hidden` holds the activations (n, units) of each layer. Equal means equal for every point.
    """
    symmetric = [
        bool(np.count_nonzero(np.abs(layer - unit[:, None]).max(axis=0) <= near) > 1)
        for layer in hidden
        for near in [ALIKE * float(np.abs(layer).max())]
        for unit in layer.T
    ]
    return sum(symmetric) / max(len(symmetric), 1)
