"""Points are drawn where they should be, and collections are read whole or in fair parts."""

import numpy as np
import pytest

from bot.neural.parts.data_sets import DATA_SETS, DataSource
from bot.neural.points import Points, pick
from bot.trainings.names import named

SHAPES = ["moons", "circles", "xor", "spiral", "gauss"]


def source(name: str) -> DataSource:
    return named("data", DATA_SETS, name)


def drawn(name: str, count: int = 200, noise: float = 0.2, seed: int = 1) -> Points:
    return source(name).points(count, noise, np.random.default_rng(seed))


@pytest.mark.parametrize("member", DATA_SETS, ids=lambda member: member.name)
def test_every_data_set_is_what_its_entry_says(member: DataSource) -> None:
    points, entry = drawn(member.name), member.data_set
    assert points.inputs.shape == (200, entry.inputs)
    assert len(points.names) == entry.inputs
    assert points.classes == entry.classes
    if entry.classes:
        assert set(points.answers) == set(range(len(entry.classes)))


@pytest.mark.parametrize("name", SHAPES)
def test_half_of_the_points_belong_to_each_class(name: str) -> None:
    assert drawn(name).answers.tolist() == [0.0] * 100 + [1.0] * 100
    assert len(drawn(name, 21).answers) == 21


@pytest.mark.parametrize("name", SHAPES)
def test_without_noise_no_place_belongs_to_both_classes(name: str) -> None:
    points = drawn(name, 100, 0.0)
    zeros, ones = points.inputs[points.answers == 0], points.inputs[points.answers == 1]
    assert np.linalg.norm(zeros[:, None] - ones[None], axis=2).min() > 0.1


def test_moons_are_drawn_at_even_angles_around_two_centres() -> None:
    upper = [(1, 0), (0, 1), (-1, 0)]
    lower = [(0, 0.5), (1, -0.5), (2, 0.5)]
    expected = np.array(upper + lower, dtype=float)
    assert drawn("moons", 6, 0.0).inputs == pytest.approx(expected)


@pytest.mark.parametrize(("name", "unit"), [("circles", 1.0), ("gauss", 2.0), ("multi-gauss", 2.0)])
def test_noise_has_the_deviation_that_was_asked_for(name: str, unit: float) -> None:
    still, blurred = drawn(name, 2000, 0.0), drawn(name, 2000, 0.3)
    assert (blurred.inputs - still.inputs).std() == pytest.approx(0.3 * unit, rel=0.05)
    assert blurred.answers.tolist() == still.answers.tolist()


def test_the_plane_rises_evenly_and_hills_stand_beside_hollows() -> None:
    plane = drawn("plane", 500, 0.0)
    assert plane.answers == pytest.approx(plane.inputs.sum(axis=1) / 10)
    hills = drawn("multi-gauss", 2000, 0.0)
    for x, y, sign in [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (0, -2.5, 1), (4, -2.5, -1)]:
        near = np.linalg.norm(hills.inputs - (x, y), axis=1)
        assert hills.answers[near.argmin()] == pytest.approx(sign * (1 - near.min() / 2))
    assert (np.abs(hills.answers) <= 1).all()


def test_coins_know_nothing_of_the_inputs() -> None:
    tosses = drawn("coin-toss", 2000)
    assert tosses.answers.mean() == pytest.approx(0.5, abs=0.05)
    heads = tosses.inputs[tosses.answers == 1].mean(axis=0)
    assert np.abs(heads).max() < 0.15


def test_all_digits_and_penguins_are_there_and_noise_leaves_them_alone() -> None:
    digits, penguins = drawn("digits", 2000, 0.5), drawn("penguins", 2000, 0.5)
    assert digits.inputs.shape == (1797, 64)
    assert (digits.inputs.min(), digits.inputs.max()) == (0.0, 16.0)
    assert np.bincount(digits.answers.astype(int)).tolist() == [
        178, 182, 177, 183, 181, 182, 181, 179, 174, 180
    ]  # fmt: skip
    assert np.bincount(penguins.answers.astype(int)).tolist() == [146, 68, 119]
    assert penguins.inputs[0].tolist() == [39.1, 18.7, 181.0, 3750.0]
    assert not source("digits").data_set.endless
    assert source("coin-toss").data_set.endless


def test_a_part_of_a_collection_holds_each_class_in_its_share() -> None:
    few = drawn("penguins", 33)
    assert np.bincount(few.answers.astype(int)) == pytest.approx([14.5, 6.7, 11.8], abs=1)
    assert len(np.unique(few.inputs, axis=0)) > 30
    assert drawn("penguins", 33, seed=2).inputs.tolist() != few.inputs.tolist()


def test_picking_more_rows_than_there_are_gives_all_of_them() -> None:
    own = Points(np.arange(6.0).reshape(3, 2), np.array([0.0, 1.0, 1.0]), ("a", "b"), ("p", "q"))
    assert pick(own, 20, np.random.default_rng(1)) is own
