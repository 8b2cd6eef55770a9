"""What an account knows of a run's dials comes from the catalogue, not from names it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.trainings.catalogue import CATALOGUE, ActivationFacts
from bot.trainings.names import UnknownNameError
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.account import account_of
from tests.tutor.lab.small_runs import account, run_of

STRAIGHT = ActivationFacts("my-double", straight=True)
MORE = replace(
    CATALOGUE, activations=(*CATALOGUE.activations, STRAIGHT, ActivationFacts("my-gelu"))
)
RUN = run_of([0.7, 0.5])


@pytest.mark.parametrize(
    ("activation", "straight"),
    [("linear", True), ("my-double", True), ("my-gelu", False), ("relu", False)],
)
def test_straight_units_are_told_by_the_catalogue(activation: str, straight: bool) -> None:
    assert account_of(TrainingSpec(activation=activation), RUN, MORE).straight is straight


def test_nothing_is_supposed_of_an_unknown_activation() -> None:
    with pytest.raises(UnknownNameError):
        account_of(TrainingSpec(activation="my-gelu"), RUN, CATALOGUE)


@pytest.mark.parametrize(("batch", "in_batches"), [(0, False), (8, True), (140, False)])
def test_a_batch_of_all_points_is_the_full_batch(batch: int, in_batches: bool) -> None:
    assert account(RUN, batch=batch).in_batches is in_batches


def test_without_early_stopping_the_last_network_is_kept_whatever_was_stored() -> None:
    old = run_of([0.7, 0.5, 0.6], kept_epoch=0)
    assert account(old).kept_epoch == 2
    assert account(old, patience=5).kept_epoch == 0
