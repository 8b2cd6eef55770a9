"""/train at its limits: a clear sentence for each, and defaults that suit the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.trainings import spec as bounds
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import CAREFUL, CHANCE, EVEN, PLAIN, TrainingSpec
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError
from bot.tutor.lab.limits import some_of
from bot.tutor.lab.requests import TrainingRequest, like_on, predicts_values, suited_to
from tests.tutor.lab.shipped import asked, spec_for

MOST_LAYERS = " ".join([str(bounds.HIDDEN_UNITS[1])] * bounds.HIDDEN_LAYERS)
POINTS = DataTable("mine", ("a", "b") * 4, ("x", "y"), ((1.0, 2.0),) * 8)
WIDE = DataTable("wide", ("a", "b") * 4, ("x", "y", "z"), ((1.0, 2.0, 3.0),) * 8)
TEXTS = DataTable("texts", ("a", "b") * 4, sentences=("Hello.",) * 8)


@pytest.mark.parametrize(
    "wanted",
    [
        asked(learning_rate=bounds.LEARNING_RATES[0]),
        asked(learning_rate=bounds.LEARNING_RATES[1]),
        asked(epochs=bounds.EPOCHS[0]),
        asked(epochs=bounds.EPOCHS[1]),
        asked(seed=bounds.SEEDS[0]),
        asked(seed=bounds.SEEDS[1]),
        asked(hidden="none"),
        asked(hidden=MOST_LAYERS),
        asked(noise=0, flips=0, train_share=10, validation=0),
        asked(noise=50, flips=50, train_share=90, validation=50),
        asked(points=20, batch=0, l1=0, l2=0),
        asked(points=2000, batch=2000, l1=10, l2=10),
        asked(inputs="all"),
    ],
)
def test_the_extremes_themselves_are_allowed(wanted: TrainingRequest) -> None:
    assert spec_for(wanted).data == "moons"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (asked(data="cats"), "data set can be moons, circles"),
        (asked(learning_rate=0.0), "learning rate must lie between 1e-05 and 1,000"),
        (asked(learning_rate=-1.0), "you asked for -1"),
        (asked(learning_rate=float("nan")), "you asked for nan"),
        (asked(learning_rate=float("inf")), "you asked for inf"),
        (asked(epochs=0), "number of epochs must lie between 1 and 5,000"),
        (asked(epochs=5001), "you asked for 5,001"),
        (asked(seed=-1), "seed must lie between 0"),
        (asked(noise=51), "noise in percent must lie between 0 and 50"),
        (asked(flips=-1), "wrong labels in percent must lie"),
        (asked(train_share=95), "training share in percent must lie between 10 and 90"),
        (asked(points=19), "number of points must lie between 20 and 2,000"),
        (asked(batch=2001), "batch size must lie between 0 and 2,000"),
        (asked(l2=11), "L2 penalty must lie between 0 and 10"),
        (asked(hidden="65"), "number of units in a layer must lie between 1 and 64"),
        (asked(hidden=MOST_LAYERS + " 1"), "at most 6 hidden layers; you asked for 7"),
        (asked(hidden="many"), "Write the hidden layers as numbers"),
        (asked(activation="step"), "activation can be tanh, relu, sigmoid, linear"),
        (asked(inputs="x3"), "inputs can be x1 x2"),
        (asked(inputs=" "), "inputs can be x1 x2"),
        (asked(data="digits", inputs="x1"), "two coordinates"),
        (asked(data="plane", loss="cross-entropy"), "take `squared`"),
        (asked(data="plane", flips=10), "leave `flips` out"),
    ],
)
def test_beyond_the_extremes_a_clear_sentence_says_what_to_do(
    wanted: TrainingRequest, words: str
) -> None:
    with pytest.raises(TutorError) as refused:
        spec_for(wanted)
    assert words in str(refused.value)


@pytest.mark.parametrize("data", CATALOGUE.built_in)
def test_every_data_set_has_defaults_that_fit(data: str) -> None:
    spec = spec_for(asked(data=data))
    assert spec.data == data
    assert (spec.loss == "squared") == predicts_values(data, CATALOGUE)


def test_a_wantedbecomes_a_spec_with_shares_instead_of_percentages() -> None:
    wanted = asked(noise=35, flips=5, train_share=50, validation=25, hidden="8 4")
    assert spec_for(wanted) == TrainingSpec(
        noise=0.35, flips=0.05, train_share=0.5, validation_share=0.25, hidden=(8, 4)
    )


def test_early_stopping_brings_a_part_to_watch() -> None:
    assert spec_for(asked(patience=20)).validation_share == 0.2
    assert spec_for(asked(patience=20, validation=40)).validation_share == 0.4


def test_inputs_are_read_once_each_and_with_small_signs() -> None:
    assert some_of("inputs", "x1, X2 x1² x1", CATALOGUE.inputs) == ("x1", "x2", "x1^2")
    assert some_of("inputs", "ALL", CATALOGUE.inputs) == CATALOGUE.inputs


def test_own_data_keeps_inputs_only_for_two_columns() -> None:
    spec = spec_for(asked(data="mine", inputs="x1 x1^2"), POINTS)
    assert (spec.data, spec.inputs) == (OWN, ("x1", "x1^2"))
    for table in (WIDE, TEXTS):
        assert spec_for(asked(data=table.name), table).data == OWN
        with pytest.raises(TutorError, match="two coordinates"):
            spec_for(asked(data=table.name, inputs="x1"), table)


def test_a_dial_that_is_not_in_the_table_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="no dials named gravity, mass"):
        spec_for(asked(gravity=9.81, mass=1))


def test_a_form_keeps_the_dials_it_does_not_ask_for() -> None:
    base = TrainingSpec(activation="relu", noise=0.4, seed=9)
    spec = spec_for(asked(data="moons", hidden="3", learning_rate=2.0), base=base)
    assert (spec.activation, spec.noise, spec.seed) == ("relu", 0.4, 9)
    assert (spec.hidden, spec.learning_rate) == ((3,), 2.0)
    assert spec_for(asked(data="circles"), base=base).activation == "tanh"


PRICES = DataTable("prices", (), ("x", "y"), ((1.0, 2.0),) * 8, values=(1.0, 2.0) * 4)
FACES = DataTable("faces", ("a", "b") * 4, sentences=("😀",) * 8)


def test_peoples_own_data_is_split_evenly_and_scaled_with_care_and_shipped_tables_as_ever() -> None:
    for table in (POINTS, WIDE, TEXTS, PRICES):
        own = spec_for(asked(data=table.name), table, suited_to(table, own=True))
        assert (own.split, own.scaling) == (EVEN, CAREFUL)
        shipped = spec_for(asked(data=table.name), table)
        assert (shipped.split, shipped.scaling) == (CHANCE, PLAIN)
        assert replace(own, split=CHANCE, scaling=PLAIN) == shipped
    by_chance = asked(data="mine", split="chance")
    assert spec_for(by_chance, POINTS, suited_to(POINTS, own=True)).split == CHANCE


def test_sentences_without_words_are_read_by_their_characters() -> None:
    assert suited_to(FACES, own=True).text == "characters"
    assert suited_to(TEXTS, own=True).text == "signals"
    assert suited_to(FACES).text == "signals"


def test_numbers_of_ones_own_are_predicted_with_what_suits_them() -> None:
    spec = spec_for(asked(data="prices"), PRICES)
    assert (spec.data, spec.loss, spec.learning_rate) == (OWN, "squared", 0.1)
    for wanted, words in (
        (asked(data="prices", loss="cross-entropy"), "take `squared` as the loss"),
        (asked(data="prices", flips=10), "leave `flips` out"),
    ):
        with pytest.raises(TutorError, match=words):
            spec_for(wanted, PRICES)
    from_classes = spec_for(asked(data="prices"), PRICES, suited_to(POINTS, own=True))
    assert from_classes.loss == "squared"


def test_settings_of_one_table_on_another_are_split_and_scaled_as_that_one_needs() -> None:
    base = replace(suited_to(POINTS), hidden=(5,), seed=9)
    own = like_on(base, WIDE, own=True)
    assert own == replace(base, split=EVEN, scaling=CAREFUL)
    assert like_on(own, WIDE, own=False) == base
