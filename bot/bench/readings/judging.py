"""Judges a change of a training: three paired seeds, each on 2,000 points that nobody has seen."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import part_of, prepare
from bot.neural.training import train_on
from bot.neural.trial import loss_on, without_test
from bot.trainings.names import named

if TYPE_CHECKING:
    from bot.neural.prepare import Prepared, Split
    from bot.trainings.spec import TrainingSpec

SEEDS = 3
FRESH = 2000
HELPS, HURTS = 0.97, 1.03
NO_CHANGE = 0.005  # of the loss of guessing


def losses_of(spec: TrainingSpec) -> list[float]:
    """Train with each seed, the first its own, and return the loss on unseen points of each."""
    losses = []
    for turn in range(SEEDS):
        start = None if spec.weights_seed is None else spec.weights_seed + 1000 * turn
        seeded = replace(spec, seed=spec.seed + 1000 * turn, weights_seed=start)
        ready = prepare(seeded, SHIPPED)
        judged = _unseen(seeded, ready, turn)
        losses.append(loss_on(judged, train_on(without_test(ready), seeded, SHIPPED)))
    return losses


def _unseen(spec: TrainingSpec, ready: Prepared, turn: int) -> Split:
    """Draw points that no trial has seen either; of collections, the rows left out of training."""
    source = named("data", SHIPPED.data_sets, spec.data)
    if not source.data_set.endless:
        return ready.test
    generator = np.random.default_rng([spec.seed, 77, turn])
    return part_of(ready, source.points(FRESH, spec.noise, generator))


def effect(without: list[float], changed: list[float], guessing: float) -> float:
    """Return the geometric mean of the losses with a change over those without; 1 for no change."""
    if abs(sum(changed) - sum(without)) / len(without) < NO_CHANGE * guessing:
        return 1.0
    pairs = zip(changed, without, strict=True)
    logs = [math.log(max(one, 1e-12) / max(other, 1e-12)) for one, other in pairs]
    return math.exp(sum(logs) / len(logs))
