"""The numbers of a run as text are enough without the picture, and fit a phone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.lab.account import RunAccount
from bot.tutor.lab.report.numbers import numbers_text, progress_bar, summary_rows
from bot.tutor.lab.report.text_tables import table_text
from tests.tutor.lab.small_runs import (
    account,
    any_account,
    falling,
    fits_a_phone,
    of_values,
    run_of,
)

PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
OVERFIT = account(run_of(falling(0.7, 0.03, 404), PARTING))


def rows_of(text: str) -> dict[str, str]:
    """Read "name   value" lines back."""
    pairs = (line.rsplit("  ", 1) for line in text.splitlines() if "  " in line)
    return {name.strip(): value.strip() for name, value in pairs}


def test_the_table_of_epochs_has_start_best_and_last() -> None:
    table = numbers_text(OVERFIT, "moons").split("\n\n")[1].splitlines()
    epochs = [int(line.split()[0]) for line in table[3:]]
    assert len(epochs) == 8
    assert {0, 135, 404} <= set(epochs)
    assert epochs == sorted(epochs)
    assert table[-1].split() == ["404", "0.030", "1.177", "50", "50"]


def test_the_facts_answer_what_a_lab_asks() -> None:
    facts = rows_of(numbers_text(OVERFIT))
    assert facts["Lowest test loss"] == "0.37"
    assert facts["Loss gap, test - train"] == "1.15"
    assert facts["Test loss first rose in"] == "round 136"
    assert facts["Accuracy gap"] == "0 points"
    assert facts["Loss of guessing"] == "0.69"
    assert facts["Parameters"] == "33"
    assert "class B       1      29" in numbers_text(OVERFIT)


def test_the_accuracy_gap_is_told_in_points() -> None:
    run = account(run_of([0.7, 0.1], train_accuracy=(0.5, 1.0), test_accuracy=(0.5, 0.765)))
    assert "23.5 points" in numbers_text(run)
    assert {("Train right", "100 % of 140"), ("Test right", "76.5 % of 60")} <= set(
        summary_rows(run)
    )


def test_a_validation_part_early_stopping_and_divergence_show() -> None:
    curves = run_of([0.7, 0.5, 0.4], validation_loss=(0.8, 0.6, 0.9), kept_epoch=1)
    stopped = account(curves, patience=1)
    facts = rows_of(numbers_text(stopped))
    assert facts["Lowest validation loss"] == "0.60"
    assert facts["Weights kept of round"] == "1"
    assert "valid" in numbers_text(stopped)
    assert dict(summary_rows(stopped))["Train loss"] == "0.70 → 0.40 → 0.50"
    assert dict(summary_rows(stopped))["Kept round"] == "1"
    assert "Diverged after round" in numbers_text(account(run_of([0.7, 1e8], diverged=True)))


def test_where_values_are_predicted_nothing_is_said_of_accuracy() -> None:
    values = account(of_values(falling(2.0, 0.05)))
    assert not any(word in numbers_text(values) for word in ("te%", "ccuracy", "class"))
    assert "Test right" not in dict(summary_rows(values))


def test_the_summary_goes_from_start_over_best_to_end() -> None:
    rows = dict(summary_rows(OVERFIT))
    assert rows["Train loss"] == "0.70 → 0.030"
    assert rows["Test loss"] == "0.70 → 0.37 → 1.18"
    assert rows["Best round"] == "135 of 404"
    assert rows["Gap"] == "1.15 (test - train)"


@pytest.mark.parametrize(
    ("done", "total", "bar"),
    [
        (0, 300, "▱▱▱▱▱▱▱▱▱▱ 0 % done"),
        (150, 300, "▰▰▰▰▰▱▱▱▱▱ 50 % done"),
        (299, 300, "▰▰▰▰▰▰▰▰▰▱ 99 % done"),
        (300, 300, "▰▰▰▰▰▰▰▰▰▰ 100 % done"),
        (301, 300, "▰▰▰▰▰▰▰▰▰▰ 100 % done"),
        (0, 0, "▱▱▱▱▱▱▱▱▱▱ 0 % done"),
    ],
)
def test_the_bar_is_full_only_at_the_end(done: int, total: int, bar: str) -> None:
    assert progress_bar(done, total) == bar


@given(any_account(), st.text())
def test_the_numbers_of_any_run_fit_a_phone(run: RunAccount, title: str) -> None:
    assert fits_a_phone(numbers_text(run, title))
    assert fits_a_phone(table_text(summary_rows(run)))


def test_no_number_is_minus_nothing() -> None:
    run = run_of(falling(0.7, 0.5), [loss - 1e-5 for loss in falling(0.7, 0.5)])
    shares = tuple(share - 1e-6 for share in run.train_accuracy)
    text = numbers_text(account(replace(run, train_accuracy=shares)))
    assert "-0" not in text
    assert rows_of(text)["Loss gap, test - train"] == "0.000"
