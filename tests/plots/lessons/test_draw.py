"""Every picture of a lesson is 800 pixels wide, opaque, cut off nowhere, and described."""

from __future__ import annotations

import pickle
from functools import cache

import numpy as np
import pytest

from bot.neural.parts.shipped import SHIPPED
from bot.plots.lessons.draw import DRAWERS, draw_lesson_picture
from bot.plots.lessons.loss_panels import PANEL, beside
from bot.plots.lessons.trainings import LessonTrainings
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.pictures.beliefs import BeliefsPicture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.curves import SigmoidPicture
from bot.tutor.pictures.kind import DrawnPicture, PictureSpec, on_one_scale
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.pictures.network import NetworkPicture
from bot.tutor.pictures.valley import ValleyLossesPicture, ValleyPicture
from bot.tutor.pictures.votes import MixUpsPicture, VotesPicture
from bot.tutor.pictures.weighed_words import WeighedWordsPicture
from tests.plots.lessons.gallery import HIDDEN, NEURON, RATES, SPECS, THREE, TRIO, XOR
from tests.plots.trained import BLUE, VERMILLION, count_of, edges_are_white, pixels_of

TRAININGS = LessonTrainings(SHIPPED)
OPTIONS: dict[str, list[PictureSpec]] = {
    "losses": [LossesPicture(TRIO, (rate,), test=False) for rate in RATES],
    "borders": [BorderPicture(TRIO, rate) for rate in RATES],
    "walks": [ValleyPicture(0, rate, 4) for rate in (0.1, 0.5, 1.1)],
    "losses of walks": [ValleyLossesPicture(0, (rate,), 10) for rate in (0.125, 0.5, 1.1)],
    "sigmoids": [SigmoidPicture((mark,)) for mark in (-8, 0, 8)],
    "networks": [NetworkPicture((1, 1), (NEURON,)), NetworkPicture((1, 0, 2), THREE)],
}


@cache
def drawn(spec: PictureSpec) -> DrawnPicture:
    return draw_lesson_picture(spec, TRAININGS)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_a_picture_fills_its_paper_and_is_described(spec: PictureSpec) -> None:
    picture = drawn(spec).picture
    pixels = pixels_of(picture.data)
    assert pixels.shape[1] == 800
    assert edges_are_white(pixels)
    assert 0.005 < float((pixels != 255).any(axis=-1).mean()) < 0.8
    every_number_told = isinstance(
        spec, VotesPicture | MixUpsPicture | BeliefsPicture | WeighedWordsPicture
    )
    assert 20 < len(picture.alt_text) <= (1024 if every_number_told else 300)
    assert picture.file_name == "picture.png"
    assert len(picture.data) < 200_000


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_the_same_value_gives_the_same_picture_also_in_another_process(spec: PictureSpec) -> None:
    sent = pickle.loads(pickle.dumps(spec))  # noqa: S301 - our own bytes
    assert sent == spec
    assert hash(sent) == hash(spec)
    assert draw_lesson_picture(sent, TRAININGS) == drawn(spec)


def test_every_kind_of_spec_is_drawn() -> None:
    assert {type(spec) for spec in SPECS.values()} == set(DRAWERS)


@pytest.mark.parametrize("specs", OPTIONS.values(), ids=OPTIONS)
def test_options_have_one_size_and_nothing_that_tells_them_apart(specs: list[PictureSpec]) -> None:
    options = [drawn(spec).picture for spec in on_one_scale(specs)]
    assert len({pixels_of(option.data).shape for option in options}) == 1
    assert len({option.data for option in options}) == len(specs)
    assert len({option.file_name for option in options}) == 1
    for option in options:
        assert not [name for name in (*RATES, "0.125", "rate") if name in option.alt_text]


def test_options_stand_on_the_same_axes() -> None:
    options = [pixels_of(drawn(one).picture.data) for one in on_one_scale(OPTIONS["losses"])]
    left_of_the_panel = [pixels[:, :84] for pixels in options]
    assert all(np.array_equal(part, left_of_the_panel[0]) for part in left_of_the_panel)
    alone = pixels_of(drawn(OPTIONS["losses"][1]).picture.data)[:, :84]
    assert not np.array_equal(alone, left_of_the_panel[1])


