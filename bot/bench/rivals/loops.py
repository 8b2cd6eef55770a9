"""Other implementations that train the same networks. Each is None where its tool is missing."""

from __future__ import annotations

import importlib.util
import shutil
import warnings
from typing import TYPE_CHECKING

import numpy as np

from bot.bench.rivals.c_loop import CLoop
from bot.neural.kinds import Kind
from bot.neural.parts.shipped import SHIPPED
from bot.neural.plain import PlainTrainer

if TYPE_CHECKING:
    from bot.bench.races import Race
    from bot.bench.timing import Work


def plain_loop(race: Race) -> Work:
    """Train with the readable implementation in bot.neural.plain."""
    trainer = PlainTrainer(race.spec, race.prepared, race.network, SHIPPED)

    def rounds(count: int) -> None:
        for _ in range(count):
            trainer.epoch()

    return rounds


def scikit_learn(race: Race) -> Work | None:
    """Time MLPClassifier.fit for a number of epochs: its own loop, without stopping early."""
    if not importlib.util.find_spec("sklearn"):
        return None
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415 - may be absent
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - may be absent

    inputs, targets = (table.astype(np.float32) for table in points_of(race))
    labels = targets.argmax(axis=1) if race.prepared.kind is Kind.CLASSES else targets[:, 0]

    def rounds(count: int) -> None:
        classifier = MLPClassifier(
            race.spec.hidden,
            activation=race.spec.activation,
            solver="adam",
            alpha=0.0,
            batch_size=race.batch,
            learning_rate_init=race.spec.learning_rate,
            max_iter=count,
            tol=0.0,
            n_iter_no_change=count + 1,
            random_state=1,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            classifier.fit(inputs, labels.astype(int))

    return rounds


def pytorch(race: Race, *, fused: bool) -> Work | None:
    """Train a Sequential with Adam, eagerly; batches are slices of tensors shuffled each epoch."""
    if not importlib.util.find_spec("torch"):
        return None
    import torch  # noqa: PLC0415 - may be absent

    from bot.bench.rivals.torch_network import LOSSES, module_of  # noqa: PLC0415 - may be absent

    torch.set_num_threads(1)
    inputs, targets = (torch.tensor(table, dtype=torch.float32) for table in points_of(race))
    module = module_of(race.network, race.spec.activation, torch.float32)
    optimizer = torch.optim.Adam(module.parameters(), lr=race.spec.learning_rate, fused=fused)
    loss = LOSSES[race.prepared.kind, race.spec.loss]

    def rounds(count: int) -> None:
        for _ in range(count):
            order = torch.randperm(len(inputs))
            shuffled, answers = inputs[order], targets[order]
            for start in range(0, len(inputs), race.batch):
                optimizer.zero_grad()
                chosen = slice(start, start + race.batch)
                loss(module(shuffled[chosen]), answers[chosen]).backward()
                optimizer.step()

    return rounds


def numba_loop(race: Race) -> Work | None:
    """Train with a loop over points in Python, compiled by numba with fastmath."""
    if not importlib.util.find_spec("numba"):
        return None
    from bot.bench.rivals.numba_network import epoch  # noqa: PLC0415 - may be absent

    inputs, targets = (np.ascontiguousarray(t, np.float32) for t in points_of(race))
    blocks = [np.vstack([layer.weights, layer.biases]).astype(np.float32) for layer in race.network]
    memories = [(np.zeros_like(block), np.zeros_like(block)) for block in blocks]
    generator, relu, steps = np.random.default_rng(1), race.relu, 0

    def rounds(count: int) -> None:
        nonlocal steps
        for _ in range(count):
            order = generator.permutation(len(inputs))
            sizes = race.batch, steps
            rate = np.float32(race.spec.learning_rate)
            steps = epoch(*blocks, *memories, (inputs, targets, order), sizes, rate, relu)

    return rounds


def c_loop(race: Race, networks: int = 1) -> Work | None:
    """Train with loop.c; `networks` of them, one after another."""
    compiler = shutil.which("cc")
    return CLoop(compiler, race, networks) if compiler else None


def points_of(race: Race) -> tuple[np.ndarray, np.ndarray]:
    return race.prepared.train.inputs, race.prepared.train.targets
