"""A whole job: 2,000 steps, the losses after each of 200 epochs, and the picture of two panels."""

from __future__ import annotations

import importlib.util
import io
from dataclasses import replace
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from bot.bench.races import MOONS, race
from bot.bench.report import Row
from bot.bench.timing import interleaved, ratio
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import encode
from bot.neural.training import train
from bot.plots.draw import draw
from bot.trainings.task import Task, Variant, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bot.bench.races import Race
    from bot.bench.timing import Work

    Losses = list[tuple[float, float]]

SPEC = replace(MOONS, batch=50, epochs=200, learning_rate=0.01)
GRID = 100
SKLEARN, TORCH = "scikit-learn + matplotlib", "PyTorch + matplotlib"


def job_rows(rounds: int, epochs: int) -> list[Row]:
    """Measure it from the spec to the PNG; goals hold for 200 epochs."""
    chosen = race(replace(SPEC, epochs=epochs))
    works: dict[str, Work] = {"train and draw": partial(_repeated, _ours, chosen)}
    if importlib.util.find_spec("sklearn"):
        works[SKLEARN] = partial(_repeated, _scikit_learn, chosen)
    if importlib.util.find_spec("torch"):
        works[TORCH] = partial(_repeated, _pytorch, chosen)
    times = interleaved(works, rounds, 0.0)
    task = f"whole job: {epochs * chosen.steps} steps, {epochs} evaluations, picture; {chosen.name}"
    ours = times["train and draw"]
    rows = [Row(task, "train and draw", median(ours) * 1e3, "ms")]
    for name, goal in ((SKLEARN, 8.0), (TORCH, 10.0)):
        if name in times:
            value = median(times[name]) * 1e3
            rows.append(Row(task, name, value, "ms", ratio(times[name], ours), at_least=goal))
    return rows


def _repeated(work: Callable[[Race], object], chosen: Race, count: int) -> None:
    for _ in range(count):
        work(chosen)


def _ours(chosen: Race) -> object:
    history = train(chosen.spec, SHIPPED)
    return draw(Task(View.TRAIN, (Variant("", chosen.spec),)), [history])


def _scikit_learn(chosen: Race) -> bytes:
    from sklearn.metrics import log_loss  # noqa: PLC0415 - may be absent
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - may be absent

    parts = [
        (part.inputs.astype(np.float32), part.targets[:, 0].astype(int))
        for part in (chosen.prepared.train, chosen.prepared.test)
    ]
    spec = chosen.spec
    classifier = MLPClassifier(
        spec.hidden,
        activation="tanh",
        alpha=0.0,
        batch_size=spec.batch,
        learning_rate_init=spec.learning_rate,
        random_state=1,
    )
    losses: Losses = []
    for _ in range(spec.epochs):
        classifier.partial_fit(*parts[0], classes=[0, 1])
        train_loss, test_loss = (
            log_loss(labels, classifier.predict_proba(inputs)) for inputs, labels in parts
        )
        losses.append((train_loss, test_loss))
    return _picture(
        chosen, losses, lambda inputs: classifier.predict_proba(inputs.astype(np.float32))[:, 1]
    )


def _pytorch(chosen: Race) -> bytes:
    import torch  # noqa: PLC0415 - may be absent

    from bot.bench.rivals.torch_network import LOSSES, module_of  # noqa: PLC0415 - may be absent

    torch.set_num_threads(1)
    parts = [
        (torch.tensor(part.inputs, dtype=torch.float32), torch.tensor(part.targets).float())
        for part in (chosen.prepared.train, chosen.prepared.test)
    ]
    spec, loss = chosen.spec, LOSSES[chosen.prepared.kind, chosen.spec.loss]
    module = module_of(chosen.network, spec.activation, torch.float32)
    optimizer = torch.optim.Adam(module.parameters(), lr=spec.learning_rate)
    losses: Losses = []
    for _ in range(spec.epochs):
        order = torch.randperm(len(parts[0][0]))
        inputs, targets = (table[order] for table in parts[0])
        for start in range(0, len(inputs), spec.batch):
            optimizer.zero_grad()
            rows = slice(start, start + spec.batch)
            loss(module(inputs[rows]), targets[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            train_loss, test_loss = (loss(module(i), t).item() for i, t in parts)
        losses.append((train_loss, test_loss))
    with torch.no_grad():
        return _picture(
            chosen,
            losses,
            lambda inputs: torch.sigmoid(module(torch.tensor(inputs).float())).numpy(),
        )


def _picture(
    chosen: Race, losses: Losses, predict: Callable[[NDArray[np.float64]], NDArray[np.floating]]
) -> bytes:
    """Draw the losses and the border with all points by pyplot, as most people would."""
    import matplotlib as mpl  # noqa: PLC0415 - heavy

    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    figure, (curves, plane) = plt.subplots(1, 2, figsize=(10, 5), dpi=100)
    for values, name in zip(zip(*losses, strict=True), ("training", "test"), strict=True):
        curves.plot(values, label=name)
    curves.set(title="Loss", xlabel="round", ylabel="loss")
    curves.legend()
    points = chosen.prepared.train_points, chosen.prepared.test_points
    parts = chosen.prepared.train, chosen.prepared.test
    everything = np.vstack([part for part in points if part is not None])
    low, high = everything.min(axis=0) - 0.3, everything.max(axis=0) + 0.3
    x1, x2 = np.meshgrid(*(np.linspace(low[k], high[k], GRID) for k in range(2)))
    grid = encode(chosen.prepared, np.column_stack([x1.ravel(), x2.ravel()]))
    plane.contourf(x1, x2, predict(grid).reshape(x1.shape), levels=20, cmap="RdBu")
    for raw, part, marker in zip(points, parts, "ox", strict=True):
        if raw is not None:
            plane.scatter(raw[:, 0], raw[:, 1], c=part.targets[:, 0], marker=marker, s=12)
    plane.set(title="Border", xlabel="x1", ylabel="x2")
    figure.tight_layout()
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    plt.close(figure)
    return buffer.getvalue()
