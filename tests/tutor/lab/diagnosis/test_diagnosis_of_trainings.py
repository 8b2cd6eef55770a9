"""Real trainings are read for what they are."""

from typing import Any

import pytest

from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.diagnosis.kinds import CurveKind
from tests.tutor.lab.small_runs import trained


@pytest.mark.parametrize(
    ("dials", "kind"),
    [
        ({}, CurveKind.GOOD),
        ({"learning_rate": 100.0}, CurveKind.JAGGED),
        ({"learning_rate": 0.001}, CurveKind.CRAWLING),
        ({"learning_rate": 0.00001}, CurveKind.CRAWLING),
        ({"hidden": ()}, CurveKind.UNDERFIT),
        ({"data": "xor", "hidden": ()}, CurveKind.PLATEAU),
        ({"data": "circles", "hidden": ()}, CurveKind.PLATEAU),
        ({"data": "xor", "hidden": (), "learning_rate": 30.0}, CurveKind.JAGGED),
        ({"points": 40, "noise": 0.5, "hidden": (32,), "epochs": 1000}, CurveKind.OVERFIT),
        ({"data": "coin-toss", "points": 80, "hidden": (64,)}, CurveKind.OVERFIT),
        ({"epochs": 1}, CurveKind.TOO_EARLY),
        ({"l2": 1.0}, CurveKind.PLATEAU),
        ({"start": "zero"}, CurveKind.SYMMETRIC),
        ({"start": "zero", "activation": "relu"}, CurveKind.SYMMETRIC),
        ({"start": "zero", "data": "penguins"}, CurveKind.SYMMETRIC),
        ({"start": "zero", "data": "plane"}, CurveKind.SYMMETRIC),
        ({"start": "constant"}, CurveKind.SYMMETRIC),
        ({"data": "penguins"}, CurveKind.GOOD),
        ({"data": "penguins", "learning_rate": 100.0}, CurveKind.JAGGED),
        ({"data": "plane", "learning_rate": 0.05}, CurveKind.GOOD),
        ({"data": "plane", "learning_rate": 5.0}, CurveKind.DIVERGING),
        ({"data": "multi-gauss", "hidden": (), "learning_rate": 0.05}, CurveKind.PLATEAU),
        ({"loss": "squared"}, CurveKind.GOOD),
        ({"optimizer": "adam", "learning_rate": 0.01}, CurveKind.GOOD),
        ({"batch": 8, "learning_rate": 0.3, "epochs": 100}, CurveKind.GOOD),
        ({"l2": 10.0, "learning_rate": 0.1}, CurveKind.PLATEAU),
        ({"loss": "squared", "learning_rate": 1000.0}, CurveKind.PLATEAU),
        ({"flips": 0.5, "seed": 3}, CurveKind.OVERFIT),
        ({"activation": "sigmoid", "hidden": (8,) * 6}, CurveKind.PLATEAU),
        # A test loss that jumps with small batches, or settles below the training loss, is no sign
        # of overfitting, even if it was once lower.
        ({"batch": 1}, CurveKind.GOOD),
        ({"noise": 0.5, "batch": 2}, CurveKind.NOISY),
        ({"schedule": "step", "learning_rate": 30.0}, CurveKind.GOOD),
        ({"loss": "squared", "learning_rate": 30.0, "seed": 2}, CurveKind.GOOD),
        (
            {"activation": "relu", "hidden": (8,) * 4, "learning_rate": 3.0, "seed": 3},
            CurveKind.DEAD_UNITS,
        ),
        (
            {
                "data": "multi-gauss",
                "points": 40,
                "hidden": (32, 32),
                "optimizer": "adam",
                "loss": "squared",
                "learning_rate": 0.01,
                "epochs": 600,
                "seed": 3,
            },
            CurveKind.OVERFIT,
        ),
    ],
)
def test_real_trainings_are_read_rightly(dials: dict[str, Any], kind: CurveKind) -> None:
    diagnosis = diagnose(trained(**dials), batches="batch" in dials)
    assert diagnosis.kind is kind


@pytest.mark.parametrize(
    ("learning_rate", "kinds"),
    [
        (0.001, {CurveKind.CRAWLING}),
        (1.0, {CurveKind.GOOD}),
        (100.0, {CurveKind.JAGGED, CurveKind.DIVERGING}),
    ],
)
def test_the_three_rates_of_the_course_are_read_rightly_for_most_seeds(
    learning_rate: float, kinds: set[CurveKind]
) -> None:
    runs = [trained(learning_rate=learning_rate, seed=seed) for seed in range(20)]
    assert sum(diagnose(run).kind in kinds for run in runs) >= 17


def test_units_that_died_of_a_large_rate_are_found() -> None:
    dials: dict[str, Any] = {"data": "circles", "activation": "relu", "learning_rate": 8.0}
    runs = [trained(**dials, seed=seed, epochs=200) for seed in range(12)]
    kinds = [diagnose(run).kind for run in runs if run.dead_units > 0.5]
    assert len(kinds) >= 8
    assert kinds.count(CurveKind.DEAD_UNITS) >= 0.75 * len(kinds)
