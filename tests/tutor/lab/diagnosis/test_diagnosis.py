"""A run is read for what it is, in words that fit."""

import pytest
from bot.tutor.lab.diagnosis.setup import Setup
from hypothesis import given
from hypothesis import strategies as st

from bot.trainings.numbers import RunNumbers
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.diagnosis.kinds import CurveKind
from bot.tutor.lab.diagnosis.measures import loss_text, needs_log_axis
from tests.tutor.lab.small_runs import COIN, any_run, falling, of_values, run_of

STUCK = [0.74, *falling(0.71, 0.693, 299)]
LEARNED = falling(0.7, 0.03, 404)
PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
JAGGED = [0.7] + [3.0 + 2.0 * (-1) ** k for k in range(300)]
WIGGLING = [low + 0.05 * (-1) ** k for k, low in enumerate(falling(0.8, 0.45))]
CONSTANT = [COIN] * 301


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        (run_of(falling(0.8, 0.1), falling(0.8, 0.12)), CurveKind.GOOD),
        (run_of(falling(0.8, 0.4), falling(0.8, 0.42)), CurveKind.UNDERFIT),
        (run_of(falling(0.8, 0.2, speed=0.2)), CurveKind.CRAWLING),
        (run_of(falling(0.8, 0.7, speed=1e-4)), CurveKind.CRAWLING),
        (run_of(STUCK), CurveKind.PLATEAU),
        (run_of(CONSTANT, sizes=(2, 1)), CurveKind.PLATEAU),
        (run_of(CONSTANT), CurveKind.SYMMETRIC),
        (run_of(CONSTANT, dead_units=1.0, symmetric_units=1.0), CurveKind.SYMMETRIC),
        (run_of(falling(1.2, 0.3), symmetric_units=1.0), CurveKind.SYMMETRIC),
        (run_of([0.25] * 50, baseline_loss=0.25), CurveKind.SYMMETRIC),
        (run_of(falling(0.9, 0.69), dead_units=1.0, symmetric_units=1.0), CurveKind.DEAD_UNITS),
        (run_of(falling(0.8, 0.4), dead_units=0.6), CurveKind.DEAD_UNITS),
        (run_of(falling(0.8, 0.1), dead_units=0.6), CurveKind.GOOD),
        (run_of(LEARNED, PARTING), CurveKind.OVERFIT),
        (run_of(falling(0.7, 0.01), falling(0.71, 0.7)), CurveKind.OVERFIT),
        (run_of(JAGGED), CurveKind.JAGGED),
        (run_of([0.7, 120, *falling(5, 0.0001)], [0.7, 120, *falling(5, 1)]), CurveKind.JAGGED),
        (run_of([0.7, 4.0, *falling(2, 0.1)]), CurveKind.GOOD),
        (run_of([0.8, 0.5]), CurveKind.TOO_EARLY),
        (run_of([0.8]), CurveKind.TOO_EARLY),
        (run_of([0.8, 0.1]), CurveKind.GOOD),
        (run_of([0.8, 16.0]), CurveKind.DIVERGING),
        (run_of([0.7, 0.6, 0.5], diverged=True), CurveKind.DIVERGING),
        (run_of([0.7 * 1.05**k for k in range(50)]), CurveKind.DIVERGING),
    ],
)
def test_the_shape_of_the_curves_tells_what_happened(run: RunNumbers, kind: CurveKind) -> None:
    assert diagnose(run).kind is kind


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        (of_values(falling(4.0, 0.05)), CurveKind.GOOD),
        (of_values(falling(4.0, 0.3)), CurveKind.UNDERFIT),
        (of_values(falling(4.0, 0.98)), CurveKind.PLATEAU),
        (of_values(CONSTANT, baseline_loss=COIN, symmetric_units=1.0), CurveKind.SYMMETRIC),
        (of_values([900.0 * 1.5**k for k in range(20)], baseline_loss=900.0), CurveKind.DIVERGING),
        (of_values([900.0 * x for x in falling(2.0, 0.05)], baseline_loss=900.0), CurveKind.GOOD),
        (
            run_of(falling(2.4, 0.3), baseline_loss=2.303, classes=tuple("0123456789")),
            CurveKind.GOOD,
        ),
        (run_of(falling(2.4, 2.2), baseline_loss=2.303, classes=tuple("0123456789")), "plateau"),
    ],
)
def test_losses_are_compared_with_guessing_whatever_is_predicted(
    run: RunNumbers, kind: CurveKind
) -> None:
    assert diagnose(run).kind == kind


def test_jumps_of_small_batches_on_the_way_down_are_noise_and_not_a_fault() -> None:
    assert diagnose(run_of(WIGGLING), batches=False).kind is CurveKind.JAGGED
    assert diagnose(run_of(WIGGLING), batches=True).kind is CurveKind.NOISY
    assert diagnose(run_of(JAGGED), batches=True).kind is CurveKind.JAGGED
    low = [loss - 0.3 for loss in WIGGLING]
    assert diagnose(run_of(low), batches=True).kind is CurveKind.GOOD


