"""The changes of a training that can be tried and advised, each turning one dial or a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.trainings.spec import (
    BATCHES,
    EPOCHS,
    HIDDEN_UNITS,
    LEARNING_RATES,
    PLANE,
    POINTS,
    TrainingSpec,
)
from bot.tutor.lab.requests import SUITED

Turn = Callable[[TrainingSpec], TrainingSpec]


@dataclass(frozen=True, slots=True)
class Change:
    """`name` stands in the id of its button, which shows `label` of at most 20 characters.

    `done` says in a sentence what was changed, as in "with a tenth of the learning rate"; `because`
    says what was amiss if that helps. `turn` returns the same spec where it changes nothing.
    """

    name: str
    label: str
    done: str
    because: str
    turn: Turn


ADAM_RATE = 0.01
ADAM_RATES = {"spiral": 0.03}


def suited(data: str) -> TrainingSpec:
    """Return the training that suits a data set."""
    return SUITED.get(data, TrainingSpec(data=data))


def _rate(spec: TrainingSpec, rate: float) -> TrainingSpec:
    lowest, highest = LEARNING_RATES
    return replace(spec, learning_rate=min(max(rate, lowest), highest))


def _suited_rate(spec: TrainingSpec) -> TrainingSpec:
    return _rate(spec, suited_rate(spec))


def suited_rate(spec: TrainingSpec) -> float:
    """Return the learning rate that suits the data with the optimizer of a spec.

    Measured: what suits the data for plain descent, a tenth of it with momentum, 0.01 for Adam.
    """
    if spec.optimizer == "adam":
        return ADAM_RATES.get(spec.data, ADAM_RATE)
    own = suited(spec.data)
    plain = 1.0 if own.optimizer == "adam" else own.learning_rate
    return plain / 10 if spec.optimizer == "momentum" else plain


def _adam(spec: TrainingSpec) -> TrainingSpec:
    adam = replace(spec, optimizer="adam", schedule="constant")
    return _rate(adam, suited_rate(adam))


def _longer(times: int) -> Turn:
    return lambda spec: replace(spec, epochs=min(times * spec.epochs, EPOCHS[1]))


def _points(times: int) -> Turn:
    return lambda spec: replace(spec, points=max(spec.points, min(times * spec.points, POINTS[1])))


def _penalty(times: float) -> Turn:
    def turn(spec: TrainingSpec) -> TrainingSpec:
        others = tuple((name, amount * times) for name, amount in spec.penalties if amount * times)
        return replace(spec, l1=spec.l1 * times, l2=spec.l2 * times, penalties=others)

    return turn


def _with_l2(amount: float) -> Turn:
    return lambda spec: spec if spec.l2 else replace(spec, l2=amount)


def _random_start(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, start="random")


def _both_inputs(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, inputs=(*PLANE, *(name for name in spec.inputs if name not in PLANE)))


def _squares(spec: TrainingSpec) -> TrainingSpec:
    both = _both_inputs(spec).inputs
    return replace(spec, inputs=tuple(dict.fromkeys((*both, "x1^2", "x2^2", "x1*x2"))))


def _stop_at_best(spec: TrainingSpec) -> TrainingSpec:
    patience = max(10, spec.epochs // 10)
    share = spec.validation_share or 0.2
    return spec if spec.patience else replace(spec, patience=patience, validation_share=share)


def _more_patience(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, patience=min(4 * spec.patience, EPOCHS[1]))


def _no_stopping(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, patience=0, validation_share=0.0) if spec.patience else spec


def _tanh(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, activation="tanh") if spec.hidden else spec


def _own_network(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, hidden=suited(spec.data).hidden, activation="tanh")


def _wider(times: int) -> Turn:
    def turn(spec: TrainingSpec) -> TrainingSpec:
        most = HIDDEN_UNITS[1]
        return replace(spec, hidden=tuple(min(times * units, most) for units in spec.hidden) or (8,))

    return turn


def _one_layer(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, hidden=spec.hidden[:1]) if len(spec.hidden) > 2 else spec


def _batch(size: int) -> Turn:
    return lambda spec: replace(spec, batch=size)


def _larger_batch(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, batch=min(4 * spec.batch, BATCHES[1])) if spec.batch else spec


def _constant_rate(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, schedule="constant")


def _fewer_flips(times: float) -> Turn:
    return lambda spec: replace(spec, flips=spec.flips * times)


def _suited_training(spec: TrainingSpec) -> TrainingSpec:
    """Train as suits the data, on the same points with the same inputs and wrong labels."""
    own = suited(spec.data)
    kept = ("data", "points", "noise", "flips", "train_share", "fresh_test", "inputs", "text")
    more = ("loss", "precision", "seed", "weights_seed")
    values = {name: getattr(spec, name) for name in (*kept, *more)}
    return replace(own, **values)


def _together(*turns: Turn) -> Turn:
    """Return what makes several changes, or none where one of them changes nothing."""

    def turn(spec: TrainingSpec) -> TrainingSpec:
        changed = spec
        for one in turns:
            before, changed = changed, one(changed)
            if changed == before:
                return spec
        return changed

    return turn


_no_penalty = _penalty(0.0)
CHANGES = (
    Change("rate-suited", "Suited rate", "", "", _suited_rate),
    Change("slower", "Rate ÷3", "", "", lambda spec: _rate(spec, spec.learning_rate / 3)),
    Change("rate-10th", "Rate ÷10", "", "", lambda spec: _rate(spec, spec.learning_rate / 10)),
    Change("faster", "Rate ×3", "", "", lambda spec: _rate(spec, spec.learning_rate * 3)),
    Change("rate-x10", "Rate ×10", "", "", lambda spec: _rate(spec, spec.learning_rate * 10)),
    Change("adam", "Adam", "", "", _adam),
    Change("longer", "Longer", "", "", _longer(3)),
    Change("longer-x10", "Longer ×10", "", "", _longer(10)),
    Change("points", "Points ×4", "", "", _points(4)),
    Change("points-x16", "Points ×16", "", "", _points(16)),
    Change("fewer-flips", "Half the wrong labels", "", "", _fewer_flips(0.5)),
    Change("no-flips", "No wrong labels", "", "", _fewer_flips(0.0)),
    Change("no-penalty", "No penalty", "", "", _no_penalty),
    Change("penalty-10th", "Penalty ÷10", "", "", _penalty(0.1)),
    Change("l2", "L2 0.01", "", "", _with_l2(0.01)),
    Change("l2-less", "L2 0.001", "", "", _with_l2(0.001)),
    Change("random", "Random start", "", "", _random_start),
    Change("inputs", "x1 and x2", "", "", _both_inputs),
    Change("squares", "Add squares", "", "", _squares),
    Change("stop", "Stop at best", "", "", _stop_at_best),
    Change("patience", "Patience ×4", "", "", _more_patience),
    Change("no-stop", "No early stop", "", "", _no_stopping),
    Change("tanh", "tanh", "", "", _tanh),
    Change("network", "Suited network", "", "", _own_network),
    Change("wider", "Wider", "", "", _wider(2)),
    Change("wider-x4", "Wider ×4", "", "", _wider(4)),
    Change("one-layer", "One layer", "", "", _one_layer),
    Change("full-batch", "All points at once", "", "", _batch(0)),
    Change("batch", "Batch ×4", "", "", _larger_batch),
    Change("small-batch", "Batch 10", "", "", _batch(10)),
    Change("constant", "Constant rate", "", "", _constant_rate),
    Change("suited", "Suited settings", "", "", _suited_training),
    Change("suited-points", "", "", "", _together(_suited_training, _points(4))),
    Change("suited-squares", "", "", "", _together(_suited_training, _squares)),
    Change("suited-longer", "", "", "", _together(_suited_training, _longer(3))),
    Change("suited-stop", "", "", "", _together(_suited_training, _stop_at_best)),
    Change("adam-longer", "", "", "", _together(_adam, _longer(3))),
    Change("adam-points", "", "", "", _together(_adam, _points(4))),
    Change("adam-squares", "", "", "", _together(_adam, _squares)),
    Change("adam-network", "", "", "", _together(_own_network, _adam)),
    Change("rate-longer", "", "", "", _together(_suited_rate, _longer(3))),
    Change("network-rate", "", "", "", _together(_own_network, _suited_rate)),
    Change("network-longer", "", "", "", _together(_own_network, _longer(3))),
    Change("points-stop", "", "", "", _together(_points(4), _stop_at_best)),
    Change("points-network", "", "", "", _together(_points(4), _own_network)),
    Change("points-longer", "", "", "", _together(_points(4), _longer(3))),
    Change("random-penalty", "", "", "", _together(_random_start, _no_penalty)),
    Change("squares-stop", "", "", "", _together(_squares, _stop_at_best)),
)
