"""A run is read for what it is, in words that fit."""

import pytest
from hypothesis import given

from bot.tutor.lab.account import RunAccount
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.diagnosis.kinds import CurveKind
from bot.tutor.lab.diagnosis.measures import loss_text, right_text
from tests.tutor.lab.small_runs import COIN, account, any_account, falling, of_values, run_of

STUCK = [0.74, *falling(0.71, 0.693, 299)]
LEARNED = falling(0.7, 0.03, 404)
PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
JAGGED = [0.7] + [3.0 + 2.0 * (-1) ** k for k in range(300)]
WIGGLING = [low + 0.05 * (-1) ** k for k, low in enumerate(falling(0.8, 0.45))]
CONSTANT = [COIN] * 301


ALIKE = run_of(falling(1.2, 0.3), symmetric_units=1.0)
FLUNG = run_of([0.7, 120, *falling(5, 0.0001)], [0.7, 120, *falling(5, 1)])
SMALL = account(run_of(WIGGLING), batch=8)
DEAD = run_of(falling(0.9, 0.69), dead_units=1.0, symmetric_units=1.0)


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        (account(run_of(falling(0.8, 0.1), falling(0.8, 0.12))), CurveKind.GOOD),
        (account(run_of(falling(0.8, 0.4), falling(0.8, 0.42))), CurveKind.SETTLED),
        (account(run_of(falling(0.8, 0.2, speed=0.2))), CurveKind.CRAWLING),
        (account(run_of(falling(0.8, 0.7, speed=1e-4))), CurveKind.CRAWLING),
        (account(run_of(STUCK)), CurveKind.PLATEAU),
        (account(run_of(CONSTANT, sizes=(2, 1))), CurveKind.PLATEAU),
        (account(run_of(CONSTANT), start="zero"), CurveKind.SYMMETRIC),
        (account(ALIKE, start="constant"), CurveKind.SYMMETRIC),
        (account(ALIKE), CurveKind.SETTLED),
        (account(DEAD), CurveKind.DEAD_UNITS),
        (account(run_of(falling(0.8, 0.4), dead_units=0.6)), CurveKind.DEAD_UNITS),
        (account(run_of(falling(0.8, 0.1), dead_units=0.6)), CurveKind.GOOD),
        (account(run_of(LEARNED, PARTING)), CurveKind.OVERFIT),
        (account(run_of(falling(0.7, 0.01), falling(0.71, 0.7))), CurveKind.OVERFIT),
        (account(run_of(JAGGED)), CurveKind.JAGGED),
        (account(FLUNG), CurveKind.FLUNG),
        (account(run_of(falling(0.37, 0.71))), CurveKind.FLUNG),
        (account(run_of([0.7, 4.0, *falling(2, 0.1)])), CurveKind.GOOD),
        (account(run_of([0.8, 0.5])), CurveKind.TOO_EARLY),
        (account(run_of([0.8])), CurveKind.TOO_EARLY),
        (account(run_of([0.8, 0.1])), CurveKind.GOOD),
        (account(run_of([0.8, 16.0])), CurveKind.TOO_EARLY),
        (account(run_of([0.8, 16.0], diverged=True)), CurveKind.DIVERGING),
        (account(run_of([0.7, 0.6, 0.5], diverged=True)), CurveKind.DIVERGING),
        (account(run_of([0.7 * 1.05**k for k in range(50)])), CurveKind.DIVERGING),
        (account(run_of(falling(0.8, 0.0), baseline_loss=0.0)), CurveKind.ONE_CLASS),
        (account(run_of(falling(0.8, 0.4), floor_loss=0.39)), CurveKind.AT_FLOOR),
        (account(run_of(falling(0.8, 0.1), floor_loss=0.1)), CurveKind.GOOD),
        (account(run_of(falling(0.8, 0.5), falling(0.8, 0.2)), flips=0.3), CurveKind.GOOD),
        (account(run_of(falling(0.8, 0.5), falling(0.8, 0.2))), CurveKind.SETTLED),
        (account(run_of(WIGGLING)), CurveKind.JAGGED),
        (SMALL, CurveKind.NOISY),
        (account(run_of(WIGGLING), batch=1000), CurveKind.JAGGED),
        (account(run_of(JAGGED), batch=8), CurveKind.JAGGED),
        (account(run_of([loss - 0.3 for loss in WIGGLING]), batch=8), CurveKind.GOOD),
    ],
)
def test_the_shape_of_the_curves_tells_what_happened(run: RunAccount, kind: CurveKind) -> None:
    assert diagnose(run).kind is kind


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        (account(of_values(falling(4.0, 0.05))), CurveKind.GOOD),
        (account(of_values(falling(4.0, 0.3))), CurveKind.SETTLED),
        (account(of_values(falling(4.0, 0.98))), CurveKind.PLATEAU),
        (
            account(of_values([900.0 * 1.5**k for k in range(20)], baseline_loss=900.0)),
            CurveKind.DIVERGING,
        ),
        (
            account(of_values([900.0 * x for x in falling(2.0, 0.05)], baseline_loss=900.0)),
            CurveKind.GOOD,
        ),
        (
            account(run_of(falling(2.4, 0.3), baseline_loss=2.303, classes=tuple("0123456789"))),
            CurveKind.GOOD,
        ),
        (
            account(run_of(falling(2.4, 2.2), baseline_loss=2.303, classes=tuple("0123456789"))),
            CurveKind.PLATEAU,
        ),
    ],
)
def test_losses_are_compared_with_guessing_whatever_is_predicted(
    run: RunAccount, kind: CurveKind
) -> None:
    assert diagnose(run).kind == kind