def test_pictures_without_names_give_no_label_away() -> None:
    names = SPECS["losses without names"]
    told = drawn(names)
    assert not [rate for rate in RATES if rate in told.picture.alt_text]
    assert "A: training" in told.picture.alt_text
    assert {name.split(",")[0] for name in told.numbers} == {"A", "B", "C"}
    assert told.picture.data != drawn(SPECS["losses of three"]).picture.data


def test_letters_keep_their_places_when_the_names_are_told() -> None:
    before, after = (
        drawn(SPECS["losses without names"]),
        drawn(SPECS["losses with names and letters"]),
    )
    left, right = (pixels_of(one.picture.data)[80:, :420] for one in (before, after))
    assert np.array_equal(left, right)
    told = [after.picture.alt_text.index(f"{letter}: ") for letter in "ABC"]
    assert told == sorted(told)
    for rate, letter in HIDDEN:
        assert f"{letter}: {rate}: training" in after.picture.alt_text


@pytest.mark.parametrize("name", ["losses", "walks", "losses of walks", "sigmoids"])
def test_options_are_flat_so_that_four_of_them_fit_above_the_buttons(name: str) -> None:
    for option in on_one_scale(OPTIONS[name]):
        assert pixels_of(drawn(option).picture.data).shape == (300, 800, 3)


def test_a_walk_that_climbs_stays_in_the_picture() -> None:
    climbs = ValleyLossesPicture(0, (1.1,), 4)
    level = ValleyLossesPicture(0, (1.0,), 4)
    option = on_one_scale((climbs, level))[0]
    pixels = pixels_of(drawn(option).picture.data)
    rows, columns = np.nonzero((pixels[:, :520] == BLUE).all(axis=-1))
    assert columns.max() > 490
    assert rows.min() > 40


def test_a_marked_round_has_a_line_of_its_own() -> None:
    plain = pixels_of(drawn(SPECS["training losses of one"]).picture.data)
    marked = pixels_of(drawn(SPECS["a marked round"]).picture.data)
    line = 90 + round(460 * 82 / 300)
    near = np.s_[95:380, line - 2 : line + 3]
    assert count_of(marked[near], (0, 0, 0)) > count_of(plain[near], (0, 0, 0)) + 100


def test_training_points_stay_in_sight_among_a_thousand_others() -> None:
    plane = pixels_of(drawn(SPECS["border at the end"]).picture.data)[70:480, 84:496]
    assert count_of(plane, BLUE) > 800


def test_a_network_that_says_a_half_everywhere_draws_no_border() -> None:
    flat = pixels_of(drawn(BorderPicture(XOR, "no hidden units")).picture.data)
    plane = flat[68:484, 82:498]
    assert count_of(plane, (0, 0, 0)) < 2000  # the crosses on its wrong points


def test_training_losses_alone_have_no_test_curve() -> None:
    one = pixels_of(drawn(SPECS["training losses of one"]).picture.data)
    assert count_of(one, BLUE) > 1000
    assert count_of(one, VERMILLION) == 0


def test_the_numbers_tell_the_rounds_trained_and_the_one_that_was_kept() -> None:
    spec = TrainingSpec(
        points=40, noise=0.4, hidden=(8,), validation_share=0.3, patience=3, epochs=400
    )
    numbers = drawn(LossesPicture(Task(View.TRAIN, (Variant("", spec),)))).numbers
    run = TRAININGS.of(spec).history.numbers
    assert run.stopped_early
    assert (numbers["rounds"], numbers["kept"]) == (run.epochs[-1], run.kept_epoch)
    assert numbers["train loss, kept"] == run.train_loss[run.epochs.index(run.kept_epoch)]


@pytest.mark.parametrize(
    ("line", "width", "begins"),
    [(100.0, 200.0, 114.0), (300.0, 200.0, 86.0), (191.0, 200.0, 204.0), (191.0, 330.0, 84.0)],
)
def test_words_about_a_line_stay_in_its_panel(line: float, width: float, begins: float) -> None:
    assert beside(PANEL, line, width) == begins
