from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.neural.engine.sweep import GROUP_ACTIVATIONS, GROUP_POINTS, Sweep, can_sweep
from bot.neural.engine.tape import Tape
from bot.neural.kinds import Kind
from bot.neural.network import starting_network
from bot.neural.parts.shipped import SHIPPED
from bot.trainings.names import names_of
from bot.trainings.spec import TrainingSpec
from tests.many import some_by_day
from tests.neural.engine.test_tape import difference, runs_wild
from tests.neural.parts.choices import (
    ACTIVATIONS,
    NEW,
    OPTIMIZERS,
    PENALTIES,
    Choice,
    with_choice,
    with_penalty,
)
from tests.neural.parts.made_up import EVERYTHING
from tests.neural.random_points import random_points

BASE = TrainingSpec(learning_rate=0.01, hidden=(4, 3), epochs=20, batch=8, seed=3)
VARIED = {
    "rates": [replace(BASE, learning_rate=rate) for rate in (0.001, 0.003, 0.01, 0.03)],
    "seeds": [replace(BASE, weights_seed=seed) for seed in range(5)],
    "widths": [replace(BASE, hidden=hidden) for hidden in ((1, 5), (4, 3), (2, 2))],
    "penalties": [BASE, *(with_penalty(BASE, name, 0.02) for name in PENALTIES)],
    "one": [BASE],
    "all": [
        replace(BASE, learning_rate=0.002 * k, weights_seed=k, hidden=(k, 7 - k), l1=0.001 * k)
        for k in range(1, 7)
    ],
}


def furthest(specs: list[TrainingSpec], kind: Kind, epochs: int = 12) -> float:
    """How far any network of the sweep is from the same one trained alone."""
    prepared = random_points(kind, 20, validation=4)
    networks = [starting_network(spec, spec.sizes(*prepared.sizes), EVERYTHING) for spec in specs]
    sweep = Sweep(specs, prepared, networks, EVERYTHING)
    tapes = [
        Tape(spec, prepared, network, EVERYTHING)
        for spec, network in zip(specs, networks, strict=True)
    ]
    for _ in range(epochs):
        sweep.epoch()
        for tape in tapes:
            tape.epoch()
        if any(runs_wild(tape.network) for tape in tapes):
            return 0.0
    measures = sweep.measure()
    for row, tape in enumerate(tapes):
        alone = tape.measure()
        np.testing.assert_allclose(measures.losses[row], alone.losses, rtol=1e-9)
        np.testing.assert_array_equal(measures.accuracies[row], alone.accuracies)
    pairs = zip(sweep.networks, tapes, strict=True)
    return max(difference(network, tape.network) for network, tape in pairs)


@pytest.mark.parametrize("dial", VARIED)
@pytest.mark.parametrize("activation", some_by_day(names_of(SHIPPED.activations), "tanh", "relu"))
@pytest.mark.parametrize("kind", Kind)
def test_each_network_is_trained_as_if_it_were_alone(
    dial: str, activation: str, kind: Kind
) -> None:
    others = (names_of(SHIPPED.losses), names_of(SHIPPED.optimizers), (0, 8))
    for loss, optimizer, batch in product(*others):
        changes = {"activation": activation, "loss": loss, "optimizer": optimizer, "batch": batch}
        specs = [replace(spec, **changes) for spec in VARIED[dial]]  # type: ignore[arg-type] # names and a number
        assert furthest(specs, kind) < 1e-11


@pytest.mark.parametrize("dial", VARIED)
@pytest.mark.parametrize("choice", NEW, ids=str)
@pytest.mark.parametrize("kind", Kind)
def test_so_is_one_whose_parts_have_no_calls_of_their_own(
    dial: str, choice: Choice, kind: Kind
) -> None:
    for batch in (0, 8):
        specs = [with_choice(replace(spec, batch=batch), choice) for spec in VARIED[dial]]
        assert furthest(specs, kind) < 1e-11


