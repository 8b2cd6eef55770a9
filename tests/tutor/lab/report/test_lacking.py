"""A class that a part of the points lacks is said on the card."""

from __future__ import annotations

import pytest

from bot.tutor.lab.report.lacking import lacking_told
from tests.tutor.lab.small_runs import account, falling, of_values, run_of

THREE = ("red", "green", "blue")
CURVE = falling(1.1, 0.5)


@pytest.mark.parametrize(
    ("trained", "tested", "told"),
    [
        ((4, 4, 4), (2, 2, 2), ""),
        ((4, 4, 0), (2, 2, 2), "No training point is of the class blue."),
        ((4, 4, 4), (0, 2, 2), "No test point is of the class red."),
        ((4, 4, 4), (0, 0, 2), "2 of 3 classes have no test point."),
        (
            (4, 0, 4),
            (2, 0, 0),
            "No training point is of the class green. 2 of 3 classes have no test point.",
        ),
        ((), (2, 2, 2), ""),
    ],
)
def test_what_a_part_lacks_is_said(
    trained: tuple[int, ...], tested: tuple[int, ...], told: str
) -> None:
    confusion = tuple(
        tuple(count if k == row else 0 for k in range(3)) for row, count in enumerate(tested)
    )
    run = run_of(CURVE, classes=THREE, confusion=confusion, train_classes=trained)
    assert lacking_told(account(run)) == told


def test_one_class_alone_is_said_elsewhere_and_values_have_none() -> None:
    run = run_of(CURVE, baseline_loss=0.0, train_classes=(12, 0))
    assert lacking_told(account(run)) == ""
    assert lacking_told(account(of_values(CURVE))) == ""
