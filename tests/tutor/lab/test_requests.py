"""/train at its limits: a clear sentence for each, and defaults that suit the data."""

from __future__ import annotations

import pytest

from bot.trainings import spec as bounds
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import TrainingRequest, inputs_in, predicts_values

MOST_LAYERS = " ".join([str(bounds.HIDDEN_UNITS[1])] * bounds.HIDDEN_LAYERS)
POINTS = DataTable("mine", ("a", "b") * 4, ("x", "y"), ((1.0, 2.0),) * 8)
WIDE = DataTable("wide", ("a", "b") * 4, ("x", "y", "z"), ((1.0, 2.0, 3.0),) * 8)
TEXTS = DataTable("texts", ("a", "b") * 4, sentences=("Hello.",) * 8)


@pytest.mark.parametrize(
    "asked",
    [
        TrainingRequest(learning_rate=bounds.LEARNING_RATES[0]),
        TrainingRequest(learning_rate=bounds.LEARNING_RATES[1]),
        TrainingRequest(epochs=bounds.EPOCHS[0]),
        TrainingRequest(epochs=bounds.EPOCHS[1]),
        TrainingRequest(seed=bounds.SEEDS[0]),
        TrainingRequest(seed=bounds.SEEDS[1]),
        TrainingRequest(hidden="none"),
        TrainingRequest(hidden=MOST_LAYERS),
        TrainingRequest(noise=0, flips=0, train_share=10, validation=0),
        TrainingRequest(noise=50, flips=50, train_share=90, validation=50),
        TrainingRequest(points=20, batch=0, l1=0, l2=0),
        TrainingRequest(points=2000, batch=2000, l1=10, l2=10),
        TrainingRequest(inputs="all"),
    ],
)
def test_the_extremes_themselves_are_allowed(asked: TrainingRequest) -> None:
    assert asked.spec().data == "moons"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (TrainingRequest(data="cats"), "data set can be moons, circles"),
        (TrainingRequest(learning_rate=0.0), "learning rate must lie between 1e-05 and 1,000"),
        (TrainingRequest(learning_rate=-1.0), "you asked for -1"),
        (TrainingRequest(learning_rate=float("nan")), "you asked for nan"),
        (TrainingRequest(learning_rate=float("inf")), "you asked for inf"),
        (TrainingRequest(epochs=0), "number of epochs must lie between 1 and 5,000"),
        (TrainingRequest(epochs=5001), "you asked for 5,001"),
        (TrainingRequest(seed=-1), "seed must lie between 0"),
        (TrainingRequest(noise=51), "noise in percent must lie between 0 and 50"),
        (TrainingRequest(flips=-1), "wrong labels in percent must lie"),
        (TrainingRequest(train_share=95), "training share in percent must lie between 10 and 90"),
        (TrainingRequest(points=19), "number of points must lie between 20 and 2,000"),
        (TrainingRequest(batch=2001), "batch size must lie between 0 and 2,000"),
        (TrainingRequest(l2=11), "L2 penalty must lie between 0 and 10"),
        (TrainingRequest(hidden="65"), "number of units in a layer must lie between 1 and 64"),
        (TrainingRequest(hidden=MOST_LAYERS + " 1"), "at most 6 hidden layers; you asked for 7"),
        (TrainingRequest(hidden="many"), "Write the hidden layers as numbers"),
        (TrainingRequest(activation="step"), "activation can be tanh, relu, sigmoid, linear"),
        (TrainingRequest(inputs="x3"), "inputs can be x1 x2"),
        (TrainingRequest(inputs=" "), "inputs can be x1 x2"),
        (TrainingRequest(data="digits", inputs="x1"), "two coordinates"),
        (TrainingRequest(data="plane", loss="cross-entropy"), "take `squared`"),
        (TrainingRequest(data="plane", flips=10), "leave `flips` out"),
    ],
)
def test_beyond_the_extremes_a_clear_sentence_says_what_to_do(
    asked: TrainingRequest, words: str
) -> None:
    with pytest.raises(TutorError) as refused:
        asked.spec()
    assert words in str(refused.value)


@pytest.mark.parametrize("data", CATALOGUE.built_in)
def test_every_data_set_has_defaults_that_fit(data: str) -> None:
    spec = TrainingRequest(data).spec()
    assert spec.data == data
    assert (spec.loss == "squared") == predicts_values(data)


def test_a_request_becomes_a_spec_with_shares_instead_of_percentages() -> None:
    asked = TrainingRequest(noise=35, flips=5, train_share=50, validation=25, hidden="8 4")
    assert asked.spec() == TrainingSpec(
        noise=0.35, flips=0.05, train_share=0.5, validation_share=0.25, hidden=(8, 4)
    )


def test_early_stopping_brings_a_part_to_watch() -> None:
    assert TrainingRequest(patience=20).spec().validation_share == 0.2
    assert TrainingRequest(patience=20, validation=40).spec().validation_share == 0.4


def test_inputs_are_read_once_each_and_with_small_signs() -> None:
    assert inputs_in("x1, X2 x1² x1") == ("x1", "x2", "x1^2")
    assert inputs_in("ALL") == CATALOGUE.inputs


def test_own_data_keeps_inputs_only_for_two_columns() -> None:
    spec = TrainingRequest("mine", inputs="x1 x1^2").spec(POINTS)
    assert (spec.data, spec.inputs) == (OWN, ("x1", "x1^2"))
    for table in (WIDE, TEXTS):
        assert TrainingRequest(table.name).spec(table).data == OWN
        with pytest.raises(TutorError, match="two coordinates"):
            TrainingRequest(table.name, inputs="x1").spec(table)


def test_a_form_keeps_the_dials_it_does_not_ask_for() -> None:
    base = TrainingSpec(activation="relu", noise=0.4, seed=9)
    spec = TrainingRequest("moons", hidden="3", learning_rate=2.0).spec(base=base)
    assert (spec.activation, spec.noise, spec.seed) == ("relu", 0.4, 9)
    assert (spec.hidden, spec.learning_rate) == ((3,), 2.0)
    assert TrainingRequest("circles").spec(base=base).activation == "tanh"
