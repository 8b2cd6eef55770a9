"""What a diagnosis knows of a run's dials comes from the catalogue, not from names it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.trainings.catalogue import CATALOGUE, ActivationFacts
from bot.trainings.names import UnknownNameError
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.diagnosis.diagnosis import setup_of

STRAIGHT = ActivationFacts("my-double", straight=True)
MORE = replace(
    CATALOGUE, activations=(*CATALOGUE.activations, STRAIGHT, ActivationFacts("my-gelu"))
)


@pytest.mark.parametrize(
    ("activation", "linear"),
    [("linear", True), ("my-double", True), ("my-gelu", False), ("relu", False)],
)
def test_straight_units_are_told_by_the_catalogue(activation: str, linear: bool) -> None:
    assert setup_of(TrainingSpec(activation=activation), MORE).linear is linear


def test_nothing_is_supposed_of_an_unknown_activation() -> None:
    with pytest.raises(UnknownNameError):
        setup_of(TrainingSpec(activation="my-gelu"), CATALOGUE)


@pytest.mark.parametrize(
    ("spec", "penalty"),
    [
        (TrainingSpec(), False),
        (TrainingSpec(l1=0.1), True),
        (TrainingSpec(l2=0.1), True),
        (TrainingSpec(penalties=(("rounded", 0.1),)), True),
    ],
)
def test_any_penalty_that_is_on_counts(spec: TrainingSpec, penalty: bool) -> None:
    assert setup_of(spec, CATALOGUE).penalty is penalty
