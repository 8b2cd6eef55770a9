"""A prediction is scored for how right and how sure it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.lab.diagnosis.curves import CurveKind
from bot.tutor.lab.predictions import (
    SURENESS,
    Outcome,
    brier,
    outcome_of,
    outcome_of_run,
    sketch,
    verdict,
)
from tests.tutor.lab.small_runs import falling, run_of

outcomes = st.sampled_from(Outcome)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (CurveKind.DIVERGING, Outcome.DIVERGES),
        (CurveKind.JAGGED, Outcome.DIVERGES),
        (CurveKind.NOISY, Outcome.CONVERGES),
        (CurveKind.PLATEAU, Outcome.CRAWLS),
        (CurveKind.SYMMETRIC, Outcome.CRAWLS),
        (CurveKind.UNDERFIT, Outcome.CONVERGES),
        (CurveKind.OVERFIT, Outcome.OVERFITS),
        (CurveKind.TOO_EARLY, None),
    ],
)
def test_every_kind_of_run_is_one_of_four_outcomes(
    kind: CurveKind, outcome: Outcome | None
) -> None:
    assert outcome_of(kind) is outcome


def test_only_too_few_epochs_leave_a_prediction_open() -> None:
    assert [kind for kind in CurveKind if outcome_of(kind) is None] == [CurveKind.TOO_EARLY]


def test_equal_units_whose_loss_fell_count_as_falling() -> None:
    assert outcome_of_run(run_of(falling(1.2, 0.3), symmetric_units=1.0)) is Outcome.CONVERGES
    assert outcome_of_run(run_of(falling(1.2, 0.69), symmetric_units=1.0)) is Outcome.CRAWLS


@pytest.mark.parametrize(
    ("sure", "happened", "score"),
    [
        (100, Outcome.CRAWLS, 0.0),
        (100, Outcome.OVERFITS, 2.0),
        (25, Outcome.CRAWLS, 0.75),
        (25, Outcome.OVERFITS, 0.75),
        (70, Outcome.CRAWLS, 0.09 + 3 * 0.01),
        (70, Outcome.OVERFITS, 0.49 + 0.81 + 2 * 0.01),
    ],
)
def test_the_score_is_the_brier_score_over_all_four_outcomes(
    sure: int, happened: Outcome, score: float
) -> None:
    assert brier(Outcome.CRAWLS, sure, happened) == pytest.approx(score)


@given(st.floats(0.25, 1), outcomes)
def test_honest_sureness_scores_best(truth: float, predicted: Outcome) -> None:
    others = [outcome for outcome in Outcome if outcome is not predicted]

    def expected(sure: int) -> float:
        missed = sum(brier(predicted, sure, other) for other in others) / len(others)
        return truth * brier(predicted, sure, predicted) + (1 - truth) * missed

    honest = round(100 * truth)
    assert all(expected(honest) <= expected(sure) + 1e-3 for sure in (25, *SURENESS, 100))


def test_the_verdict_says_what_was_foretold_and_what_happened() -> None:
    right = verdict(Outcome.CONVERGES, 70, Outcome.CONVERGES, 0.12)
    assert right.startswith("You predicted, 70 % sure, that it falls and settles. That is what")
    assert "0.12 (0 is best, 2 is worst" in right
    wrong = verdict(Outcome.CONVERGES, 70, Outcome.OVERFITS, 1.32)
    assert "This time it falls and then overfits." in wrong
    assert "not scored" in verdict(Outcome.CRAWLS, 50, None, None)


def test_every_outcome_has_a_label_that_fits_a_radio_button() -> None:
    assert Outcome("overfits").label == "Falls, then the test loss rises"
    assert all(len(outcome.label) <= 45 for outcome in Outcome)


@given(outcomes, st.floats(0.01, 1000))
def test_a_sketch_begins_at_the_start_and_runs_from_left_to_right(
    outcome: Outcome, start: float
) -> None:
    across, losses = zip(*sketch(outcome, start), strict=True)
    assert (across[0], across[-1]) == (0.0, 1.0)
    assert list(across) == sorted(across)
    assert losses[0] == pytest.approx(start)
    assert min(losses) >= 0


def test_the_sketches_look_like_what_they_stand_for() -> None:
    losses = {outcome: [y for _, y in sketch(outcome)] for outcome in Outcome}
    assert losses[Outcome.DIVERGES][-1] > 2
    assert 0.8 < losses[Outcome.CRAWLS][-1] < 1
    assert losses[Outcome.CONVERGES][-1] == min(losses[Outcome.CONVERGES]) < 0.2
    assert losses[Outcome.OVERFITS][-1] > 1.5 * min(losses[Outcome.OVERFITS])
