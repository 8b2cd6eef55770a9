"""Points come in two equal classes, and the test part never leaks into training."""

import numpy as np
import pytest

from bot.neural.datasets import Points, draw, split
from bot.neural.spec import DATA_SETS


@pytest.mark.parametrize("name", DATA_SETS)
def test_half_of_the_points_belong_to_each_class(name: str) -> None:
    points = draw(name, 200, 0.2, np.random.default_rng(1))
    assert points.inputs.shape == (200, 2)
    assert points.labels.tolist() == [0.0] * 100 + [1.0] * 100


@pytest.mark.parametrize("name", DATA_SETS)
def test_an_odd_number_of_points_is_drawn_in_full(name: str) -> None:
    assert len(draw(name, 11, 0.0, np.random.default_rng(1)).labels) == 11


@pytest.mark.parametrize("name", DATA_SETS)
def test_without_noise_no_place_belongs_to_both_classes(name: str) -> None:
    points = draw(name, 100, 0.0, np.random.default_rng(1))
    zeros, ones = points.inputs[points.labels == 0], points.inputs[points.labels == 1]
    assert np.linalg.norm(zeros[:, None] - ones[None], axis=2).min() > 0.1


def test_moons_are_drawn_at_even_angles_around_two_centres() -> None:
    points = draw("moons", 6, 0.0, np.random.default_rng(1))
    upper = [(1, 0), (0, 1), (-1, 0)]
    lower = [(0, 0.5), (1, -0.5), (2, 0.5)]
    assert points.inputs == pytest.approx(np.array(upper + lower, dtype=float))


def test_noise_has_the_deviation_that_was_asked_for() -> None:
    still = draw("circles", 2000, 0.0, np.random.default_rng(1))
    blurred = draw("circles", 2000, 0.3, np.random.default_rng(1))
    assert (blurred.inputs - still.inputs).std() == pytest.approx(0.3, rel=0.05)


def test_the_training_part_is_standardised_and_the_test_part_by_the_same_measure() -> None:
    points = draw("moons", 200, 0.2, np.random.default_rng(1))
    parts = split(points, 0.7, np.random.default_rng(2))
    assert parts.train.inputs.shape == (140, 2)
    assert parts.test.inputs.shape == (60, 2)
    assert parts.train.inputs.mean(axis=0) == pytest.approx([0, 0])
    assert parts.train.inputs.std(axis=0) == pytest.approx([1, 1])

    order = np.random.default_rng(2).permutation(200)
    changed = points.inputs.copy()
    changed[order[140:]] += 100  # the test points only
    again = split(Points(changed, points.labels), 0.7, np.random.default_rng(2))
    assert again.train.inputs.tolist() == parts.train.inputs.tolist()


def test_inputs_that_are_all_alike_stay_finite() -> None:
    parts = split(Points(np.ones((10, 2)), np.ones(10)), 0.5, np.random.default_rng(1))
    assert np.isfinite(parts.train.inputs).all()
