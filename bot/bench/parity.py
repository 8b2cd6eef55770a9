"""Trains the same by us and by PyTorch in float64, and finds how far apart the weights are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from bot.bench.races import MOONS, race
from bot.bench.report import Row
from bot.bench.rivals.torch_network import LOSSES, OPTIMIZERS, PENALTIES, module_of
from bot.neural.engine.tape import Tape
from bot.neural.parts.shipped import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.bench.races import Race

LARGEST_DIFFERENCE = 1e-9
STEPS = 100
BASE = replace(MOONS, points=100, batch=16, precision="float64", learning_rate=0.01, epochs=50)
SPECS = {
    "moons tanh, Adam": BASE,
    "moons ReLU, Adam, full batch": replace(BASE, activation="relu", batch=0),
    "moons sigmoid, momentum, squared error": replace(
        BASE, activation="sigmoid", optimizer="momentum", loss="squared", learning_rate=0.1
    ),
    "moons tanh, descent, L1 and L2": replace(
        BASE, optimizer="sgd", l1=0.001, l2=0.01, learning_rate=0.5
    ),
    "moons linear, batch 1": replace(BASE, activation="linear", batch=1, optimizer="sgd"),
    "penguins ReLU, Adam": replace(BASE, data="penguins", activation="relu"),
    "penguins tanh, momentum, squared error": replace(
        BASE, data="penguins", optimizer="momentum", loss="squared"
    ),
    "digits tanh, Adam": replace(BASE, data="digits", hidden=(32,)),
    "plane tanh, Adam, squared error": replace(BASE, data="plane", loss="squared"),
    "multi-gauss sigmoid, momentum": replace(
        BASE, data="multi-gauss", activation="sigmoid", loss="squared", optimizer="momentum"
    ),
}


def parity_rows() -> list[Row]:
    """Compare after 100 steps from the same start, on the same batches."""
    return [
        Row(
            f"parity with PyTorch, float64, {STEPS} steps",
            name,
            largest_difference(race(spec)),
            "largest",
            at_most=LARGEST_DIFFERENCE,
        )
        for name, spec in SPECS.items()
    ]


def largest_difference(chosen: Race) -> float:
    """Return the largest difference of any weight or bias after at least STEPS steps."""
    tape = Tape(chosen.spec, chosen.prepared, chosen.network, SHIPPED)
    module = module_of(chosen.network, chosen.spec.activation, torch.float64)
    optimizer = _optimizer(chosen, module)
    inputs, targets = (
        torch.tensor(table)
        for table in (chosen.prepared.train.inputs, chosen.prepared.train.targets)
    )
    loss = LOSSES[chosen.prepared.kind, chosen.spec.loss]
    rounds = -(-STEPS // chosen.steps)
    for rows in _orders(chosen, rounds):
        optimizer.zero_grad()
        (loss(module(inputs[rows]), targets[rows]) + _penalty(chosen, module)).backward()
        optimizer.step()
    for _ in range(rounds):
        tape.epoch()
    numbers = [parameter.detach().numpy() for parameter in module.parameters()]
    ours = [part for layer in tape.network for part in (layer.weights.T, layer.biases)]
    return max(float(np.abs(left - right).max()) for left, right in zip(numbers, ours, strict=True))


def _orders(chosen: Race, rounds: int) -> Iterator[torch.Tensor]:
    generator = np.random.default_rng([chosen.spec.start_seed, 2])
    points = len(chosen.prepared.train.inputs)
    for _ in range(rounds):
        order = generator.permutation(points) if chosen.batch < points else np.arange(points)
        for start in range(0, points, chosen.batch):
            yield torch.tensor(order[start : start + chosen.batch])


def _optimizer(chosen: Race, module: torch.nn.Module) -> torch.optim.Optimizer:
    rate = chosen.spec.learning_rate
    return OPTIMIZERS[chosen.spec.optimizer](module.parameters(), lr=rate)


def _penalty(chosen: Race, module: torch.nn.Module) -> torch.Tensor:
    """Add the penalties up over weights, not biases."""
    weights = [parameter for parameter in module.parameters() if parameter.ndim == 2]
    return torch.as_tensor(
        sum(
            amount * PENALTIES[name](weight)
            for name, amount in chosen.spec.amounts.items()
            for weight in weights
        )
    )
