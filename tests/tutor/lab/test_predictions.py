"""A prediction is scored for how right and how sure it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of
from bot.tutor.lab.predictions import (
    SURENESS,
    CurveShape,
    brier,
    shape_of,
    shape_of_run,
    sketch,
    verdict,
)
from tests.tutor.lab.small_runs import account, falling, run_of

outcomes = st.sampled_from(CurveShape)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (CurveKind.DIVERGING, CurveShape.DIVERGES),
        (CurveKind.JAGGED, CurveShape.DIVERGES),
        (CurveKind.NOISY, CurveShape.CONVERGES),
        (CurveKind.PLATEAU, CurveShape.CRAWLS),
        (CurveKind.SYMMETRIC, CurveShape.CRAWLS),
        (CurveKind.SETTLED, CurveShape.CONVERGES),
        (CurveKind.OVERFIT, CurveShape.OVERFITS),
        (CurveKind.TOO_EARLY, None),
    ],
)
def test_every_kind_of_run_is_one_of_four_outcomes(
    kind: CurveKind, outcome: CurveShape | None
) -> None:
    assert shape_of(kind) is outcome


def test_only_too_few_epochs_leave_a_prediction_open() -> None:
    open_ones = {kind for kind in CurveKind if shape_of(kind) is None}
    assert open_ones == {CurveKind.TOO_EARLY, CurveKind.AT_FLOOR}


def test_how_good_data_allow_it_to_be_says_nothing_of_the_shape() -> None:
    run = run_of(falling(0.7, 0.01), falling(0.7, 0.69), floor_loss=0.69)
    assert kind_of(account(run)) is CurveKind.AT_FLOOR
    assert shape_of_run(account(run)) is CurveShape.OVERFITS


def test_equal_units_whose_loss_fell_count_as_falling() -> None:
    assert (
        shape_of_run(account(run_of(falling(1.2, 0.3), symmetric_units=1.0), start="constant"))
        is CurveShape.CONVERGES
    )
    assert (
        shape_of_run(account(run_of(falling(1.2, 0.69), symmetric_units=1.0), start="constant"))
        is CurveShape.CRAWLS
    )


@pytest.mark.parametrize(
    ("sure", "happened", "score"),
    [
        (100, CurveShape.CRAWLS, 0.0),
        (100, CurveShape.OVERFITS, 2.0),
        (25, CurveShape.CRAWLS, 0.75),
        (25, CurveShape.OVERFITS, 0.75),
        (70, CurveShape.CRAWLS, 0.09 + 3 * 0.01),
        (70, CurveShape.OVERFITS, 0.49 + 0.81 + 2 * 0.01),
    ],
)
def test_the_score_is_the_brier_score_over_all_four_outcomes(
    sure: int, happened: CurveShape, score: float
) -> None:
    assert brier(CurveShape.CRAWLS, sure, happened) == pytest.approx(score)


@given(st.floats(0.25, 1), outcomes)
def test_honest_sureness_scores_best(truth: float, predicted: CurveShape) -> None:
    others = [outcome for outcome in CurveShape if outcome is not predicted]

    def expected(sure: int) -> float:
        missed = sum(brier(predicted, sure, other) for other in others) / len(others)
        return truth * brier(predicted, sure, predicted) + (1 - truth) * missed

    honest = round(100 * truth)
    assert all(expected(honest) <= expected(sure) + 1e-3 for sure in (25, *SURENESS, 100))


def test_the_verdict_says_what_was_predicted_and_what_happened() -> None:
    right = verdict(CurveShape.CONVERGES, 70, CurveShape.CONVERGES, 0.12)
    assert right.startswith("You predicted, 70% sure, that it falls and settles. That is what")
    assert "0.12 (0 is best, 2 is worst" in right
    wrong = verdict(CurveShape.CONVERGES, 70, CurveShape.OVERFITS, 1.32)
    assert "This time it falls and then overfits." in wrong
    assert "not scored" in verdict(CurveShape.CRAWLS, 50, None, None)


def test_every_outcome_has_a_label_that_fits_a_radio_button() -> None:
    assert CurveShape("overfits").label == "Falls, then the test loss rises"
    assert all(len(outcome.label) <= 45 for outcome in CurveShape)


@given(outcomes, st.floats(0.01, 1000))
def test_a_sketch_begins_at_the_start_and_runs_from_left_to_right(
    outcome: CurveShape, start: float
) -> None:
    across, losses = zip(*sketch(outcome, start), strict=True)
    assert (across[0], across[-1]) == (0.0, 1.0)
    assert list(across) == sorted(across)
    assert losses[0] == pytest.approx(start)
    assert min(losses) >= 0


def test_the_sketches_look_like_what_they_stand_for() -> None:
    losses = {outcome: [y for _, y in sketch(outcome)] for outcome in CurveShape}
    assert losses[CurveShape.DIVERGES][-1] > 2
    assert 0.8 < losses[CurveShape.CRAWLS][-1] < 1
    assert losses[CurveShape.CONVERGES][-1] == min(losses[CurveShape.CONVERGES]) < 0.2
    assert losses[CurveShape.OVERFITS][-1] > 1.5 * min(losses[CurveShape.OVERFITS])
