"""Columns that hardly change, rare numbers in the test part, and values of any size."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from bot.neural.examples import Examples
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import encode, prepare
from bot.neural.training import train
from bot.trainings.data_sets import UnusableError
from bot.trainings.spec import CAREFUL, EVEN, TrainingSpec

CARED = TrainingSpec(data="own", points=500, split=EVEN, scaling=CAREFUL, epochs=5)
VALUES = replace(CARED, loss="squared", learning_rate=0.1)


def spec_of(seed: int) -> TrainingSpec:
    return replace(CARED, seed=seed)


def own(column: list[float]) -> Examples:
    other = np.random.default_rng(3).normal(size=len(column))
    inputs = np.column_stack([np.array(column), other])
    labels = np.arange(len(column)) % 2
    return Examples(("near", "other"), inputs, labels, ("a", "b"))


@pytest.mark.parametrize("seed", range(1, 30))
def test_a_column_with_a_single_other_number_is_trained_on_with_every_seed(seed: int) -> None:
    examples = own([14.62] * 29 + [14.63])
    prepared = prepare(spec_of(seed), SHIPPED, examples)
    near = np.abs(np.concatenate([prepared.train.inputs[:, 0], prepared.test.inputs[:, 0]]))
    assert near.max() < 10
    assert not train(spec_of(seed), SHIPPED, examples).numbers.diverged


def test_such_a_column_was_refused_and_is_with_the_plain_scaling() -> None:
    refused = 0
    for seed in range(1, 30):
        spec = TrainingSpec(data="own", points=500, seed=seed)
        with suppress(UnusableError):
            prepare(spec, SHIPPED, own([14.62] * 29 + [14.63]))
            continue
        refused += 1
    assert refused > 0


@pytest.mark.parametrize("value", [14.62, 1e9, 1e-9, -0.1, 123456.789])
def test_a_column_that_differs_by_rounding_alone_is_constant(value: float) -> None:
    prepared = prepare(spec_of(1), SHIPPED, own([value] * 30))
    assert prepared.scale.deviation[0] == 1.0
    assert np.abs(prepared.train.inputs[:, 0]).max() < 1e-6 * max(1.0, abs(value))


@pytest.mark.parametrize("step", [1e-3, 1e-6, 1e-9])
def test_small_steps_that_are_there_are_not_taken_for_rounding(step: float) -> None:
    prepared = prepare(spec_of(1), SHIPPED, own([14.62 + step * (k % 3) for k in range(30)]))
    assert prepared.train.inputs[:, 0].std() == pytest.approx(1.0)


def test_a_rare_number_in_the_test_part_is_drawn_in() -> None:
    for seed in range(1, 10):
        prepared = prepare(spec_of(seed), SHIPPED, own([1.0, 1.0 + 1e-9] * 20 + [1e9, 1.0]))
        assert np.abs(prepared.test.inputs).max() <= 100.0
        assert np.abs(prepared.train.inputs).max() <= 10.0
        assert np.abs(encode(prepared, np.array([[1e9, 0.0]]))).max() <= 100.0


@pytest.mark.parametrize(("factor", "more"), [(1.0, 0.0), (1e8, 0.0), (1e-6, 5.0), (250_000, 4e5)])
def test_values_of_any_size_are_learned(factor: float, more: float) -> None:
    inputs = np.random.default_rng(2).normal(size=(60, 2))
    values = factor * (inputs[:, 0] - 2 * inputs[:, 1]) + more
    examples = Examples(("a", "b"), inputs, values, ())
    prepared = prepare(VALUES, SHIPPED, examples)
    assert prepared.train.targets.mean() == pytest.approx(0.0, abs=1e-6)
    assert prepared.train.targets.std() == pytest.approx(1.0, abs=1e-6)
    numbers = train(VALUES, SHIPPED, examples).numbers
    assert numbers.baseline_loss == pytest.approx(1.0)
    assert numbers.test_loss[-1] < numbers.test_loss[0]