def test_epochs_may_be_measured_unevenly() -> None:
    losses = [0.8 - 0.03 * k for k in range(11)]
    flat_later = run_of([*losses, 0.4999], epochs=(*range(11), 100))
    assert diagnose(account(flat_later)).kind is CurveKind.SETTLED
    assert diagnose(account(run_of([*losses, 0.4999]))).kind is CurveKind.CRAWLING


@pytest.mark.parametrize("stopped_early", [False, True])
@pytest.mark.parametrize("kept_epoch", [0, 135])
def test_early_stopping_is_judged_by_the_network_it_kept(
    stopped_early: bool, kept_epoch: int
) -> None:
    numbers = run_of(
        LEARNED,
        PARTING,
        validation_loss=tuple(PARTING),
        stopped_early=stopped_early,
        kept_epoch=kept_epoch,
    )
    run = account(numbers, patience=50)
    assert run.kept_epoch == kept_epoch
    assert run.test_loss == PARTING[kept_epoch]
    diagnosis = diagnose(run)
    told = diagnosis.headline + diagnosis.cause
    assert f"Early stopping kept round {kept_epoch}" in told
    assert diagnosis.kind is (CurveKind.GOOD if kept_epoch else CurveKind.STOPPED)


def test_what_is_kept_by_early_stopping_does_not_learn_on() -> None:
    falls, rises = falling(0.8, 0.3, speed=0.3), [0.37 + 0.003 * k for k in range(301)]
    numbers = run_of(falls, rises, validation_loss=tuple(rises), kept_epoch=0)
    diagnosis = diagnose(account(numbers, patience=400))
    assert diagnosis.headline == "Early stopping kept round 0"
    assert "the validation loss rose from 0.37 to 1.27" in diagnosis.cause
    assert "falling" not in diagnosis.cause


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (account(run_of(JAGGED)), "jumped from 0.70 to as much as 5.00 and ended at"),
        (account(run_of([0.25, *[0.2, 0.1] * 150])), "The training loss"),
        (account(run_of(LEARNED, PARTING)), "Its best was 0.37 in round 135."),
        (account(run_of(falling(0.8, 0.7, speed=1e-4))), "hardly moved from 0.80 in 300 rounds"),
        (account(run_of(CONSTANT, sizes=(2, 1))), "Without hidden units the border can only be"),
        (account(run_of(falling(0.8, 0.4)), activation="linear"), "With linear units the border"),
        (account(run_of(falling(0.9, 0.6), dead_units=0.75)), "75 % of the hidden units"),
        (account(run_of(falling(0.5, 0.69))), "rose from 0.50 to 0.69 in 300 rounds"),
        (account(run_of(CONSTANT, sizes=(2, 1, 1)), start="zero"), "The weights started at zero"),
        (account(run_of(falling(0.8, 0.1))), "It gets 30 of 60 test points (50 %) right."),
        (
            account(run_of(falling(0.8, 0.1), test_accuracy=(1.0,) * 301, counts=(5, 0, 1))),
            "It gets 1 of 1 test point (100 %) right.",
        ),
        (account(run_of([0.31, 0.0004], diverged=True)), "went from 0.31 to 0.000. Then its"),
        (account(run_of([0.31], diverged=True)), "so only the start is shown."),
        (SMALL, "Each step sees 8 of 140 points"),
        (account(run_of(falling(0.8, 0.4), floor_loss=0.39)), "would get 0.39."),
    ],
)
def test_a_reading_names_its_numbers(run: RunAccount, told: str) -> None:
    assert told in diagnose(run).cause


def test_no_rule_for_new_points_is_said_only_where_chance_could_do_as_well() -> None:
    curves = falling(0.7, 0.01), falling(0.71, 0.7)
    confusion = ((152, 8), (50, 110))
    good = run_of(*curves, test_accuracy=(0.819,) * 301, counts=(80, 0, 320), confusion=confusion)
    assert "no rule" not in diagnose(account(good)).cause
    assert "262 of 320 test points (81.9 %)" in diagnose(account(good)).cause
    assert "no rule for new ones" in diagnose(account(run_of(*curves))).cause


@pytest.mark.parametrize(
    ("dials", "headline"),
    [
        ({}, "About as good as this data allows"),
        ({"flips": 0.3}, "About as good as labels of which 30 % are wrong allow"),
        ({"inputs": ("x1",)}, "About as good as x1 alone allows"),
        (
            {"inputs": ("x1^2", "sin(x1)", "x1*x2", "sin(x2)", "x2^2")},
            "About as good as these inputs",
        ),
    ],
)
def test_at_the_floor_what_bounds_it_is_named(dials: dict[str, object], headline: str) -> None:
    run = account(run_of(falling(0.8, 0.4), floor_loss=0.39), **dials)
    assert diagnose(run).headline.startswith(headline)


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


def test_how_many_points_a_share_is_of_is_said() -> None:
    assert right_text(0.9, 60) == "54 of 60 test points (90 %)"
    assert right_text(1.0, 1) == "1 of 1 test point (100 %)"


@given(any_account())
def test_any_run_is_read_without_a_fault_and_within_the_limits(run: RunAccount) -> None:
    diagnosis = diagnose(run)
    assert len(diagnosis.headline) <= 60
    assert len(diagnosis.cause) <= 300
    assert "nan" not in diagnosis.cause
