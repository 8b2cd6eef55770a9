"""Draws trainings as people might ask for them: what suits the data, with a few dials turned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.requests import predicts_values, suited

# How often each data set is asked for, and each dial turned, beside the others.
DATA = {
    "moons": 25,
    "circles": 12,
    "xor": 12,
    "gauss": 10,
    "spiral": 12,
    "plane": 6,
    "multi-gauss": 6,
    "coin-toss": 4,
    "digits": 5,
    "penguins": 8,
}
SQUARES = ("x1", "x2", "x1^2", "x2^2")
EVERY_INPUT = (*SQUARES, "x1*x2", "sin(x1)", "sin(x2)")
TURNED: dict[str, tuple[float, tuple[Any, ...]]] = {
    "learning_rate": (3.0, (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)),
    "epochs": (2.0, (10, 20, 30, 50, 100, 200, 600, 1000, 2000)),
    "hidden": (
        3.0,
        ((), (1,), (2,), (4,), (16,), (32,), (64,), (4, 4), (8, 8), (16, 16), (8, 8, 8), (4,) * 5),
    ),
    "activation": (2.0, ("relu", "sigmoid", "linear")),
    "optimizer": (2.0, ("sgd", "momentum", "adam")),
    "batch": (1.5, (1, 5, 10, 32, 100, 1000)),
    "loss": (0.5, ("squared",)),
    "schedule": (0.7, ("step", "cosine")),
    "l1": (0.8, (0.001, 0.01, 0.1, 1.0)),
    "l2": (1.2, (0.001, 0.003, 0.01, 0.03, 0.1, 1.0)),
    "patience": (1.0, (5, 10, 20, 50, 100)),
    "points": (2.0, (20, 40, 60, 100, 500, 1000)),
    "noise": (1.5, (0.0, 0.1, 0.3, 0.4, 0.5)),
    "flips": (1.5, (0.05, 0.1, 0.2, 0.3, 0.4, 0.5)),
    "train_share": (0.8, (0.1, 0.2, 0.3, 0.5, 0.9)),
    "inputs": (
        1.2,
        (("x1",), ("x2",), ("x1", "x2", "x1*x2"), SQUARES, EVERY_INPUT, ("x1^2", "x2^2")),
    ),
    "start": (0.8, ("zero", "constant")),
}
MOST_TURNED = 3


def wish(number: int) -> TrainingSpec:
    """Return the training of this number: the same number is always the same wish."""
    generator = np.random.default_rng([20261127, number])
    data = str(generator.choice(list(DATA), p=_shares(list(DATA.values()))))
    spec = replace(suited(data), seed=int(generator.integers(1, 10_000)))
    count = int(generator.integers(1, MOST_TURNED + 1))
    odds = _shares([weight for weight, _ in TURNED.values()])
    for field in generator.choice(list(TURNED), size=count, replace=False, p=odds):
        choices = TURNED[field][1]
        spec = _turned(spec, str(field), choices[int(generator.integers(len(choices)))])
    return spec


def _shares(weights: list[float]) -> list[float]:
    return [weight / sum(weights) for weight in weights]


def _turned(spec: TrainingSpec, field: str, value: object) -> TrainingSpec:
    """Turn one dial, unless the data have no such thing."""
    if field == "inputs" and not CATALOGUE.data_set(spec.data).plane:
        return spec
    if field in {"loss", "flips"} and predicts_values(spec.data, CATALOGUE):
        return spec
    held_out = {"validation_share": 0.2} if field == "patience" else {}
    values: dict[str, Any] = {field: value, **held_out}
    return replace(spec, **values)
