"""Parts that look alike: each class in its share, and values of all sizes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.neural.examples import Examples
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import prepare
from bot.trainings.shares import first_part
from bot.trainings.spec import CAREFUL, EVEN, TrainingSpec

OWN = TrainingSpec(data="own", points=500, split=EVEN, scaling=CAREFUL)


@pytest.mark.parametrize(
    ("counts", "share", "taken"),
    [
        ([10, 10], 0.7, (7, 7)),
        ([50, 2], 0.7, (35, 1)),
        ([50, 3], 0.7, (35, 2)),
        ([5, 5], 0.7, (4, 3)),
        ([2, 2], 0.9, (1, 1)),
        ([2, 2], 0.1, (1, 1)),
        ([1, 9], 0.5, (1, 4)),
        ([100] * 10, 0.8, (80,) * 10),
        ([0, 4], 0.5, (0, 2)),
    ],
)
def test_each_group_gives_its_share_and_is_in_both_parts(
    counts: list[int], share: float, taken: tuple[int, ...]
) -> None:
    assert first_part(counts, share) == taken


@given(st.lists(st.integers(2, 200), min_size=1, max_size=10), st.floats(0.1, 0.9))
def test_no_group_is_missing_and_all_together_give_the_share(
    counts: list[int], share: float
) -> None:
    taken = first_part(counts, share)
    assert all(0 < some < count for some, count in zip(taken, counts, strict=True))
    assert abs(sum(taken) - share * sum(counts)) <= len(counts)


def own(labels: list[int], classes: tuple[str, ...] = ("calm", "loud", "odd")) -> Examples:
    inputs = np.random.default_rng(1).normal(size=(len(labels), 3))
    return Examples(("a", "b", "c"), inputs, np.array(labels), classes)


@pytest.mark.parametrize("seed", range(20))
def test_a_small_class_is_in_training_and_test_whatever_the_seed(seed: int) -> None:
    spec = TrainingSpec(data="own", points=500, split=EVEN, seed=seed)
    prepared = prepare(spec, SHIPPED, own([0] * 40 + [1] * 8 + [2] * 2))
    train, test = prepared.train.targets.sum(axis=0), prepared.test.targets.sum(axis=0)
    assert train.tolist() == [28, 6, 1]
    assert test.tolist() == [12, 2, 1]


def test_the_validation_part_has_its_share_of_each_class_too() -> None:
    spec = TrainingSpec(data="own", points=500, split=EVEN, validation_share=0.25)
    prepared = prepare(spec, SHIPPED, own([0] * 40 + [1] * 20 + [2] * 20))
    assert prepared.validation.targets.sum(axis=0).tolist() == [7, 3, 4]
    assert prepared.train.targets.sum(axis=0).tolist() == [21, 11, 10]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("validation", [0.0, 0.01, 0.5])
def test_the_smallest_tables_leave_a_row_for_each_part(share: float, validation: float) -> None:
    spec = TrainingSpec(data="own", split=EVEN, train_share=share, validation_share=validation)
    values = Examples(("a",), np.arange(4.0)[:, None], np.array([1.0, 2.0, 3.0, 4.0]), ())
    for examples in (own([0, 0, 1, 1], ("calm", "loud")), values):
        prepared = prepare(spec, SHIPPED, examples)
        sizes = [len(part.inputs) for part in (prepared.train, prepared.validation, prepared.test)]
        assert sum(sizes) == 4
        assert min(sizes) > 0 or (sizes[1] == 0 and not validation)


def test_values_of_all_sizes_are_in_both_parts() -> None:
    values = np.arange(100.0)
    examples = Examples(("a",), values[:, None], values, ())
    for seed in range(10):
        prepared = prepare(TrainingSpec(data="own", split=EVEN, seed=seed), SHIPPED, examples)
        test = np.sort(prepared.test.targets.ravel())
        assert len(test) == 30
        assert np.diff(test).max() <= 10


def test_splitting_by_chance_is_as_it_always_was() -> None:
    spec = TrainingSpec(data="own", points=500)
    labels = [0] * 8 + [1] * 2
    prepared = prepare(spec, SHIPPED, own(labels, ("calm", "loud")))
    order = np.random.default_rng(spec.seed).permutation(10)
    assert prepared.train.targets.ravel().tolist() == [labels[row] for row in order[:7]]
