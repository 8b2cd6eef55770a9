"""Random points of every kind, cut into parts as `prepare` would hand them over."""

from __future__ import annotations

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.prepare import Prepared, Split
from bot.neural.scaling import Standardisation

CLASSES = 3


def outputs_of(kind: Kind) -> int:
    return CLASSES if kind is Kind.CLASSES else 1


def random_points(kind: Kind, train: int, inputs: int = 3, validation: int = 0) -> Prepared:
    """Make parts of `train`, `validation` and 7 test points whose answers are pure chance."""
    generator = np.random.default_rng(4)

    def part(count: int) -> Split:
        classes = generator.integers(0, CLASSES if kind is Kind.CLASSES else 2, count)
        targets = {
            Kind.BINARY: classes[:, None].astype(float),
            Kind.CLASSES: np.eye(CLASSES)[classes],
            Kind.VALUES: generator.normal(size=(count, 1)),
        }[kind]
        return Split(generator.normal(size=(count, inputs)), targets)

    return Prepared(
        kind=kind,
        classes=(),
        names=(),
        train=part(train),
        validation=part(validation),
        test=part(7),
        train_points=None,
        test_points=None,
        scale=Standardisation((), np.zeros(inputs), np.ones(inputs)),
    )
