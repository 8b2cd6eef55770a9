from __future__ import annotations

import warnings
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.neural.engine.tape import Tape
from bot.neural.engine.updates import STEPS, TINY, Update
from bot.neural.kinds import Kind
from bot.neural.network import Network, outputs, starting_network
from bot.neural.parts.recipe import recipe_of
from bot.neural.parts.shipped import SHIPPED
from bot.neural.plain import PlainTrainer
from bot.neural.predictions import correct
from bot.neural.prepare import Prepared
from bot.trainings.names import names_of
from bot.trainings.spec import TrainingSpec
from tests.many import some_by_day
from tests.neural.parts.choices import (
    ACTIVATIONS,
    LOSSES,
    NEW,
    OPTIMIZERS,
    PENALTIES,
    PRECISIONS,
    SCHEDULES,
    STARTS,
    Choice,
    with_choice,
    with_penalty,
)
from tests.neural.parts.made_up import EVERYTHING
from tests.neural.random_points import outputs_of, random_points

GENTLE = TrainingSpec(learning_rate=0.01, hidden=(5, 4), epochs=60, seed=3)


def start(spec: TrainingSpec, prepared: Prepared) -> Network:
    return starting_network(spec, spec.sizes(*prepared.sizes), EVERYTHING)


def difference(left: Network, right: Network) -> float:
    """Return the largest difference of any weight or bias."""
    return max(
        float(np.max(np.abs(getattr(a, name) - getattr(b, name))))
        for a, b in zip(left, right, strict=True)
        for name in ("weights", "biases")
    )


