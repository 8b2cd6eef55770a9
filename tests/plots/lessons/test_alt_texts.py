"""Alt texts tell the numbers that are drawn."""

from __future__ import annotations

import math

import pytest

from bot.neural.parts.shipped import SHIPPED
from bot.plots.lessons.draw import draw_lesson_picture
from bot.plots.lessons.trainings import LessonTrainings
from bot.plots.lessons.words import heading_of, loss_words, percent, short
from bot.tutor.lab.diagnosis.headlines import HEADLINES
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.pictures.progress import ProgressPicture
from tests.plots.lessons.gallery import SPECS, STANDINGS, TRIO

TOLD = {
    "valley slowly": "A walk of 20 steps at rate 0.1 leads from w = 0 (loss 9) to w = 2.965",
    "valley at a place": "The slope there is -6.",
    "valley to and fro": "It jumps from side to side.",
    "valley flying off": "farther each time",
    "losses in the valley": "Rate 0.5 falls to 0.",
    "one loss in the valley": "Rate 1 stays at 529.",
    "loss of p": "p = 0.73: loss 0.315. p = 0.12: loss 2.12.",
    "sigmoid": "-4 gives 0.018. 0 gives 0.5. 1 gives 0.731.",
    "neuron": "Network: 2 inputs, then 1 sigmoid neuron.",
    "one step in the valley": "to w = 4.6 (loss 2.56). The slope at w = 5 is 4.",
    "no biases": "Layer 1, neuron 1: weights 1, 0.5.",
    "one input": "The target is 1, the loss 0.951. The error is -0.614.",
    "a marked round": "Round 82 is marked: training loss 0.294.",
    "losses of five": "Ends, training / test: no remedy 0.0",
    "forward": "Inputs 1, 0 give 0.737.",
    "backward": "The target is 1, the loss 0.694.",
    "scores": "dog 73% (score 2), cat 15% (score 0.4), bird 12% (score 0.2). dog is",
    "border twice": "After 300 rounds: training: 135 of 140 right, test: 60 of 60 right.",
    "beliefs": "always means faster learning: 62%, 13 of 21 (between 41% and 79%).",
    "six words": "“not” \u22120.31; a number +0.02; 5 further words \u22120.07; before",
    "two words": "together +1.41.",
    "progress": "Neurons and weights: 1 firm, 1 another look, 1 practised, 1 seen, 1 new.",
}
TRAININGS = LessonTrainings(SHIPPED)


@pytest.mark.parametrize("name", TOLD)
def test_an_alt_text_tells_what_is_drawn(name: str) -> None:
    assert TOLD[name] in draw_lesson_picture(SPECS[name], TRAININGS).picture.alt_text


def test_losses_are_told_and_returned_by_measure_and_time() -> None:
    told = draw_lesson_picture(LossesPicture(TRIO, ("rate 1",)), TRAININGS)
    run = TRAININGS.of(TRIO.variants[1].spec).history.numbers
    assert told.numbers["train loss, first"] == run.train_loss[0]
    assert told.numbers["test loss, last"] == run.test_loss[-1]
    assert told.numbers["test right, last"] == run.test_accuracy[-1]
    assert told.numbers["train loss, lowest"] == min(run.train_loss)
    assert told.numbers["train loss, rises"] == 0
    start, end = loss_words(run.train_loss[0]), loss_words(run.train_loss[-1])
    assert f"Training falls {start} to {end}." in told.picture.alt_text


def test_a_caller_may_say_the_alt_text_of_progress() -> None:
    spec = ProgressPicture(STANDINGS, alt_text="Two lessons done, one to go.")
    assert draw_lesson_picture(spec, TRAININGS).picture.alt_text == "Two lessons done, one to go."


def test_a_training_is_done_once_for_all_pictures_that_show_it() -> None:
    spec = TRIO.spec
    assert TRAININGS.of(spec) is TRAININGS.of(spec)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2.9654, "2.965"),
        (1.4, "1.4"),
        (-0.0, "0"),
        (-0.0001, "0"),
        (0.0001, "<0.001"),
        (1e-12, "0"),
        (12.345, "12.3"),
        (166.396, "166"),
        (13228.1, "13,228"),
        (3.2e7, "over 1 million"),
        (-3.2e7, "below -1 million"),
        (math.pi, "3.142"),
    ],
)
def test_numbers_have_the_digits_that_say_something(number: float, text: str) -> None:
    assert short(number) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (0.003, "0.3%"), (0.731, "73%"), (0.999, "99.9%"), (1, "100%")],
)
def test_a_share_is_not_told_as_nothing_or_all_unless_it_is(share: float, text: str) -> None:
    assert percent(float(share)) == text


@pytest.mark.parametrize(
    ("loss", "text"),
    [(0.1049, "0.105"), (0.0, "0.000"), (1e-12, "<0.001"), (5.3214, "5.321"), (41.26, "41.3")],
)
def test_a_loss_is_written_as_in_the_lessons(loss: float, text: str) -> None:
    assert loss_words(loss) == text


def test_a_heading_says_nothing_twice() -> None:
    assert heading_of("rate 10", "rate 10") == heading_of("rate 10") == "Rate 10"
    assert heading_of("three-rates", "rate 10") == "Three rates · rate 10"


@pytest.mark.parametrize("name", [name for name in SPECS if "losses" in name])
def test_an_alt_text_says_what_is_seen_and_not_what_it_means(name: str) -> None:
    told = draw_lesson_picture(SPECS[name], TRAININGS).picture.alt_text
    assert not [one for one in HEADLINES.values() if one in told]


def test_biases_that_are_all_zero_are_not_told() -> None:
    told = draw_lesson_picture(SPECS["no biases"], TRAININGS).picture.alt_text
    assert "bias" not in told
