"""Trainings drawn over the whole bounds of a spec, however odd, yet short."""

from __future__ import annotations

import numpy as np

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import PLANE, TrainingSpec
from bot.tutor.lab.requests import predicts_values

CHOICES = CATALOGUE.choices


def odd_spec(number: int) -> TrainingSpec:
    """Return the odd training of this number, always the same one."""
    generator = np.random.default_rng([7, number])
    data = _one(generator, *(name for name in CHOICES["data"] if name != OWN))
    values = predicts_values(data, CATALOGUE)
    patience = int(generator.integers(0, 3)) * int(generator.integers(1, 20))
    fresh = _number(generator, 0, 0, 1, 200) if CATALOGUE.data_set(data).endless else 0
    return TrainingSpec(
        data=data,
        points=int(_within(generator, 20, 300)),
        noise=_number(generator, 0.0, 0.05, 0.2, 0.5),
        flips=0.0 if values else _number(generator, 0.0, 0.1, 0.5),
        train_share=_number(generator, 0.1, 0.5, 0.7, 0.9),
        fresh_test=int(fresh),
        inputs=_inputs(generator, data),
        hidden=tuple(int(generator.integers(1, 12)) for _ in range(int(generator.integers(0, 4)))),
        activation=_one(generator, *CHOICES["activation"]),
        loss="squared" if values else _one(generator, *CHOICES["loss"]),
        optimizer=_one(generator, *CHOICES["optimizer"]),
        learning_rate=_within(generator, 0.00001, 1000.0),
        schedule=_one(generator, *CHOICES["schedule"]),
        epochs=int(_within(generator, 1, 60)),
        batch=int(_number(generator, 0, 0, 1, 7, 32, 2000)),
        l1=_number(generator, 0.0, 0.0, 0.01, 10.0),
        l2=_number(generator, 0.0, 0.0, 0.01, 10.0),
        start=_one(generator, *CHOICES["start"]),
        precision=_one(generator, *CHOICES["precision"]),
        validation_share=0.2 if patience else _number(generator, 0.0, 0.3),
        patience=patience,
        seed=int(generator.integers(0, 1000)),
    )


def _one(generator: np.random.Generator, *names: str) -> str:
    return names[int(generator.integers(len(names)))]


def _number(generator: np.random.Generator, *numbers: float) -> float:
    return numbers[int(generator.integers(len(numbers)))]


def _within(generator: np.random.Generator, low: float, high: float) -> float:
    """Draw evenly in powers of ten, or one of the ends."""
    between = float(10 ** generator.uniform(np.log10(low), np.log10(high)))
    return _number(generator, low, high, between, between, between)


def _inputs(generator: np.random.Generator, data: str) -> tuple[str, ...]:
    if not CATALOGUE.data_set(data).plane:
        return PLANE
    names = CHOICES["inputs"]
    count = int(generator.integers(1, len(names) + 1))
    return tuple(names[place] for place in sorted(generator.permutation(len(names))[:count]))
