"""/train at its limits: a clear sentence for each, and defaults that suit the data."""

from __future__ import annotations

import pytest

from bot.trainings import spec as bounds
from bot.trainings.data_sets import DATA_SETS, OWN
from bot.trainings.spec import INPUTS, TrainingSpec
from bot.tutor.data.table import Table
from bot.tutor.errors import TutorError
from bot.tutor.lab.wishes import TrainingWish, inputs_in, predicts_values

MOST_LAYERS = " ".join([str(bounds.HIDDEN_UNITS[1])] * bounds.HIDDEN_LAYERS)
POINTS = Table("mine", ("a", "b") * 4, ("x", "y"), ((1.0, 2.0),) * 8)
WIDE = Table("wide", ("a", "b") * 4, ("x", "y", "z"), ((1.0, 2.0, 3.0),) * 8)
TEXTS = Table("texts", ("a", "b") * 4, sentences=("Hello.",) * 8)


@pytest.mark.parametrize(
    "wish",
    [
        TrainingWish(learning_rate=bounds.LEARNING_RATES[0]),
        TrainingWish(learning_rate=bounds.LEARNING_RATES[1]),
        TrainingWish(epochs=bounds.EPOCHS[0]),
        TrainingWish(epochs=bounds.EPOCHS[1]),
        TrainingWish(seed=bounds.SEEDS[0]),
        TrainingWish(seed=bounds.SEEDS[1]),
        TrainingWish(hidden="none"),
        TrainingWish(hidden=MOST_LAYERS),
        TrainingWish(noise=0, flips=0, train_share=10, validation=0),
        TrainingWish(noise=50, flips=50, train_share=90, validation=50),
        TrainingWish(points=20, batch=0, l1=0, l2=0),
        TrainingWish(points=2000, batch=2000, l1=10, l2=10),
        TrainingWish(inputs="all"),
    ],
)
def test_the_extremes_themselves_are_allowed(wish: TrainingWish) -> None:
    assert wish.spec().data == "moons"


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (TrainingWish(data="cats"), "data set can be moons, circles"),
        (TrainingWish(learning_rate=0.0), "learning rate must lie between 1e-05 and 1,000"),
        (TrainingWish(learning_rate=-1.0), "you asked for -1"),
        (TrainingWish(learning_rate=float("nan")), "you asked for nan"),
        (TrainingWish(learning_rate=float("inf")), "you asked for inf"),
        (TrainingWish(epochs=0), "number of epochs must lie between 1 and 5,000"),
        (TrainingWish(epochs=5001), "you asked for 5,001"),
        (TrainingWish(seed=-1), "seed must lie between 0"),
        (TrainingWish(noise=51), "noise in percent must lie between 0 and 50"),
        (TrainingWish(flips=-1), "wrong labels in percent must lie"),
        (TrainingWish(train_share=95), "training share in percent must lie between 10 and 90"),
        (TrainingWish(points=19), "number of points must lie between 20 and 2,000"),
        (TrainingWish(batch=2001), "batch size must lie between 0 and 2,000"),
        (TrainingWish(l2=11), "L2 penalty must lie between 0 and 10"),
        (TrainingWish(hidden="65"), "number of units in a layer must lie between 1 and 64"),
        (TrainingWish(hidden=MOST_LAYERS + " 1"), "at most 6 hidden layers; you asked for 7"),
        (TrainingWish(hidden="many"), "Write the hidden layers as numbers"),
        (TrainingWish(activation="step"), "activation can be tanh, relu, sigmoid, linear"),
        (TrainingWish(inputs="x3"), "inputs can be x1 x2"),
        (TrainingWish(inputs=" "), "inputs can be x1 x2"),
        (TrainingWish(data="digits", inputs="x1"), "two coordinates"),
        (TrainingWish(data="plane", loss="cross-entropy"), "take `squared`"),
        (TrainingWish(data="plane", flips=10), "leave `flips` out"),
    ],
)
def test_beyond_the_extremes_a_clear_sentence_says_what_to_do(
    wish: TrainingWish, words: str
) -> None:
    with pytest.raises(TutorError) as refused:
        wish.spec()
    assert words in str(refused.value)


@pytest.mark.parametrize("data", DATA_SETS)
def test_every_data_set_has_defaults_that_fit(data: str) -> None:
    spec = TrainingWish(data).spec()
    assert spec.data == data
    assert (spec.loss == "squared") == predicts_values(data)


def test_a_wish_becomes_a_spec_with_shares_instead_of_percentages() -> None:
    wish = TrainingWish(noise=35, flips=5, train_share=50, validation=25, hidden="8 4")
    assert wish.spec() == TrainingSpec(
        noise=0.35, flips=0.05, train_share=0.5, validation_share=0.25, hidden=(8, 4)
    )


def test_early_stopping_brings_a_part_to_watch() -> None:
    assert TrainingWish(patience=20).spec().validation_share == 0.2
    assert TrainingWish(patience=20, validation=40).spec().validation_share == 0.4


def test_inputs_are_read_once_each_and_with_small_signs() -> None:
    assert inputs_in("x1, X2 x1² x1") == ("x1", "x2", "x1^2")
    assert inputs_in("ALL") == INPUTS


def test_own_data_keeps_inputs_only_for_two_columns() -> None:
    spec = TrainingWish("mine", inputs="x1 x1^2").spec(POINTS)
    assert (spec.data, spec.inputs) == (OWN, ("x1", "x1^2"))
    for table in (WIDE, TEXTS):
        assert TrainingWish(table.name).spec(table).data == OWN
        with pytest.raises(TutorError, match="two coordinates"):
            TrainingWish(table.name, inputs="x1").spec(table)


def test_a_form_keeps_the_dials_it_does_not_ask_for() -> None:
    base = TrainingSpec(activation="relu", noise=0.4, seed=9)
    spec = TrainingWish("moons", hidden="3", learning_rate=2.0).spec(base=base)
    assert (spec.activation, spec.noise, spec.seed) == ("relu", 0.4, 9)
    assert (spec.hidden, spec.learning_rate) == ((3,), 2.0)
    assert TrainingWish("circles").spec(base=base).activation == "tanh"
