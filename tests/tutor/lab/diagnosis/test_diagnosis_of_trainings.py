"""Real trainings are read for what they are."""

from typing import Any

import pytest

from bot.bench.readings.claims import untrue
from bot.tutor.lab.account import RunAccount
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.diagnosis.kinds import CurveKind
from bot.tutor.lab.diagnosis.measures import loss_text
from bot.tutor.lab.report.numbers import summary_rows
from tests.tutor.lab.small_runs import trained_account


@pytest.mark.parametrize(
    ("dials", "kind"),
    [
        ({}, CurveKind.GOOD),
        ({"learning_rate": 100.0}, CurveKind.JAGGED),
        ({"learning_rate": 0.001}, CurveKind.CRAWLING),
        ({"learning_rate": 0.00001}, CurveKind.CRAWLING),
        ({"hidden": ()}, CurveKind.MOSTLY_RIGHT),
        ({"data": "xor", "hidden": ()}, CurveKind.PLATEAU),
        ({"data": "circles", "hidden": ()}, CurveKind.PLATEAU),
        ({"data": "xor", "hidden": (), "learning_rate": 30.0}, CurveKind.JAGGED),
        ({"points": 40, "noise": 0.5, "hidden": (32,), "epochs": 1000}, CurveKind.OVERFIT),
        ({"data": "coin-toss", "points": 80, "hidden": (64,)}, CurveKind.OVERFIT),
        ({"epochs": 1}, CurveKind.TOO_EARLY),
        ({"l2": 1.0}, CurveKind.FLUNG),
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
        ({"l2": 10.0, "learning_rate": 0.1}, CurveKind.FLUNG),
        ({"loss": "squared", "learning_rate": 1000.0}, CurveKind.FLUNG),
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
    assert diagnose(trained_account(**dials)).kind is kind


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
    runs = [trained_account(learning_rate=learning_rate, seed=seed) for seed in range(20)]
    assert sum(diagnose(run).kind in kinds for run in runs) >= 17


def test_units_that_died_of_a_large_rate_are_found() -> None:
    dials: dict[str, Any] = {"data": "circles", "activation": "relu", "learning_rate": 8.0}
    runs = [trained_account(**dials, seed=seed, epochs=200) for seed in range(12)]
    kinds = [diagnose(run).kind for run in runs if run.numbers.dead_units > 0.5]
    assert len(kinds) >= 8
    assert kinds.count(CurveKind.DEAD_UNITS) >= 0.75 * len(kinds)


NOISY_MOONS = {
    "noise": 0.5,
    "points": 60,
    "hidden": (32,),
    "optimizer": "adam",
    "learning_rate": 0.1,
    "patience": 100,
    "validation_share": 0.2,
}
FOUR_ONE = {
    "hidden": (4, 1),
    "activation": "relu",
    "learning_rate": 0.3,
    "epochs": 100,
    "seed": 4,
}


def coin(**dials: object) -> RunAccount:
    return trained_account(data="coin-toss", hidden=(64,), points=40, fresh_test=1000, **dials)


def test_a_start_that_was_kept_is_told_as_an_epoch_like_any_other() -> None:
    run = coin(patience=50, validation_share=0.2, epochs=10)
    right = sum(row[k] for k, row in enumerate(run.numbers.confusion))
    assert run.kept_epoch == run.numbers.kept_epoch
    assert run.test_right == right / 1000
    rows = dict(summary_rows(run))
    assert rows["Test right"] == f"{right / 10:.1f} % of 1,000".replace(".0 %", " %")
    assert rows["Test loss"].endswith(loss_text(run.test_loss))


def test_all_of_a_sentence_is_about_the_network_that_was_kept() -> None:
    run = coin(patience=20, validation_share=0.2, seed=868)
    cause = diagnose(run).cause
    assert run.kept_before_the_end
    assert f"Early stopping kept round {run.kept_epoch}" in f"{diagnose(run).headline}. {cause}"
    assert not untrue([cause], run.spec, run.numbers)


def test_a_validation_loss_that_rose_is_not_read_as_learning_slowly() -> None:
    for seed in range(1, 11):
        run = trained_account(**NOISY_MOONS, seed=seed)
        told = diagnose(run)
        assert told.kind is not CurveKind.CRAWLING
        assert "slowly" not in told.headline + told.cause


def test_units_that_died_are_not_taken_for_an_equal_start() -> None:
    told = diagnose(trained_account(**FOUR_ONE))
    assert told.kind is not CurveKind.SYMMETRIC
    assert "Equal starting weights" not in told.headline


@pytest.mark.parametrize(
    ("dials", "wrong"),
    [
        ({"data": "xor", "flips": 0.1, "hidden": (4,), "epochs": 1000}, "underfitting"),
        ({"data": "gauss", "flips": 0.1}, "slowly"),
        ({"data": "gauss", "activation": "linear", "l2": 1.0}, "penalty"),
        ({"data": "spiral", "train_share": 0.2}, "found no rule"),
        ({"batch": 1000}, "batch"),
    ],
)
def test_what_was_said_wrongly_is_said_no_more(dials: dict[str, Any], wrong: str) -> None:
    for seed in range(1, 6):
        run = trained_account(**dials, seed=seed)
        told = diagnose(run)
        assert wrong not in f"{told.headline} {told.cause}"
        assert not untrue([f"{told.headline}.", told.cause], run.spec, run.numbers)


def test_a_network_that_gets_all_right_in_spite_of_wrong_labels_learned() -> None:
    run = trained_account(data="xor", flips=0.1, hidden=(4,), epochs=1000)
    assert run.test_right == 1.0
    assert diagnose(run).kind is CurveKind.GOOD


def test_one_class_alone_is_never_learned() -> None:
    one_class = [seed for seed in range(40) if _of_one_class(seed)]
    assert one_class
    for seed in one_class:
        run = trained_account(data="gauss", points=20, train_share=0.1, seed=seed)
        assert diagnose(run).headline == "There is only one class to learn from"


def _of_one_class(seed: int) -> bool:
    run = trained_account(data="gauss", points=20, train_share=0.1, seed=seed, epochs=1)
    return 0 in run.numbers.train_classes


def test_a_run_that_diverged_is_never_as_good_as_its_data_allow() -> None:
    wild = {"activation": "relu", "learning_rate": 100.0, "noise": 0.5, "patience": 10}
    runs = [coin(**wild, validation_share=0.2, seed=seed) for seed in range(12)]
    blown = [run for run in runs if run.numbers.diverged or run.numbers.train_loss[-1] > 3.0]
    assert blown
    assert all("as good as" not in diagnose(run).headline for run in blown)


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_few_lucky_test_points_show_no_floor_and_no_skill(seed: int) -> None:
    lucky = {"points": 20, "noise": 0.5, "train_share": 0.9, "learning_rate": 1e-5}
    kind = diagnose(trained_account(**lucky, seed=seed)).kind
    assert kind not in {CurveKind.AT_FLOOR, CurveKind.MOSTLY_RIGHT}
