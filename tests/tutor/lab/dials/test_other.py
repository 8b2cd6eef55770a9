"""Pairs under `other:`: read however they are typed, refused in kind words, and never a crash."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import PLANE, TrainingSpec
from bot.tutor.errors import TutorError
from bot.tutor.lab.dials.other import completions, pairs_in
from bot.tutor.lab.requests import TrainingRequest, predicts_values
from tests.tutor.lab.shipped import SHIPPED, asked, spec_for


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ("", {}),
        ("  , ;", {}),
        ("precision=float32", {"precision": "float32"}),
        ("PRECISION = Float32", {"precision": "float32"}),
        ("l1=0,01, l2 = 0.02", {"l1": 0.01, "l2": 0.02}),
        ("epochs: 50; batch:10", {"epochs": 50, "batch": 10}),
        ("epochs=1,000 points=60", {"epochs": 1000, "points": 60}),
        ("hidden = 8, 4 Activation=ReLU", {"hidden": (8, 4), "activation": "relu"}),
        ("inputs=x1 x2 x1*x2,seed=3", {"inputs": ("x1", "x2", "x1*x2"), "seed": 3}),
        ("Learning Rate = 0,5\nstart-seed=4", {"learning_rate": 0.5, "weights_seed": 4}),
        ("noise=12,5 trainshare=60", {"noise": 0.125, "train_share": 0.6}),
        ("data=CIRCLES", {"data": "circles"}),
        ("fresh_test=100", {"fresh_test": 100}),
    ],
)
def test_pairs_are_read_however_they_are_typed(typed: str, changes: dict[str, Any]) -> None:
    assert spec_for(TrainingRequest(other=typed)) == TrainingSpec(**changes)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("fast", r"cannot read “fast” as a dial.*`epochs=300`.*`start_seed`.*Nothing was trained"),
        ("quick l2=1", "cannot read “quick” as a dial"),
        ("=3", "cannot read “=3” as a dial"),
        ("l2=", "`l2` stands there without a value"),
        ("l2=, l1=1", "`l2` stands there without a value"),
        ("l2=1 L2=2", "`l2` stands there twice"),
        ("precison=float32", "no dial named precison. Did you mean `precision`.*There are `data`"),
        ("zzzzzz=1", "no dial named zzzzzz. There are"),
        ("__x__=1", r"no dial named \\_\\_x\\_\\_\."),
        ("precision=double", "precision can be float64, float32"),
        ("l2=much", "L2 penalty must be a number"),
        ("epochs=1.5", "number of epochs must be a whole number"),
        ("epochs=0", "number of epochs must lie between 1 and 5,000"),
        ("fresh_test=9, data=digits", "only the points it has"),
        ("fresh_test=2001", "number of fresh test points must lie between 0 and 2,000"),
        ("start_seed=-1", "seed of the start must lie between 0"),
        ("l1=nan", "L1 penalty must lie between 0 and 10"),
        ("noise=51", "noise in percent must lie between 0 and 50"),
        ("hidden=many", "Write the hidden layers as numbers"),
        ("data=unicorns", "data set can be moons"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(TutorError, match=words):
        spec_for(TrainingRequest(other=typed))


def test_a_dial_that_is_an_option_and_a_pair_is_refused() -> None:
    with pytest.raises(TutorError, match="`l2` is set twice"):
        spec_for(TrainingRequest(asked(l2=0.1).given, other="l2=0.1"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("pre", ["precision="]),
        ("PRECISION=", ["precision=float64", "precision=float32"]),
        ("l2=1, precision=float3", ["l2=1, precision=float32"]),
        ("l2=1 see", ["l2=1 seed="]),
        ("nothing", []),
    ],
)
def test_what_is_typed_is_completed(typed: str, offered: list[str]) -> None:
    assert completions(typed, SHIPPED) == offered


def test_with_nothing_typed_every_dial_is_offered() -> None:
    assert completions("", SHIPPED) == [f"{name}=" for name in SHIPPED.names]


NAMES = st.sampled_from(
    [*SHIPPED.names, "l", "learning rate", "\N{LATIN SMALL LETTER LONG S}eed", "İnputs", "x1"]
)
WORDS = st.sampled_from(
    ["1", "0,5", "1e400", "-1", "nan", "١٢", "8 4", "x1 x2", "ReLU", "own", "none", "²", "\0", "`"]
)
PIECES = st.lists(
    st.one_of(NAMES, WORDS, st.sampled_from(["=", ":", " ", ", ", ";", "\n"]), st.text(max_size=6))
).map("".join)
PAIRS = st.lists(st.tuples(NAMES, WORDS | st.text(max_size=8))).map(
    lambda pairs: ", ".join(f"{name}={value}" for name, value in pairs)
)


@settings(max_examples=600)
@given(st.one_of(st.text(), PIECES, PAIRS))
def test_any_text_gives_a_training_or_a_sentence(typed: str) -> None:
    completions(typed, SHIPPED)
    with suppress(TutorError):
        assert isinstance(spec_for(TrainingRequest(other=typed)), TrainingSpec)
        assert set(pairs_in(typed, SHIPPED)) <= set(SHIPPED.names)


def shares(lowest: int, highest: int) -> st.SearchStrategy[float]:
    """Draw shares down to a ten-thousandth."""
    return st.integers(100 * lowest, 100 * highest).map(lambda hundredths: hundredths / 10_000)


@st.composite
def specs(draw: st.DrawFn) -> TrainingSpec:
    """Draw any training that people can ask for by options."""
    data = draw(st.sampled_from(CATALOGUE.built_in))
    values, plane = predicts_values(data, CATALOGUE), CATALOGUE.data_set(data).plane
    patience = draw(st.integers(0, 5000))
    penalty = st.floats(0, 10)
    inputs = st.lists(st.sampled_from(CATALOGUE.inputs), min_size=1, unique=True).map(tuple)
    return TrainingSpec(
        data=data,
        points=draw(st.integers(20, 2000)),
        noise=draw(shares(0, 50)),
        flips=0.0 if values else draw(shares(0, 50)),
        train_share=draw(shares(10, 90)),
        fresh_test=draw(st.integers(0, 2000)) if CATALOGUE.data_set(data).endless else 0,
        inputs=draw(inputs) if plane else PLANE,
        text=draw(st.sampled_from(CATALOGUE.choices["text"])),
        hidden=draw(st.lists(st.integers(1, 64), max_size=6).map(tuple)),
        activation=draw(st.sampled_from(CATALOGUE.choices["activation"])),
        loss="squared" if values else draw(st.sampled_from(CATALOGUE.choices["loss"])),
        optimizer=draw(st.sampled_from(CATALOGUE.choices["optimizer"])),
        learning_rate=draw(st.floats(0.00001, 1000)),
        schedule=draw(st.sampled_from(CATALOGUE.choices["schedule"])),
        epochs=draw(st.integers(1, 5000)),
        batch=draw(st.integers(0, 2000)),
        l1=draw(penalty),
        l2=draw(penalty),
        start=draw(st.sampled_from(CATALOGUE.choices["start"])),
        precision=draw(st.sampled_from(CATALOGUE.choices["precision"])),
        validation_share=draw(shares(1 if patience else 0, 50)),
        patience=patience,
        seed=draw(st.integers(0, 2**31 - 1)),
        weights_seed=draw(st.none() | st.integers(0, 2**31 - 1)),
    )


@given(specs(), st.randoms(use_true_random=False), st.sampled_from([", ", " ", "; ", "\n"]))
def test_a_training_written_as_pairs_is_read_back_the_same(
    spec: TrainingSpec, order: Random, between: str
) -> None:
    pairs = [
        f"{dial.name}={dial.conversion.typed(getattr(spec, dial.field))}"
        for dial in SHIPPED.rows
        if getattr(spec, dial.field) is not None
        and dial.field != "penalties"
        and (dial.field != "inputs" or CATALOGUE.data_set(spec.data).plane)
    ]
    order.shuffle(pairs)
    assert spec_for(TrainingRequest(other=between.join(pairs))) == spec
