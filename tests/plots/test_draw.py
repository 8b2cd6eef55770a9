"""Every kind of picture has its size, is opaque, has white edges, and is described."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.plots.draw import compare, draw
from bot.plots.swept_dial import SweptDial, dial_of
from bot.trainings.news import SKETCHED
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from tests.plots.trained import (
    BLUE,
    VERMILLION,
    count_of,
    edges_are_white,
    history_of,
    pixels_of,
    sweep_of,
    task_of,
    three_heaps,
)

MOST = 300  # characters of an alt text
SHORT = TrainingSpec(epochs=40)
TRAININGS = {
    "good": SHORT,
    "diverging": TrainingSpec(learning_rate=100.0),
    "one round": TrainingSpec(learning_rate=0.00001, epochs=1),
    "no hidden units": TrainingSpec(data="xor", hidden=()),
    "wide and wild": TrainingSpec(
        data="circles", hidden=(64,) * 6, learning_rate=1000.0, epochs=20, seed=2**31 - 1
    ),
    "overfitting": TrainingSpec(points=40, noise=0.5, hidden=(32,), epochs=800, fresh_test=1000),
    "early stopping": TrainingSpec(
        points=60, noise=0.5, hidden=(32,), epochs=800, validation_share=0.4, patience=20
    ),
    "values": TrainingSpec(data="plane", loss="squared", learning_rate=0.1, epochs=40),
    "bumps": TrainingSpec(data="multi-gauss", loss="squared", learning_rate=0.1, epochs=40),
    "digits": TrainingSpec(data="digits", points=400, hidden=(16,), epochs=20),
    "penguins": TrainingSpec(data="penguins", points=300, epochs=40),
    "coin toss": TrainingSpec(data="coin-toss", points=40, hidden=(64,), epochs=200),
}


@pytest.mark.parametrize("spec", TRAININGS.values(), ids=TRAININGS.keys())
@pytest.mark.parametrize("predicted", ["", "overfits"])
def test_a_training_is_an_opaque_picture_of_1000_by_500(spec: TrainingSpec, predicted: str) -> None:
    pictures = draw(task_of(spec, predicted=predicted), [history_of(spec)])
    names = ["loss.png", SKETCHED] if predicted else ["loss.png"]
    assert [picture.file_name for picture in pictures] == names
    for picture in pictures:
        pixels = pixels_of(picture.data)
        assert pixels.shape == (500, 1000, 3)
        assert edges_are_white(pixels)
        assert 0 < len(picture.alt_text) <= MOST


def test_both_colours_of_the_curves_are_there() -> None:
    (picture,) = draw(task_of(SHORT), [history_of(SHORT)])
    losses = pixels_of(picture.data)[:, :540]
    assert count_of(losses, BLUE) > 500
    assert count_of(losses, VERMILLION) > 500


def test_a_prediction_is_drawn_over_the_curves_and_named() -> None:
    (bare,) = draw(task_of(SHORT), [history_of(SHORT)])
    for_all, own = draw(task_of(SHORT, predicted="diverges"), [history_of(SHORT)])
    assert for_all == bare, "what others see tells nothing of a prediction"
    assert "you foresaw that it diverges" in own.alt_text
    plain, predicted = pixels_of(bare.data), pixels_of(own.data)
    grey = (0x59, 0x59, 0x59)
    assert count_of(predicted[:, :540], grey) > count_of(plain[:, :540], grey) + 200
    assert (plain[:, 600:] == predicted[:, 600:]).all()


def test_people_s_own_points_of_three_classes_are_drawn_with_any_names() -> None:
    history = three_heaps()
    (picture,) = draw(task_of(history.spec), [history])
    assert edges_are_white(pixels_of(picture.data))


def test_the_same_training_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = draw(task_of(SHORT), [history_of(SHORT)])
    for name in ("diverging", "overfitting", "digits", "values"):
        draw(task_of(TRAININGS[name], predicted="converges"), [history_of(TRAININGS[name])])
    assert draw(task_of(SHORT), [history_of(SHORT)]) == first
    assert draw(task_of(SHORT), [history_of(SHORT)]) == first


@pytest.mark.parametrize("count", [2, 3, 6, 7, 12])
def test_a_sweep_is_one_picture_800_pixels_wide(count: int) -> None:
    specs = [replace(SHORT, learning_rate=0.001 * 3**k) for k in range(count)]
    (picture,) = draw(sweep_of(specs), [history_of(spec) for spec in specs])
    pixels = pixels_of(picture.data)
    assert pixels.shape[1] == 800
    assert edges_are_white(pixels)
    assert picture.file_name == "sweep.png"
    assert 0 < len(picture.alt_text) <= MOST


def test_a_sweep_of_what_differs_in_many_dials_is_numbered() -> None:
    specs = [replace(SHORT, learning_rate=0.1 * (k + 1), weights_seed=k) for k in range(7)]
    (picture,) = draw(sweep_of(specs), [history_of(spec) for spec in specs])
    assert edges_are_white(pixels_of(picture.data))


def test_a_dial_is_named_with_its_settings() -> None:
    widths = [Variant("", TrainingSpec(hidden=hidden)) for hidden in ((), (2,), (8, 8))]
    assert dial_of(widths) == SweptDial("hidden units", ("none", "2", "8-8"))
    rates = [Variant("", TrainingSpec(learning_rate=rate)) for rate in (0.001, 100.0)]
    assert dial_of(rates) == SweptDial("learning rate", ("0.001", "100"))


@pytest.mark.parametrize("names", [("run 12", "run 15"), ("a" * 200, "🦊\n$x^2$ and % \\frac")])
def test_two_runs_are_drawn_over_each_other(names: tuple[str, str]) -> None:
    specs = [SHORT, TRAININGS["diverging"]]
    variants = tuple(Variant(name, spec) for name, spec in zip(names, specs, strict=True))
    histories = [history_of(spec) for spec in specs]
    (picture,) = compare(Task(View.COMPARE, variants), histories)
    pixels = pixels_of(picture.data)
    assert pixels.shape == (560, 800, 3)
    assert edges_are_white(pixels)
    assert picture.file_name == "compare.png"
    assert 0 < len(picture.alt_text) <= MOST
    assert count_of(pixels, BLUE) > 500
    assert count_of(pixels, VERMILLION) > 500


def test_starts_have_no_order_and_are_not_joined_by_lines() -> None:
    starts = [Variant("", replace(SHORT, weights_seed=seed)) for seed in range(7)]
    rates = [Variant("", replace(SHORT, learning_rate=0.1 * k)) for k in range(1, 8)]
    assert not dial_of(starts).ordered
    assert dial_of(rates).ordered


def test_long_names_of_people_s_columns_are_written_above_the_plane() -> None:
    history = three_heaps()
    short = replace(history, prepared=replace(history.prepared, names=("x1", "x2")))
    above = np.s_[86:96, 600:800]  # between the key, where it stands for short names, and the plane
    with_long, with_short = (
        count_of(pixels_of(draw(task_of(one.spec), [one])[0].data)[above], (0, 0, 0))
        for one in (history, short)
    )
    assert with_long != with_short
