"""The floor is what somebody reaches who knows how the points are drawn, and nobody does better."""

from __future__ import annotations

import math
from typing import Any, cast

import pytest

from bot.neural.floor import floor_loss, told
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import prepare
from bot.neural.training import train
from bot.trainings.spec import TrainingSpec

ALL = ("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)")


def floor(**dials: object) -> float | None:
    spec = TrainingSpec(**cast("dict[str, Any]", {"fresh_test": 2000, **dials}))
    return floor_loss(spec, SHIPPED, prepare(spec, SHIPPED))


@pytest.mark.parametrize(
    ("dials", "loss"),
    [
        ({"data": "coin-toss"}, math.log(2)),
        ({"data": "coin-toss", "loss": "squared"}, 0.25),
        ({"data": "xor", "noise": 0.0}, 0.0),
        ({"data": "xor", "noise": 0.0, "flips": 0.2}, -math.log(0.8)),
        ({"data": "plane", "loss": "squared", "noise": 0.0}, 0.0),
        # x1 + x2 over 10, x2 even between -6 and 6: its variance is 12^2 / 12 / 100.
        ({"data": "plane", "loss": "squared", "noise": 0.0, "inputs": ("x1",)}, 0.12),
        ({"data": "xor", "noise": 0.0, "inputs": ("x1",)}, math.log(2)),
        ({"data": "xor", "noise": 0.0, "inputs": ("x1^2", "x2^2")}, math.log(2)),
        ({"data": "xor", "noise": 0.0, "inputs": ("x1", "x1*x2")}, 0.0),
        ({"data": "moons", "noise": 0.5}, 0.395),
        ({"data": "circles", "noise": 0.0, "inputs": ("x1^2", "x2^2")}, 0.0),
    ],
)
def test_the_floor_is_right_where_it_can_be_worked_out(dials: dict[str, Any], loss: float) -> None:
    assert floor(**dials) == pytest.approx(loss, abs=0.006)


@pytest.mark.parametrize("inputs", [("x1*x2",), ("sin(x1)", "x2"), ("x1^2", "x1*x2")])
def test_where_the_inputs_hide_what_they_tell_no_floor_is_said(inputs: tuple[str, ...]) -> None:
    assert floor(inputs=inputs) is None


@pytest.mark.parametrize("data", ["digits", "penguins"])
def test_measured_data_have_no_known_floor(data: str) -> None:
    assert floor(data=data, fresh_test=0) is None


@pytest.mark.parametrize(
    "dials",
    [
        {"data": "moons", "noise": 0.4},
        {"data": "circles", "noise": 0.4},
        {"data": "gauss", "noise": 0.5},
        {"data": "spiral", "noise": 0.5},
        {"data": "multi-gauss", "noise": 0.3, "loss": "squared", "learning_rate": 0.1},
        {"data": "plane", "noise": 0.5, "loss": "squared", "learning_rate": 0.1},
        {"data": "moons", "noise": 0.3, "inputs": ("x1",)},
    ],
)
def test_a_network_with_plenty_of_points_comes_near_the_floor_and_not_below(
    dials: dict[str, Any],
) -> None:
    plenty = TrainingSpec(points=2000, fresh_test=2000, hidden=(16,), epochs=600, **dials)
    numbers = told(train(plenty, SHIPPED), SHIPPED).numbers
    assert numbers.floor_loss is not None
    assert numbers.test_loss[-1] > 0.985 * numbers.floor_loss


def test_more_noise_and_wrong_labels_raise_the_floor() -> None:
    floors = [floor(noise=noise) or 0.0 for noise in (0.1, 0.2, 0.3, 0.5)]
    assert floors == sorted(floors)
    assert (floor(flips=0.3) or 0.0) > (floor() or 0.0)