def drift(spec: TrainingSpec, prepared: Prepared, steps: int) -> float:
    """How far the tape is from the plain trainer at worst, in any round of that many steps."""
    network = start(spec, prepared)
    plain, tape = (
        PlainTrainer(spec, prepared, network, EVERYTHING),
        Tape(spec, prepared, network, EVERYTHING),
    )
    points = len(prepared.train.inputs)
    batch = min(spec.batch or points, points)
    worst = 0.0
    for _ in range(-(-steps // -(-points // batch))):
        with np.errstate(over="ignore", invalid="ignore"):
            plain.epoch()
        tape.epoch()
        if runs_wild(plain.network):
            break
        worst = max(worst, difference(plain.network, tape.network))
    return worst


def runs_wild(network: Network) -> bool:
    """Tell whether numbers are so large that the next steps only magnify rounding errors."""
    return not all((np.abs(layer.weights) <= 100.0).all() for layer in network)


@pytest.mark.parametrize("activation", some_by_day(names_of(SHIPPED.activations), "tanh", "relu"))
@pytest.mark.parametrize("loss", names_of(SHIPPED.losses))
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("optimizer", names_of(SHIPPED.optimizers))
def test_the_tape_follows_the_plain_trainer_step_by_step(
    activation: str, loss: str, kind: Kind, optimizer: str
) -> None:
    chosen = replace(GENTLE, activation=activation, loss=loss, optimizer=optimizer)
    for batch, penalties in product((0, 8), ((), PENALTIES)):
        spec = replace(chosen, batch=batch)
        for number, name in enumerate(penalties, start=1):
            spec = with_penalty(spec, name, 0.01 * number)
        assert drift(spec, random_points(kind, 20), 60) < 1e-9
        assert drift(replace(spec, precision="float32"), random_points(kind, 20), 60) < 2e-3


@pytest.mark.parametrize("choice", NEW, ids=str)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("batch", [0, 8])
def test_so_it_does_with_parts_that_have_no_calls_of_their_own(
    choice: Choice, kind: Kind, batch: int
) -> None:
    spec = with_choice(replace(GENTLE, batch=batch), choice)
    assert drift(spec, random_points(kind, 20), 60) < 1e-9
    assert drift(replace(spec, precision="float32"), random_points(kind, 20), 60) < 2e-3


@pytest.mark.parametrize("hidden", [(), (1,), (64,), (3, 2, 4, 1, 2, 3)])
@pytest.mark.parametrize("batch", [1, 7, 19, 20, 50])
def test_any_depth_and_any_batch(hidden: tuple[int, ...], batch: int) -> None:
    spec = replace(GENTLE, hidden=hidden, batch=batch, optimizer="adam")
    assert drift(spec, random_points(Kind.BINARY, 20), 60) < 1e-9


@pytest.mark.parametrize(("schedule", "start_name"), list(product(SCHEDULES, STARTS)))
def test_schedules_and_starts(schedule: str, start_name: str) -> None:
    spec = replace(GENTLE, schedule=schedule, start=start_name, batch=8, optimizer="momentum")
    assert drift(spec, random_points(Kind.CLASSES, 20), 180) < 1e-9


specs = st.builds(
    TrainingSpec,
    hidden=st.lists(st.integers(1, 9), max_size=4).map(tuple),
    activation=st.sampled_from(ACTIVATIONS),
    loss=st.sampled_from(LOSSES),
    optimizer=st.sampled_from(OPTIMIZERS),
    learning_rate=st.floats(1e-5, 0.02),
    schedule=st.sampled_from(SCHEDULES),
    epochs=st.integers(4, 50),
    batch=st.integers(0, 40),
    l1=st.sampled_from((0.0, 0.003)),
    l2=st.sampled_from((0.0, 0.1)),
    start=st.just("random"),  # from the others, rounding decides on which side of a kink one falls
    precision=st.just("float64"),
    seed=st.integers(0, 99),
    weights_seed=st.none() | st.integers(0, 99),
)


@settings(deadline=None, max_examples=60)
@given(spec=specs, kind=st.sampled_from(Kind), points=st.integers(1, 30))
def test_any_spec_is_trained_as_the_plain_trainer_does(
    spec: TrainingSpec, kind: Kind, points: int
) -> None:
    assert drift(spec, random_points(kind, points), 12) < 1e-9


@pytest.mark.parametrize(("kind", "loss", "precision"), list(product(Kind, LOSSES, PRECISIONS)))
@pytest.mark.parametrize("validation", [0, 5])
def test_the_measures_are_means_over_each_part(
    kind: Kind, loss: str, precision: str, validation: int
) -> None:
    prepared = random_points(kind, 20, validation=validation)
    spec = replace(GENTLE, loss=loss, precision=precision)
    tape = Tape(spec, prepared, start(spec, prepared), EVERYTHING)
    tape.epoch()
    measures = tape.measure()
    for index, part in enumerate((prepared.train, prepared.validation, prepared.test)):
        if index == 1 and not validation:
            assert np.isnan(measures.losses[1])
            assert np.isnan(measures.accuracies[1])
            continue
        recipe = recipe_of(spec, EVERYTHING)
        logits = outputs(tape.network, recipe.activation, part.inputs)
        expected = recipe.loss.point_losses(kind, logits, part.targets).mean()
        assert measures.losses[index] == pytest.approx(expected, rel=1e-5)
        if kind is Kind.VALUES:
            assert np.isnan(measures.accuracies[index])
        else:
            share = correct(kind, logits, part.targets).mean()
            assert measures.accuracies[index] == pytest.approx(share)
    assert outputs_of(kind) == prepared.sizes[1]


@pytest.mark.parametrize(("kind", "activation"), list(product(Kind, ("relu", "linear"))))
def test_a_training_that_runs_wild_ends_in_numbers_that_are_not_finite_without_a_warning(
    kind: Kind, activation: str
) -> None:
    prepared = random_points(kind, 20)
    spec = replace(GENTLE, activation=activation, learning_rate=1000.0, l2=10.0, batch=4)
    tape = Tape(spec, prepared, start(spec, prepared), EVERYTHING)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(60):
            tape.epoch()
        assert not np.isfinite(tape.measure().losses[0])


def test_the_network_is_a_copy_that_later_epochs_leave_alone() -> None:
    prepared = random_points(Kind.BINARY, 20)
    tape = Tape(GENTLE, prepared, start(GENTLE, prepared), EVERYTHING)
    before = tape.network
    kept = [layer.weights.copy() for layer in before]
    tape.epoch()
    assert all(np.array_equal(old, layer.weights) for old, layer in zip(kept, before, strict=True))
    assert difference(before, tape.network) > 0.0


def test_the_start_is_not_changed_by_training() -> None:
    prepared = random_points(Kind.BINARY, 20)
    network = start(GENTLE, prepared)
    Tape(GENTLE, prepared, network, EVERYTHING).epoch()
    assert difference(network, start(GENTLE, prepared)) == 0.0


def test_moments_behind_dead_units_never_become_subnormal_numbers() -> None:
    prepared = random_points(Kind.BINARY, 20)
    spec = replace(GENTLE, activation="relu", optimizer="adam", precision="float32", start="zero")
    tape = Tape(spec, prepared, start(spec, prepared), EVERYTHING)
    tape.epoch()
    update = tape._recording._update
    assert isinstance(update, Update)
    moments = update._moments
    moments[0, :3] = TINY * 1e3  # what a unit leaves behind that died just now
    lowest = np.inf
    for _ in range(5 * STEPS):
        tape.epoch()
        sizes = np.abs(moments[moments != 0.0])
        lowest = min(lowest, float(sizes.min(initial=np.inf)))
    assert lowest > np.finfo(np.float32).tiny
