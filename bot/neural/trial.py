"""Tries changes of a training: each is trained, and judged on points that no training has seen."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.sweep import can_sweep
from bot.neural.history import LARGEST_LOSS
from bot.neural.network import outputs
from bot.neural.prepare import Split, part_of, prepare
from bot.neural.training import train_all_on, train_on
from bot.trainings.names import named
from bot.trainings.spec import TrainingSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.neural.examples import Examples
    from bot.neural.parts.data_sets import DataSource
    from bot.neural.parts.recipe import Parts
    from bot.neural.prepare import Prepared
    from bot.neural.training import History, TrainingMoment, Watch

FRESH = 1000  # points to judge on
HELD_OUT = 0.25  # of the rows that are not tested on, where no fresh ones can be drawn
SELDOM = 10  # times that losses are measured where only the last network counts
ROTATIONS = 3  # other rows are held out each time, for there are few of them


class TimeUpError(Exception):
    """The time for trying is over."""


@dataclass(frozen=True, slots=True)
class Judging:
    """How the trainings of a trial are judged: on fresh points, or on held-out rows in turn.

    They train without the points to judge on: measuring those at every epoch would take longer
    than training.
    """

    parts: Parts
    examples: Examples | None

    def rounds(self, spec: TrainingSpec) -> int:
        return 1 if self._source(spec) else ROTATIONS

    def fresh(self, spec: TrainingSpec) -> int:
        """Return the number of points that are drawn anew; 0 where rows are held out."""
        return FRESH if self._source(spec) else 0

    def prepared(self, spec: TrainingSpec, turn: int) -> tuple[Prepared, Split]:
        """Prepare a spec, and the points to judge its network on."""
        ready = prepare(spec, self.parts, self.examples)
        source = self._source(spec)
        if source is None:
            right = prepare(replace(spec, flips=0.0), self.parts, self.examples)
            return _with_rows_held_out(ready, right, turn)
        generator = np.random.default_rng([spec.seed, 2])
        fresh = part_of(ready, source.points(FRESH, spec.noise, generator))
        return without_test(ready), fresh

    def _source(self, spec: TrainingSpec) -> DataSource | None:
        if self.examples is not None:
            return None
        source = named("data", self.parts.data_sets, spec.data)
        return source if source.data_set.endless else None


def without_test(ready: Prepared) -> Prepared:
    test = Split(ready.test.inputs[:1], ready.test.targets[:1])
    return replace(ready, test=test, test_points=None)


def _with_rows_held_out(ready: Prepared, right: Prepared, turn: int) -> tuple[Prepared, Split]:
    """Judge on the rows of this turn, with their right labels, and train without them.

    All specs of a trial have the same rows, in the same order, in their training and validation
    parts together, so that all are judged on the same ones.
    """
    inputs = np.concatenate([right.train.inputs, right.validation.inputs])
    targets = np.concatenate([right.train.targets, right.validation.targets])
    count = len(targets)
    judged = np.arange(count) // max(1, round(HELD_OUT * count)) == turn
    trained = len(ready.train.targets)
    train = _without(ready.train, judged[:trained])
    validation = _without(ready.validation, judged[trained:])
    apart = replace(ready, train=train, validation=validation, train_points=None)
    return without_test(apart), Split(inputs[judged], targets[judged])


def _without(part: Split, left_out: NDArray[np.bool]) -> Split:
    """Leave rows out of a part, but never all of them."""
    if left_out.all():
        return part
    return Split(part.inputs[~left_out], part.targets[~left_out])


def trial(
    specs: Sequence[TrainingSpec],
    judging: Judging,
    seconds: float = math.inf,
    watch: Watch | None = None,
) -> list[float | None]:
    """Train each spec and return the loss of the network that it keeps on points it has not seen.

    The specs share their data. Those that one computation can hold are trained together; what could
    not be trained within `seconds` is None. What `watch` raises ends the trial. Raise the errors of
    `bot.neural.training.train`.
    """
    losses: list[float | None] = [None] * len(specs)
    deadline = time.perf_counter() + seconds

    def watch_time(moment: TrainingMoment) -> None:
        if time.perf_counter() > deadline:
            raise TimeUpError
        if watch:
            watch(moment)

    for group in _groups(specs):
        try:
            found = _judged([specs[place] for place in group], judging, watch_time)
        except TimeUpError:
            break
        for place, loss in zip(group, found, strict=True):
            losses[place] = loss
    return losses


def _judged(specs: Sequence[TrainingSpec], judging: Judging, watch: Watch) -> list[float]:
    """Return the loss of each network, the mean over the rounds of judging."""
    rounds = judging.rounds(specs[0])
    sums = np.zeros(len(specs))
    for turn in range(rounds):
        made = {spec: judging.prepared(spec, turn) for spec in specs}
        ready = {spec: prepared for spec, (prepared, _) in made.items()}
        histories = _trained(ready, specs, judging.parts, watch)
        sums += [loss_on(made[history.spec][1], history) for history in histories]
    return list((sums / rounds).tolist())


def _trained(
    ready: dict[TrainingSpec, Prepared], specs: Sequence[TrainingSpec], parts: Parts, watch: Watch
) -> list[History]:
    """Train without measuring at every epoch, which takes longer than training, where that is so.

    What stops early needs it; so does what diverged, for its last sound network is the one to keep.
    """
    if specs[0].patience:
        return train_all_on(ready.__getitem__, specs, parts, watch)
    histories = train_all_on(ready.__getitem__, specs, parts, watch, SELDOM)
    return [
        train_on(ready[one.spec], one.spec, parts, watch) if one.numbers.diverged else one
        for one in histories
    ]


def loss_on(points: Split, history: History) -> float:
    """Return the mean loss of a trained network on points; a very large number if it has none."""
    recipe, kind = history.recipe, history.prepared.kind
    with np.errstate(over="ignore", invalid="ignore"):  # weights may be huge in a wild training
        logits = outputs(history.network, recipe.activation, points.inputs)
        loss = float(recipe.loss.point_losses(kind, logits, points.targets).mean())
    return loss if math.isfinite(loss) else LARGEST_LOSS


def _groups(specs: Sequence[TrainingSpec]) -> list[list[int]]:
    groups: list[list[int]] = []
    for place, spec in enumerate(specs):
        fitting = (group for group in groups if can_sweep([specs[group[0]], spec]))
        group = next(fitting, None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    return groups
