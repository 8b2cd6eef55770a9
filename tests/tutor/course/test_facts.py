"""A fact is compared with its training to the last digit that the text shows."""

from __future__ import annotations

import pytest

from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.course.facts import Fact, Measure, differs, shown_number

TASK = Task(View.TRAIN, (Variant("", TrainingSpec()),), title="run")
NUMBERS = RunNumbers(
    epochs=(0, 1, 2, 3),
    train_loss=(0.7163, 0.5, 0.6, 0.1254),
    test_loss=(0.7, 0.31, 0.2, 0.4),
    sizes=(2, 8, 1),
    parameters=33,
    counts=(140, 0, 60),
    baseline_loss=0.693,
    train_accuracy=(0.5, 0.9, 0.9, 1.0),
    test_accuracy=(0.5, 0.8, 0.8, 50 / 60),
)


def said(shown: str, measure: Measure, when: str, numbers: RunNumbers = NUMBERS) -> str | None:
    return differs(Fact(shown, TASK, 0, measure, when), numbers)


@pytest.mark.parametrize(
    ("shown", "measure", "when"),
    [
        ("0.716", "train loss", "first"),
        ("0.72", "train loss", "first"),
        ("0.125", "train loss", "last"),
        ("0.1254", "train loss", "3"),
        ("about 0.2", "test loss", "lowest"),
        ("2", "test loss", "at lowest"),
        ("round 2", "test loss", "at lowest"),
        ("1", "train loss", "rises"),
        ("50 of 60", "test right", "last"),
        ("50", "test right", "last"),
        ("83%", "test right", "last"),
        ("83.3%", "test right", "last"),
        ("0.83", "test right", "last"),
        ("all 140", "train right", "last"),
    ],
)
def test_what_the_training_gives_is_right(shown: str, measure: Measure, when: str) -> None:
    assert said(shown, measure, when) is None


@pytest.mark.parametrize(
    ("shown", "measure", "when", "wanted"),
    [
        ("0.717", "train loss", "first", "0.716"),
        ("0.7", "train loss", "last", "0.1"),
        ("3", "test loss", "at lowest", "2"),
        ("4", "train loss", "rises", "1"),
        ("49 of 60", "test right", "last", "50 of 60"),
        ("50 of 61", "test right", "last", "50 of 60"),
        ("84%", "test right", "last", "83%"),
        ("51", "test right", "last", "50"),
        ("0.84", "test right", "last", "0.83"),
        ("0.7", "train loss", "9", "nothing: that training has no round 9"),
    ],
)
def test_anything_else_is_told_with_what_to_write(
    shown: str, measure: Measure, when: str, wanted: str
) -> None:
    assert said(shown, measure, when) == wanted


def test_what_is_not_measured_is_said() -> None:
    bare = RunNumbers((0,), (0.5,), (0.5,), (1, 1), 2, (1, 0, 1), 0.1)
    assert said("5", "test right", "last", bare) == "nothing: this is not measured in that training"


@pytest.mark.parametrize(
    ("shown", "read"),
    [("1,012", (1012, 0)), ("-0.50", (-0.5, 2)), ("none", None), ("12.5%", (12.5, 1))],
)
def test_the_number_in_a_text_is_read_with_its_decimals(
    shown: str, read: tuple[float, int] | None
) -> None:
    assert shown_number(shown) == read