@pytest.mark.parametrize("kind", Kind)
def test_units_that_are_not_there_do_nothing_whatever_the_parts(kind: Kind) -> None:
    for activation, optimizer in product(ACTIVATIONS, OPTIMIZERS):
        changed = replace(BASE, activation=activation, optimizer=optimizer, l2=0.1)
        wide, narrow = replace(changed, hidden=(9, 9)), replace(changed, hidden=(1, 2))
        assert furthest([narrow, wide, with_penalty(narrow, "my-rounded", 0.1)], kind) < 1e-11


@settings(deadline=None, max_examples=30)
@given(
    rates=st.lists(st.floats(1e-5, 0.05), min_size=1, max_size=9),
    widths=st.lists(st.integers(1, 9), min_size=1, max_size=9),
    seeds=st.lists(st.integers(0, 5), min_size=1, max_size=9),
    activation=st.sampled_from(ACTIVATIONS),
    batch=st.integers(0, 21),
)
def test_any_mixture(
    rates: list[float], widths: list[int], seeds: list[int], activation: str, batch: int
) -> None:
    common = replace(BASE, activation=activation, batch=batch, optimizer="adam")
    specs = [
        replace(common, learning_rate=rate, hidden=(width,), weights_seed=seed)
        for rate, width, seed in zip(rates, widths, seeds, strict=False)
    ]
    assert furthest(specs, Kind.BINARY, epochs=5) < 1e-10


@pytest.mark.parametrize(
    ("points", "hidden", "groups"),
    [
        (GROUP_POINTS // 2 - 1, (1,), 3),  # two fit, of five
        (20, (64,) * 6, 1),
        (GROUP_ACTIVATIONS // (2 * 385) - 7, (64,) * 6, 3),
    ],
)
def test_many_networks_are_split_into_groups_of_a_good_size(
    points: int, hidden: tuple[int, ...], groups: int
) -> None:
    prepared = random_points(Kind.BINARY, points)
    batch = 0 if hidden == (1,) else 64
    specs = [replace(BASE, hidden=hidden, batch=batch, weights_seed=seed) for seed in range(5)]
    networks = [starting_network(spec, spec.sizes(*prepared.sizes), EVERYTHING) for spec in specs]
    sweep = Sweep(specs, prepared, networks, EVERYTHING)
    assert len(sweep._groups) == groups
    for start, untrained in zip(networks, sweep.networks, strict=True):
        assert difference(start, untrained) == 0.0


def test_a_network_that_runs_wild_leaves_the_others_alone() -> None:
    prepared = random_points(Kind.VALUES, 20)
    specs = [replace(BASE, activation="relu", learning_rate=rate) for rate in (0.01, 1000.0, 0.02)]
    networks = [starting_network(spec, spec.sizes(*prepared.sizes), EVERYTHING) for spec in specs]
    sweep, tape = (
        Sweep(specs, prepared, networks, EVERYTHING),
        Tape(specs[2], prepared, networks[2], EVERYTHING),
    )
    for _ in range(50):
        sweep.epoch()
        tape.epoch()
    assert np.isfinite(sweep.measure().losses[:, 0]).tolist() == [True, False, True]
    assert difference(sweep.networks[2], tape.network) < 1e-11


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({"learning_rate": 3.0}, True),
        ({"weights_seed": 5}, True),
        ({"hidden": (64, 1)}, True),
        ({"l1": 1.0, "l2": 1.0}, True),
        ({"penalties": (("my-rounded", 1.0),)}, True),
        ({"start": "zero"}, True),
        ({"hidden": (4,)}, False),
        ({"seed": 4}, False),
        ({"data": "xor"}, False),
        ({"batch": 9}, False),
        ({"activation": "relu"}, False),
        ({"optimizer": "adam"}, False),
        ({"epochs": 21}, False),
        ({"precision": "float32"}, False),
    ],
)
def test_which_trainings_share_a_sweep(change: dict[str, object], fits: bool) -> None:
    other = replace(BASE, **change)  # type: ignore[arg-type]
    assert can_sweep([BASE, other]) is fits
    if not fits:
        with pytest.raises(ValueError, match="differ"):
            Sweep([BASE, other], random_points(Kind.BINARY, 20), [(), ()], EVERYTHING)
