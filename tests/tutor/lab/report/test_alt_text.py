"""What a picture shows is told to those who cannot see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.lab.account import RunAccount
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.report.alt_text import (
    describe,
    describe_comparison,
    describe_sweep,
    describe_watch,
)
from tests.tutor.lab.small_runs import account, any_account, falling, names, of_values, run_of

PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
OVERFIT = account(run_of(falling(0.7, 0.03, 404), PARTING))
GOOD = account(run_of(falling(0.75, 0.11), falling(0.76, 0.12)))
SWINGING = [0.7] + [3.0 + 2.0 * (-1) ** k for k in range(300)]


def test_the_picture_is_described_with_axes_courses_and_takeaway() -> None:
    assert describe(OVERFIT) == (
        "Line chart, loss 0.030 to 1.18, round 0 to 404. Training falls 0.70 to 0.030. "
        "Test falls 0.70 to 0.37 in round 135, then rises to 1.18. 50 % of 60 test points right. "
        "The curves part: overfitting."
    )


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (account(run_of(SWINGING)), "swings from 0.70 to 5.00, ends at 1.00"),
        (account(run_of([0.693] * 20, [0.7] * 20)), "Training stays at 0.69"),
        (account(run_of([0.7, 0.9])), "Training rises 0.70 to 0.90"),
        (account(run_of([0.7, 50.0, 0.5])), "logarithmic loss axis 0.50 to 50"),
        (account(run_of([0.7, 9.0], diverged=True)), "It was stopped at round 1."),
        (account(run_of([0.7, 0.5, 0.6], kept_epoch=1), patience=1), "stopping kept round 1."),
        (account(run_of([0.7, 0.5, 0.6], kept_epoch=0), patience=9), "stopping kept round 0."),
        (account(run_of([0.7, 0.5], validation_loss=(0.8, 0.6))), "Validation falls 0.80 to 0.60."),
        (account(run_of([0.7, 0.5], epochs=(0, 250))), "round 0 to 250"),
    ],
)
def test_what_is_special_about_a_run_is_told(run: RunAccount, told: str) -> None:
    assert told in describe(run)


def test_the_border_is_told_beside_the_curves() -> None:
    assert "the border between the classes; 50 % of 60 test points right" in describe(
        GOOD, border=True
    )
    values = account(of_values(falling(2.0, 0.05)))
    assert "the predicted values over the plane" in describe(values, border=True)
    assert "accuracy" not in describe(values)


def test_an_animation_says_what_moves() -> None:
    assert describe_watch(GOOD).startswith("Animation: border and losses, loss 0.11 to 0.76")
    assert describe_watch(account(of_values([1.0, 0.5]))).startswith(
        "Animation: predicted values and losses"
    )


def test_a_sweep_is_told_run_by_run_with_the_best_one() -> None:
    told = describe_sweep([("rate 1", GOOD), ("rate 0.1", OVERFIT)])
    assert told.startswith("Line chart of 2 trainings, loss 0.030 to 1.18, round 0 to 404.")
    assert "rate 0.1: training 0.70 to 0.030, test 1.18 (best 0.37)." in told
    assert told.endswith("Lowest test loss at the end: rate 1, 0.12.")


def test_two_runs_are_told_with_the_better_one() -> None:
    told = describe_comparison("run 1", OVERFIT, "run 2", GOOD)
    assert told.endswith("Lowest test loss at the end: run 2, 0.12.")


def test_runs_that_diverged_are_named_and_none_of_them_is_lowest() -> None:
    blown = account(run_of([0.7, 0.01], diverged=True))
    told = describe_sweep([("rate 1", GOOD), ("rate 100", blown)])
    assert told.endswith("Lowest test loss at the end: rate 1, 0.12. Diverged: rate 100.")
    all_blown = describe_sweep([("rate 99", blown), ("rate 100", blown)])
    assert all_blown.endswith("All 2 diverged, so none of them is best.")


@given(any_account(), st.booleans())
def test_any_run_is_told_within_300_characters(run: RunAccount, border: bool) -> None:
    takeaway = f" {diagnose(run).headline}."
    for told in (describe(run, border=border), describe_watch(run)):
        assert len(told) <= 300
        assert told.endswith(takeaway)


@given(st.lists(st.tuples(names, any_account()), min_size=1, max_size=5))
def test_any_sweep_is_told_within_300_characters(labelled: list[tuple[str, RunAccount]]) -> None:
    assert len(describe_sweep(labelled)) <= 300
    (one, first), (other, last) = labelled[0], labelled[-1]
    assert len(describe_comparison(one, first, other, last)) <= 300
