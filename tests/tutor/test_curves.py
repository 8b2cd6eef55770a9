"""A run is read for what it is, in words that fit."""

import math
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.neural.spec import TrainingSpec
from bot.neural.training import train
from bot.tutor.curves import CurveKind, describe, loss_text, needs_log_axis, read_curves

Losses = list[float]


def falling(start: float, end: float, rounds: int = 300, speed: float = 20.0) -> Losses:
    return [end + (start - end) * math.exp(-speed * k / rounds) for k in range(rounds + 1)]


STUCK = [0.74, *falling(0.71, 0.693, 299)]
OVERFIT = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
JAGGED = [0.7] + [3.0 + 2.0 * (-1) ** k for k in range(300)]


@pytest.mark.parametrize(
    ("train_loss", "test_loss", "kind"),
    [
        (falling(0.8, 0.1), falling(0.8, 0.12), CurveKind.GOOD),
        (falling(0.8, 0.4), falling(0.8, 0.42), CurveKind.UNDERFIT),
        (falling(0.8, 0.2, speed=0.2), falling(0.8, 0.2, speed=0.2), CurveKind.SLOW),
        (falling(0.8, 0.7, speed=1e-4), falling(0.8, 0.7, speed=1e-4), CurveKind.SLOW),
        (STUCK, STUCK, CurveKind.STUCK),
        ([math.log(2)] * 301, [math.log(2)] * 301, CurveKind.STUCK),
        (falling(0.7, 0.03, 404), OVERFIT, CurveKind.OVERFIT),
        (JAGGED, JAGGED, CurveKind.TOO_LARGE),
        ([0.7, 120.0, *falling(5, 0.0001)], [0.7, 120.0, *falling(5, 1.1)], CurveKind.TOO_LARGE),
        ([0.7, 4.0, *falling(2, 0.1)], [0.7, 4.0, *falling(2, 0.1)], CurveKind.GOOD),
        ([0.8, 0.5], [0.8, 0.5], CurveKind.TOO_EARLY),
        ([0.8, 16.0], [0.8, 15.0], CurveKind.TOO_LARGE),
    ],
)
def test_the_shape_of_the_curves_tells_what_happened(
    train_loss: Losses, test_loss: Losses, kind: CurveKind
) -> None:
    assert read_curves(train_loss, test_loss).kind is kind


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ({}, CurveKind.GOOD),
        ({"learning_rate": 100.0}, CurveKind.TOO_LARGE),
        ({"learning_rate": 0.001}, CurveKind.SLOW),
        ({"learning_rate": 0.00001}, CurveKind.SLOW),
        ({"learning_rate": 0.1}, CurveKind.SLOW),
        ({"hidden": ()}, CurveKind.UNDERFIT),
        ({"data": "xor", "hidden": ()}, CurveKind.STUCK),
        ({"data": "circles", "hidden": ()}, CurveKind.STUCK),
        ({"data": "xor", "hidden": (), "learning_rate": 30.0}, CurveKind.TOO_LARGE),
        ({"points": 40, "noise": 0.5, "hidden": (32,), "epochs": 1000}, CurveKind.OVERFIT),
        ({"epochs": 1}, CurveKind.TOO_EARLY),
    ],
)
def test_real_trainings_are_read_rightly(asked: dict[str, Any], kind: CurveKind) -> None:
    history = train(TrainingSpec(**asked))
    assert read_curves(history.train_loss, history.test_loss).kind is kind


@pytest.mark.parametrize(
    ("learning_rate", "kind"),
    [(0.001, CurveKind.SLOW), (1.0, CurveKind.GOOD), (100.0, CurveKind.TOO_LARGE)],
)
def test_the_three_rates_of_the_course_are_read_rightly_for_most_seeds(
    learning_rate: float, kind: CurveKind
) -> None:
    runs = [train(TrainingSpec(learning_rate=learning_rate, seed=seed)) for seed in range(20)]
    kinds = [read_curves(run.train_loss, run.test_loss).kind for run in runs]
    assert kinds.count(kind) >= 17


def test_the_sentence_names_numbers_cause_and_next_step() -> None:
    sentence = read_curves(JAGGED, JAGGED).sentence
    assert "learning rate is too large" in sentence
    assert "from 0.70 to as much as 5.00" in sentence
    assert sentence.endswith("Try one ten times smaller.")


def test_overfitting_is_told_with_the_round_to_stop_at() -> None:
    sentence = read_curves(falling(0.7, 0.03, 404), OVERFIT).sentence
    assert "0.37 in round 135" in sentence


def test_a_loss_that_hardly_moves_is_not_said_to_fall_from_a_number_to_itself() -> None:
    slow = falling(0.8, 0.7, speed=1e-4)
    assert "hardly moved from 0.80" in read_curves(slow, slow).sentence


def test_the_picture_is_described_with_axes_courses_and_takeaway() -> None:
    assert describe(falling(0.7, 0.03, 404), OVERFIT) == (
        "Line chart, loss 0.030 to 1.18, round 0 to 404. Training falls 0.70 to 0.030. "
        "Test falls 0.70 to 0.37 in round 135, then rises to 1.18. The curves part: overfitting."
    )
    assert "swings from 0.70 to 5.00, ends at 1.00" in describe(JAGGED, JAGGED)
    assert "Training stays at 0.69" in describe([0.693] * 20, [0.7] * 20)
    assert "Training rises 0.70 to 0.90" in describe([0.7, 0.9], [0.7, 0.9])


def test_a_logarithmic_axis_is_told() -> None:
    high = [0.7, 50.0, 0.5]
    assert needs_log_axis(high, high)
    assert "logarithmic" in describe(high, high)
    assert not needs_log_axis([0.7, 1.2], [0.7, 3.0])


@pytest.mark.parametrize(
    ("loss", "text"),
    [(0.0, "0.000"), (0.0123, "0.012"), (0.69315, "0.69"), (9.994, "9.99"), (1234.5, "1,234")],
)
def test_a_loss_is_written_with_the_digits_that_matter(loss: float, text: str) -> None:
    assert loss_text(loss) == text


curves = st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=40)


@given(curves, curves)
@example([1e13] * 5001, [1e308, -1e308] * 2000)
@example([0.7] * 2000 + [0.69] * 3001, falling(1e13, 1e12, 5000))
def test_any_finite_curves_are_read_without_a_fault_and_within_the_limits(
    train_loss: Losses, test_loss: Losses
) -> None:
    assert len(read_curves(train_loss, test_loss).sentence) <= 200
    assert len(describe(train_loss, test_loss)) <= 300
