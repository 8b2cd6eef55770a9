"""Fits what decides after the networks: the gate, the temperature and the thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.tutor.conversation.meaning.mind import Gate

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS, RATE = 3000, 0.5
REAL = 4
"""How many messages of others may be taken for each of ours that is not refused."""


def fitted_gate(evidence: Sequence[Sequence[float]], none: Sequence[bool]) -> Gate:
    """Train one neuron on evidence (messages, signs); both kinds of messages count alike."""
    seen = np.asarray(evidence)
    wanted = np.asarray(none, float)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    scaled = (seen - middle) / spread
    counts = np.where(wanted == 1, 0.5 / wanted.sum(), 0.5 / (1 - wanted).sum())
    weights, bias = np.zeros(seen.shape[1]), 0.0
    for _ in range(STEPS):
        errors = (1 / (1 + np.exp(-(scaled @ weights + bias))) - wanted) * counts
        weights -= RATE * (errors @ scaled + 1e-3 * weights)
        bias -= RATE * errors.sum()
    plain = weights / spread
    return Gate(tuple(map(float, plain)), float(bias - plain @ middle))


def fitted_temperature(scores: Sequence[Sequence[float]], right: Sequence[int]) -> float:
    """Return the temperature at which the shares say best how often they are right.

    `scores` is (messages, classes), `right` the place of the right class of each.
    """
    table, places = np.asarray(scores), np.asarray(right)

    def loss(temperature: float) -> float:
        divided = table / temperature
        top = divided.max(axis=1)
        total = np.log(np.exp(divided - top[:, None]).sum(axis=1)) + top
        return float((total - divided[np.arange(len(places)), places]).mean())

    return min((float(t) for t in np.arange(0.3, 2.05, 0.05)), key=loss)


def refusing_from(real: Sequence[float], none: Sequence[float]) -> float:
    """Return the share of the gate from which a message is refused.

    It is the one that errs least, where to refuse a real message is as bad as to take four others.
    """
    steps = [step / 100 for step in range(5, 96)]

    def errors(step: float) -> float:
        refused = sum(share >= step for share in real) / max(1, len(real))
        taken = sum(share < step for share in none) / max(1, len(none))
        return REAL * refused + taken

    return min(steps, key=errors)


def sure_from(judged: Sequence[tuple[float, bool]], most: float) -> float:
    """Return the confidence from which at most this part of all messages is surely wrong."""
    wrong = sorted((confidence for confidence, right in judged if not right), reverse=True)
    allowed = int(most * len(judged))
    return min(0.9, wrong[allowed] + 1e-6) if allowed < len(wrong) else 0.3
