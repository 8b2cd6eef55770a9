"""Simulated classes with planted misconceptions: the first three that are named are those."""

from __future__ import annotations

import pytest

from bot.bench.classes import USUAL, ClassSimulation, class_rows
from tests.conftest import shipped_lessons


@pytest.fixture(scope="module")
def simulation() -> ClassSimulation:
    return ClassSimulation.of(shipped_lessons()[0])


@pytest.mark.parametrize("size", [15, 30])
def test_the_planted_three_are_named_first_in_nine_of_ten_classes(
    simulation: ClassSimulation, size: int
) -> None:
    classes = simulation.classes(USUAL, size, 60)
    assert sum(one.found for one in classes) >= 0.9 * len(classes)


@pytest.mark.parametrize("size", [1, 4])
def test_of_fewer_than_five_people_nothing_is_named(simulation: ClassSimulation, size: int) -> None:
    assert not any(one.named for one in simulation.classes(USUAL, size, 20))


def test_the_same_seed_gives_the_same_classes(simulation: ClassSimulation) -> None:
    assert simulation.classes(USUAL, 10, 2) == simulation.classes(USUAL, 10, 2)


@pytest.mark.nightly
def test_every_goal_is_met_over_many_classes_of_each_size(simulation: ClassSimulation) -> None:
    met = [row.met for row in class_rows(simulation, 150) if row.met is not None]
    assert len(met) == 10
    assert all(met)
