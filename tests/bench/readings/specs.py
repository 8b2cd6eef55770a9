"""Trainings drawn over the whole bounds of a spec, however odd, yet short."""

from __future__ import annotations

import numpy as np

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.requests import predicts_values

CHOICES = CATALOGUE.choices


def odd_spec(number: int) -> TrainingSpec:
    """Return the odd training of this number, always the same one."""
    generator = np.random.default_rng([7, number])

    def one(*values: object) -> object:
        return values[int(generator.integers(len(values)))]

    def within(low: float, high: float) -> float:
        """Draw evenly in powers of ten, or one of the ends."""
        ends = one(low, high, None, None, None)
        if ends is not None:
            return float(ends)  # type: ignore[arg-type]  # a number
        return float(10 ** generator.uniform(np.log10(low), np.log10(high)))

    data = str(one(*(name for name in CHOICES["data"] if name != OWN)))
    values = predicts_values(data, CATALOGUE)
    inputs = CHOICES["inputs"]
    chosen = generator.permutation(len(inputs))[: int(generator.integers(1, len(inputs) + 1))]
    plane = CATALOGUE.data_set(data).plane
    patience = int(generator.integers(0, 3)) * int(generator.integers(1, 20))
    return TrainingSpec(
        data=data,
        points=int(within(20, 300)),
        noise=float(generator.choice([0.0, 0.05, 0.2, 0.5])),
        flips=0.0 if values else float(generator.choice([0.0, 0.1, 0.5])),
        train_share=float(generator.choice([0.1, 0.5, 0.7, 0.9])),
        fresh_test=int(one(0, 0, 1, 200)) if CATALOGUE.data_set(data).endless else 0,  # type: ignore[call-overload]  # a number
        inputs=tuple(inputs[place] for place in sorted(chosen)) if plane else ("x1", "x2"),
        hidden=tuple(int(generator.integers(1, 12)) for _ in range(int(generator.integers(0, 4)))),
        activation=str(one(*CHOICES["activation"])),
        loss="squared" if values else str(one(*CHOICES["loss"])),
        optimizer=str(one(*CHOICES["optimizer"])),
        learning_rate=within(0.00001, 1000.0),
        schedule=str(one(*CHOICES["schedule"])),
        epochs=int(within(1, 60)),
        batch=int(one(0, 0, 1, 7, 32, 2000)),  # type: ignore[call-overload]  # a number
        l1=float(generator.choice([0.0, 0.0, 0.01, 10.0])),
        l2=float(generator.choice([0.0, 0.0, 0.01, 10.0])),
        start=str(one(*CHOICES["start"])),
        precision=str(one(*CHOICES["precision"])),
        validation_share=0.2 if patience else float(generator.choice([0.0, 0.3])),
        patience=patience,
        seed=int(generator.integers(0, 1000)),
    )
