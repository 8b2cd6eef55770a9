"""Runs trainings from spec to history: one alone, or many, batched into one computation."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from bot.neural.engine.sweep import Sweep, can_sweep
from bot.neural.engine.tape import Tape
from bot.neural.history import History, Recorder, finished
from bot.neural.network import starting_network
from bot.neural.parts.recipe import recipe_of
from bot.neural.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.examples import Examples
    from bot.neural.measures import Measures
    from bot.neural.network import Network
    from bot.neural.parts.recipe import Parts
    from bot.neural.prepare import Prepared
    from bot.trainings.spec import TrainingSpec

__all__ = [
    "History",
    "Trainer",
    "TrainingMoment",
    "Watch",
    "evaluated_epochs",
    "train",
    "train_all",
    "train_all_on",
    "train_on",
]


@dataclass(frozen=True, slots=True)
class TrainingMoment:
    """A training at one of its evaluated epochs: `done` of `total` epochs, and the training loss.

    `network` returns the network as it is now; later epochs do not change what it returned.
    """

    done: int
    total: int
    loss: float
    network: Callable[[], Network]


Watch = Callable[[TrainingMoment], None]


class Trainer(Protocol):
    """Trains a network, such as a Tape or a PlainTrainer.

    `network` is the network as it is now, `epoch` trains for one epoch, and `measure` returns
    losses and accuracies (3,).
    """

    def __init__(
        self, spec: TrainingSpec, prepared: Prepared, network: Network, parts: Parts
    ) -> None: ...

    @property
    def network(self) -> Network: ...

    def epoch(self) -> None: ...

    def measure(self) -> Measures: ...


def evaluated_epochs(epochs: int, most: int = 500) -> tuple[int, ...]:
    """Return the epochs at which losses are measured, 0 and the last one included.

    These are all epochs if there are at most `most`, else `most` epochs that are evenly spaced.
    """
    if epochs <= most:
        return tuple(range(epochs + 1))
    return tuple(np.linspace(0, epochs, most).round().astype(int).tolist())


def train(
    spec: TrainingSpec,
    parts: Parts,
    examples: Examples | None = None,
    watch: Watch | None = None,
    trainer: type[Trainer] = Tape,
) -> History:
    """Train one network. The same spec and examples give the same numbers bit for bit.

    `watch` is called at every evaluated epoch; what it raises ends the training. With spec.patience
    only the validation losses of evaluated epochs count. Raise UnusableError as `prepare` does, and
    UnknownNameError for a name of the spec that `parts` lacks.
    """
    return train_on(prepare(spec, parts, examples), spec, parts, watch, trainer)


def train_on(
    prepared: Prepared,
    spec: TrainingSpec,
    parts: Parts,
    watch: Watch | None = None,
    trainer: type[Trainer] = Tape,
    most: int = 500,
) -> History:
    """Train one network on parts that are prepared; its losses are measured at most `most` times.

    Raise UnknownNameError as `train` does.
    """
    began = time.perf_counter()
    recipe = recipe_of(spec, parts)
    start = starting_network(spec, spec.sizes(*prepared.sizes), parts)
    running = trainer(spec, prepared, start, parts)
    recorder = Recorder(spec)
    done = 0
    with np.errstate(over="ignore", invalid="ignore"):  # a training that diverges is stopped
        for goal in evaluated_epochs(spec.epochs, most):
            for _ in range(goal - done):
                running.epoch()
            done = goal
            measures = running.measure()
            recorder.observe(done, measures.losses, measures.accuracies, lambda: running.network)
            if recorder.diverged:
                break
            if watch:
                loss = recorder.losses[-1][0]
                watch(TrainingMoment(done, spec.epochs, loss, lambda: running.network))
            if recorder.ended:
                break
    return finished(recorder, recipe, prepared, time.perf_counter() - began)


def train_all(
    specs: Sequence[TrainingSpec],
    parts: Parts,
    examples: Examples | None = None,
    watch: Watch | None = None,
) -> list[History]:
    """Train many networks; those that one Sweep can hold run as one batched computation.

    The histories are in the order of `specs`. `watch` gets the epochs of all trainings added up,
    and the mean training loss of those that are running. The time of a sweep is shared out evenly
    among its histories. Raise the errors of `train`.
    """
    return train_all_on(lambda spec: prepare(spec, parts, examples), specs, parts, watch)


def train_all_on(
    prepared_for: Callable[[TrainingSpec], Prepared],
    specs: Sequence[TrainingSpec],
    parts: Parts,
    watch: Watch | None = None,
    most: int = 500,
) -> list[History]:
    """Train many networks as `train_all` does, each on the parts that are prepared for its spec.

    Losses are measured at most `most` times.
    """
    histories: dict[int, History] = {}
    total = sum(spec.epochs for spec in specs)
    before = 0
    for group in _groups(specs):
        chosen = [specs[place] for place in group]
        shifted = _shifted(watch, before, total, len(chosen))
        found = (
            _train_together(prepared_for(chosen[0]), chosen, parts, shifted, most)
            if len(chosen) > 1
            else [train_on(prepared_for(chosen[0]), chosen[0], parts, shifted, most=most)]
        )
        histories.update(zip(group, found, strict=True))
        before += sum(spec.epochs for spec in chosen)
    return [histories[place] for place in range(len(specs))]


def _groups(specs: Sequence[TrainingSpec]) -> list[list[int]]:
    """Group the positions of specs that can share a sweep."""
    groups: list[list[int]] = []
    for place, spec in enumerate(specs):
        for group in groups:
            if can_sweep([specs[group[0]], spec]):
                group.append(place)
                break
        else:
            groups.append([place])
    return groups


def _shifted(watch: Watch | None, before: int, total: int, together: int) -> Watch | None:
    if watch is None:
        return None

    def shifted(moment: TrainingMoment) -> None:
        done = before + together * moment.done
        watch(TrainingMoment(done, total, moment.loss, moment.network))

    return shifted


def _train_together(
    prepared: Prepared,
    specs: Sequence[TrainingSpec],
    parts: Parts,
    watch: Watch | None,
    most: int,
) -> list[History]:
    began = time.perf_counter()
    starts = [starting_network(spec, spec.sizes(*prepared.sizes), parts) for spec in specs]
    sweep = Sweep(specs, prepared, starts, parts)
    recorders = [Recorder(spec) for spec in specs]
    epochs, done = specs[0].epochs, 0
    with np.errstate(over="ignore", invalid="ignore"):
        for goal in evaluated_epochs(epochs, most):
            for _ in range(goal - done):
                sweep.epoch()
            done = goal
            running = _observe_all(recorders, done, sweep)
            if watch and running:
                loss = sum(recorder.losses[-1][0] for recorder in running) / len(running)
                watch(TrainingMoment(done, epochs, loss, lambda: sweep.networks[0]))
            if not running:
                break
    seconds = (time.perf_counter() - began) / len(specs)
    return [
        finished(recorder, recipe_of(recorder.spec, parts), prepared, seconds)
        for recorder in recorders
    ]


def _observe_all(recorders: Sequence[Recorder], done: int, sweep: Sweep) -> list[Recorder]:
    """Pass its measures to each recorder that has not ended; return those that go on."""
    measures, networks = sweep.measure(), sweep.networks
    for place, recorder in enumerate(recorders):
        if not recorder.ended:
            losses, accuracies = measures.losses[place], measures.accuracies[place]
            recorder.observe(done, losses, accuracies, lambda at=place: networks[at])  # type: ignore[misc]  # mypy cannot infer a lambda's default
    return [recorder for recorder in recorders if not recorder.ended]