def test_epochs_may_be_measured_unevenly() -> None:
    losses = [0.8 - 0.03 * k for k in range(11)]
    flat_later = run_of([*losses, 0.4999], epochs=(*range(11), 100))
    assert diagnose(flat_later).kind is CurveKind.UNDERFIT
    assert diagnose(run_of([*losses, 0.4999])).kind is CurveKind.CRAWLING


def test_early_stopping_is_judged_by_the_network_it_kept_and_told() -> None:
    stopped = run_of(LEARNED, PARTING, stopped_early=True, kept_epoch=135)
    diagnosis = diagnose(stopped)
    assert diagnosis.kind is CurveKind.GOOD
    assert diagnosis.cause.endswith("Early stopping kept round 135.")
    impatient = run_of(falling(0.8, 0.5, 20, 2.0), stopped_early=True, kept_epoch=3)
    assert diagnose(impatient).next_step == "Try early stopping with more patience."


@pytest.mark.parametrize(
    ("run", "told", "next_step"),
    [
        (run_of(JAGGED), "from 0.70 to as much as 5.00", "Press Rate ÷3 twice."),
        (run_of(LEARNED, PARTING), "0.37 in round 135", "Try 135 rounds, or try more points."),
        (run_of(falling(0.8, 0.7, speed=1e-4)), "hardly moved from 0.80", "Press Rate ×3"),
        (run_of(CONSTANT, sizes=(2, 1)), "the border is straight", "Try 8 hidden units."),
        (run_of(falling(0.9, 0.6), dead_units=0.75), "75 % of the hidden units", "try tanh"),
        (run_of(falling(0.5, 0.69)), "rose from 0.50 to 0.69", "Press Rate ÷3."),
        (run_of(CONSTANT, sizes=(2, 1, 1)), "The weights started at zero", "random start"),
        (of_values(falling(2.0, 0.5)), "the values are noisy", "Press Rate ×3."),
        (run_of(falling(0.8, 0.1)), "50 % of the test points right", "Press New seed"),
    ],
)
def test_a_reading_names_numbers_the_cause_and_the_next_step(
    run: RunNumbers, told: str, next_step: str
) -> None:
    diagnosis = diagnose(run)
    assert told in diagnosis.cause
    assert next_step in diagnosis.next_step


@pytest.mark.parametrize(
    ("run", "setup", "told", "next_step"),
    [
        (run_of(falling(0.5, 0.69)), Setup(penalty=True), "The penalty", "a smaller penalty."),
        (run_of(falling(0.8, 0.4)), Setup(penalty=True), "The penalty", "a smaller penalty."),
        (
            run_of(falling(0.8, 0.4)),
            Setup(linear=True),
            "linear units",
            "8 hidden units with tanh.",
        ),
        (run_of(falling(0.8, 0.4)), Setup(faster=False), "too far", "Press Rate ÷3."),
        (run_of(falling(0.8, 0.4)), Setup(wider=False), "too simple", "try other inputs."),
        (run_of(JAGGED), Setup(penalty=True), "jumped", "Try a smaller penalty, or press Rate ÷3."),
        (
            run_of(falling(0.8, 0.2, speed=0.2)),
            Setup(),
            "slowly",
            "Press Rate ×3, or press Longer.",
        ),
        (run_of(falling(0.8, 0.2, speed=0.2)), Setup(faster=False), "slowly", "Press Longer."),
        (run_of(falling(0.8, 0.2, speed=0.2)), Setup(longer=False), "slowly", "Press Rate ×3."),
        (run_of(STUCK, sizes=(2, 8, 8, 8, 1)), Setup(), "through 3 hidden layers", "Try 1 or 2"),
        (run_of(STUCK, test_accuracy=(0.9,) * 301), Setup(), "90 % of the test", "wrong labels"),
        (run_of(falling(0.8, 0.0), baseline_loss=0.0), Setup(), "of one class", "Try more points"),
    ],
)
def test_cause_and_advice_fit_the_dials_of_the_run(
    run: RunNumbers, setup: Setup, told: str, next_step: str
) -> None:
    diagnosis = diagnose(run, setup=setup)
    assert told in diagnosis.cause
    assert next_step in diagnosis.next_step


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (0.0, "0.000"),
        (-0.0001, "0.000"),
        (0.0123, "0.012"),
        (0.69315, "0.69"),
        (9.994, "9.99"),
        (1234.5, "1,234"),
    ],
)
def test_a_loss_is_written_with_the_digits_that_matter(loss: float, text: str) -> None:
    assert loss_text(loss) == text


def test_curves_that_climb_far_above_their_start_need_a_logarithmic_axis() -> None:
    assert needs_log_axis([0.7, 50.0, 0.5], [0.7, 0.5])
    assert not needs_log_axis([0.7, 1.2], [0.7, 3.0])


@given(any_run(), st.booleans(), st.builds(Setup, *[st.booleans()] * 5))
def test_any_run_is_read_without_a_fault_and_within_the_limits(
    run: RunNumbers, batches: bool, setup: Setup
) -> None:
    diagnosis = diagnose(run, batches=batches, setup=setup)
    assert len(diagnosis.headline) <= 60
    assert len(f"{diagnosis.cause} {diagnosis.next_step}") <= 300
    assert "nan" not in diagnosis.cause
