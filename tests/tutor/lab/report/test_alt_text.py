"""What a picture shows is told to those who cannot see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.trainings.numbers import RunNumbers
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.report.alt_text import (
    describe,
    describe_comparison,
    describe_sweep,
    describe_watch,
)
from tests.tutor.lab.small_runs import any_run, falling, names, of_values, run_of

PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
OVERFIT = run_of(falling(0.7, 0.03, 404), PARTING)
GOOD = run_of(falling(0.75, 0.11), falling(0.76, 0.12))
SWINGING = [0.7] + [3.0 + 2.0 * (-1) ** k for k in range(300)]


def test_the_picture_is_described_with_axes_courses_and_takeaway() -> None:
    assert describe(OVERFIT) == (
        "Line chart, loss 0.030 to 1.18, round 0 to 404. Training falls 0.70 to 0.030. "
        "Test falls 0.70 to 0.37 in round 135, then rises to 1.18. Test accuracy 50 %. "
        "The curves part: overfitting."
    )


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (run_of(SWINGING), "swings from 0.70 to 5.00, ends at 1.00"),
        (run_of([0.693] * 20, [0.7] * 20), "Training stays at 0.69"),
        (run_of([0.7, 0.9]), "Training rises 0.70 to 0.90"),
        (run_of([0.7, 50.0, 0.5]), "logarithmic loss axis 0.50 to 50"),
        (run_of([0.7, 9.0], diverged=True), "It was stopped at round 1."),
        (run_of([0.7, 0.5], stopped_early=True, kept_epoch=1), "Early stopping kept round 1."),
        (run_of([0.7, 0.5], validation_loss=(0.8, 0.6)), "Validation falls 0.80 to 0.60."),
        (run_of([0.7, 0.5], epochs=(0, 250)), "round 0 to 250"),
    ],
)
def test_what_is_special_about_a_run_is_told(run: RunNumbers, told: str) -> None:
    assert told in describe(run)


def test_the_border_is_told_beside_the_curves() -> None:
    assert "the border between the classes; test accuracy 50 %" in describe(GOOD, border=True)
    values = of_values(falling(2.0, 0.05))
    assert "the predicted values over the plane" in describe(values, border=True)
    assert "accuracy" not in describe(values)


def test_an_animation_says_what_moves() -> None:
    assert describe_watch(GOOD).startswith("Animation: border and losses, loss 0.11 to 0.76")
    assert describe_watch(of_values([1.0, 0.5])).startswith(
        "Animation: predicted values and losses"
    )


def test_a_sweep_is_told_run_by_run_with_the_best_one() -> None:
    told = describe_sweep([("rate 1", GOOD), ("rate 0.1", OVERFIT)])
    assert told.startswith("Line chart of 2 trainings, loss 0.030 to 1.18, round 0 to 404.")
    assert "rate 0.1: training 0.70 to 0.030, test 1.18 (best 0.37)." in told
    assert told.endswith("Lowest test loss at the end: rate 1, 0.12.")


def test_two_runs_are_told_with_the_better_one() -> None:
    told = describe_comparison("run 1", OVERFIT, "run 2", GOOD)
    assert told.endswith("run 2 ends at the lower test loss.")
    assert describe_comparison("run 1", GOOD, "run 2", GOOD).endswith("the same test loss.")


@given(any_run(), st.booleans())
def test_any_run_is_told_within_300_characters(run: RunNumbers, border: bool) -> None:
    takeaway = f" {diagnose(run).headline}."
    for told in (describe(run, border=border), describe_watch(run)):
        assert len(told) <= 300
        assert told.endswith(takeaway)


@given(st.lists(st.tuples(names, any_run()), min_size=1, max_size=5))
def test_any_sweep_is_told_within_300_characters(labelled: list[tuple[str, RunNumbers]]) -> None:
    told = describe_sweep(labelled)
    assert len(told) <= 300
    assert "Lowest test loss at the end: " in told
    (one, first), (other, last) = labelled[0], labelled[-1]
    assert len(describe_comparison(one, first, other, last)) <= 300
