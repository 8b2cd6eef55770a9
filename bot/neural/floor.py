"""The loss of somebody who knows how the points were drawn: what a network can hope to reach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.parts.posteriors import sight_of
from bot.trainings.names import named

if TYPE_CHECKING:
    from bot.neural.history import History
    from bot.neural.parts.recipe import Parts
    from bot.neural.predictions import Floats
    from bot.neural.prepare import Prepared
    from bot.trainings.spec import TrainingSpec

SUREST = 700.0  # of a logit: beyond it a probability is 0 or 1 to the last digit


def floor_loss(spec: TrainingSpec, parts: Parts, prepared: Prepared) -> float | None:
    """Return the mean loss, on the test points, of the best answer that the chosen inputs allow.

    With a share f of wrong labels in training, the one who answers believes them: a class of
    probability p is taken for (1 - f) p + f (1 - p), and is judged by the right labels. None where
    it is not known how the points came to be.
    """
    source = next((one for one in parts.data_sets if one.name == spec.data), None)
    if source is None or source.posterior is None:
        return None
    sight = sight_of(spec.inputs, spec.noise)
    places = prepared.test_points
    if places is None:
        places = np.zeros((len(prepared.test.targets), 2))  # a coin does not look at them
    if sight is None:
        return None
    known = source.posterior(places, sight)
    logits = _logits(prepared.kind, known, spec.flips)
    loss = named("loss", parts.losses, spec.loss)
    return float(loss.point_losses(prepared.kind, logits, prepared.test.targets).mean())


def told(history: History, parts: Parts) -> History:
    """Return a history whose numbers tell the floor too, where it is known."""
    floor = floor_loss(history.spec, parts, history.prepared)
    return replace(history, numbers=replace(history.numbers, floor_loss=floor))


def _logits(kind: Kind, known: Floats, flips: float) -> Floats:
    """Turn log-probabilities (n, classes) into logits (n, outputs); values stay as they are."""
    if kind is Kind.VALUES:
        return known
    if flips:
        others = max(known.shape[1] - 1, 1)
        right = np.exp(known)
        known = np.log((1.0 - flips) * right + flips * (1.0 - right) / others)
    if kind is Kind.CLASSES:
        return np.maximum(known, -SUREST)
    log_odds: Floats = (known[:, 1] - known[:, 0])[:, None]
    return np.clip(log_odds, -SUREST, SUREST)
