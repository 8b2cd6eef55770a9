"""Time of one training step, and of one step of one network in a sweep, next to others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from bot.bench.races import moons, three_classes
from bot.bench.report import Row
from bot.bench.rivals.loops import c_loop, numba_loop, plain_loop, pytorch, scikit_learn
from bot.bench.timing import interleaved, ratio
from bot.neural.engine.sweep import Sweep
from bot.neural.engine.tape import Tape
from bot.neural.network import starting_network
from bot.neural.parts.shipped import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.bench.races import Race
    from bot.bench.timing import Work

RIVALS: dict[str, Callable[[Race], Work | None]] = {
    "scikit-learn MLPClassifier": scikit_learn,
    "PyTorch eager": partial(pytorch, fused=False),
    "PyTorch fused Adam": partial(pytorch, fused=True),
    "plain numpy loop": plain_loop,
    "numba loop": numba_loop,
    "C loop": c_loop,
}
Goals = dict[str, float]  # goals: at least this many times as long as ours
SMALL: Goals = {
    "scikit-learn MLPClassifier": 12.0,
    "PyTorch eager": 18.0,
    "plain numpy loop": 5.0,
}
LARGE: Goals = {
    "scikit-learn MLPClassifier": 5.5,
    "PyTorch eager": 5.5,
    "C loop": 1 / 1.1,  # ours takes at most 1.1 times as long
}
NETWORKS = 64


def tape(race: Race) -> Work:
    running = Tape(race.spec, race.prepared, race.network, SHIPPED)
    return partial(_epochs, [running])


def step_rows(rounds: int, seconds: float) -> list[Row]:
    """Measure the tasks of one network; each turn of each takes about `seconds`."""
    tasks: list[tuple[Race, Goals]] = [
        (moons(10), SMALL),
        (moons(32), SMALL),
        (moons(0), {}),
        (three_classes(32), {}),
        (three_classes(0), LARGE),
    ]
    rows: list[Row] = []
    for race, goals in tasks:
        works: dict[str, Work] = {"tape": tape(race)}
        for name, rival in RIVALS.items():
            if work := rival(race):
                works[name] = work
        times = interleaved(works, rounds, seconds)
        rows += _rows(f"one step: {race.name}", times, race.steps, goals)
    return rows


def sweep_rows(rounds: int, seconds: float) -> list[Row]:
    """Measure a step of one of 64 networks, with 64 learning rates and with 64 starts."""
    race = moons(10)
    varied = {
        "learning rates": [replace(race.spec, learning_rate=k / 10_000) for k in range(1, 65)],
        "starts": [replace(race.spec, weights_seed=k) for k in range(1, 65)],
    }
    rows: list[Row] = []
    for dial, specs in varied.items():
        networks = [
            starting_network(spec, spec.sizes(*race.prepared.sizes), SHIPPED) for spec in specs
        ]
        sweep = Sweep(specs, race.prepared, networks, SHIPPED)
        tapes = [
            Tape(spec, race.prepared, network, SHIPPED)
            for spec, network in zip(specs, networks, strict=True)
        ]
        works: dict[str, Work] = {
            "sweep": partial(_epochs, [sweep]),
            "tapes one after another": partial(_epochs, tapes),
        }
        if work := c_loop(race, NETWORKS):
            works["C loop one by one"] = work
        times = interleaved(works, rounds, seconds)
        goals: Goals = {"tapes one after another": 8.0}
        if dial == "learning rates":  # the C loop shows all networks the same batches
            goals["C loop one by one"] = 1.0
        task = f"one step of one of {NETWORKS} {dial}: {race.name}"
        rows += _rows(task, times, race.steps * NETWORKS, goals)
    return rows


def _epochs(trainers: Sequence[Tape | Sweep], count: int) -> None:
    for _ in range(count):
        for trainer in trainers:
            trainer.epoch()


def _rows(task: str, times: dict[str, list[float]], steps: int, goals: Goals) -> list[Row]:
    """One row for each, in microseconds a step; the first is ours."""
    ours, *_ = times
    rows: list[Row] = []
    for name, taken in times.items():
        compared = None if name == ours else ratio(taken, times[ours])
        value = median(taken) / steps * 1e6
        rows.append(Row(task, name, value, "µs", compared, at_least=goals.get(name)))
    return rows
