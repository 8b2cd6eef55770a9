"""All numbers of one finished training."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunNumbers:
    """All numbers of one finished training; every one is finite, so it can be kept as JSON.

    `epochs` are those at which the losses and accuracies were measured, 0 first and the last one
    last; each series has as many entries, or none where it does not apply: there is no validation
    part, or a value is predicted and nothing can be right or wrong. Losses are means over the
    points, without penalties (nats for cross-entropy); accuracies are shares, 0 to 1. `sizes` are
    the units of each layer, `parameters` counts weights and biases, `steps` the updates of the
    weights. `counts` are training, validation and test points. `classes` and `confusion` (test
    points, rows: the truth, columns: the prediction) are empty where a value is predicted.
    `baseline_loss` is the training loss of always giving the same best answer, ln 2 = 0.693 for two
    equal classes. `dead_units` is the share of hidden ReLU units that are 0 for every training
    point at the end; `symmetric_units` the share of hidden units that are the same as another one
    of their layer for every training point. `diverged` says that the numbers grew too large and the
    training was stopped at the last epoch shown; `stopped_early` that early stopping ended it, and
    `kept_epoch` is the epoch whose weights were kept. `seconds` is the time the training took.
    `floor_loss` is the test loss of the best answer that data and inputs allow, None where nobody
    knows it. `train_classes` counts the training points of each class, and is empty for values.
    """

    epochs: tuple[int, ...]
    train_loss: tuple[float, ...]
    test_loss: tuple[float, ...]
    sizes: tuple[int, ...]
    parameters: int
    counts: tuple[int, int, int]
    baseline_loss: float
    validation_loss: tuple[float, ...] = ()
    train_accuracy: tuple[float, ...] = ()
    test_accuracy: tuple[float, ...] = ()
    classes: tuple[str, ...] = ()
    confusion: tuple[tuple[int, ...], ...] = ()
    dead_units: float = 0.0
    symmetric_units: float = 0.0
    diverged: bool = False
    stopped_early: bool = False
    kept_epoch: int = 0
    steps: int = 0
    seconds: float = 0.0
    floor_loss: float | None = None
    train_classes: tuple[int, ...] = ()

    @property
    def best(self) -> int:
        """The position of the lowest test loss in the series."""
        return self.test_loss.index(min(self.test_loss))
