"""Settings that are said outright, in many people's words and with their slips."""

from __future__ import annotations

import pytest

from tests.tutor.conversation.settings.hearing import given, hear, only_step

# A message, and what each setting becomes: unchecked, as it was typed.
NEW = {
    "train on moons": {"data": "moons"},
    "train xor without hidden layer": {"data": "xor", "hidden": "none"},
    "train on spirls with learing rate 0.3 and 100 epocs": {
        "data": "spiral", "learning_rate": "0.3", "epochs": "100"},
    "train with two hiden layers of eight": {"hidden": "8 8"},
    "trian on moons wiht 200 epohcs": {"data": "moons", "epochs": "200"},
    "train on cirlces with leraning rate 0.1": {"data": "circles", "learning_rate": "0.1"},
    "run a training with a learnign rate of 0,03": {"learning_rate": "0,03"},
    "train moons with 8 and 4": {"data": "moons", "hidden": "8 4"},
    "train circles 16x16": {"data": "circles", "hidden": "16 16"},
    "train moons with 2x8": {"data": "moons", "hidden": "8 8"},
    "train a 2-8-8-1 network on xor": {"data": "xor", "hidden": "8 8"},
    "train with a rate of one third": {"learning_rate": "0.3333333333333333"},
    "train with rate 1/3": {"learning_rate": "0.333333"},
    "train with rate 0,3": {"learning_rate": "0,3"},
    "train with 1,000 epochs": {"epochs": "1,000"},
    "train with 2k epochs": {"epochs": "2000"},
    "train moons with step size 0.5, 20 neurons": {
        "data": "moons", "learning_rate": "0.5", "hidden": "20"},
    "can you train a network on spiral with relu and adam, batch 10?": {
        "data": "spiral", "activation": "relu", "optimizer": "adam", "batch": "10"},
    "yo train a net on the circles pls": {"data": "circles"},
    "can u train smth on xor with like 3 neurons": {"data": "xor", "hidden": "3"},
    "i wanna train on spiral w 2 hidden layers of 16 neurons each": {
        "data": "spiral", "hidden": "16 16"},
    "please train a network on the moons data with a learning rate of 0.05 for 500 epochs": {
        "data": "moons", "learning_rate": "0.05", "epochs": "500"},
    "train digits with 64 hidden units for 30 epochs, batch size 32 and lr = 0.5": {
        "data": "digits", "hidden": "64", "epochs": "30", "batch": "32", "learning_rate": "0.5"},
    "train with hidden = 16, lr=0.03, epochs=600, data=spiral": {
        "hidden": "16", "learning_rate": "0.03", "epochs": "600", "data": "spiral"},
    "train moons with learning_rate=0.5": {"data": "moons", "learning_rate": "0.5"},
    "fit the penguins with 20 hidden units": {"data": "penguins", "hidden": "20"},
    "train on gaussian blobs, rate 0.1, no hidden layers": {
        "data": "gauss", "learning_rate": "0.1", "hidden": "none"},
    "learning rate 0.3, 2 layers of 8, spirals": {
        "learning_rate": "0.3", "hidden": "8 8", "data": "spiral"},
    "hidden 8 4 and adam on moons": {"hidden": "8 4", "optimizer": "adam", "data": "moons"},
    "start a training on xor with 3 hidden units": {"data": "xor", "hidden": "3"},
    "start training on the spiral": {"data": "spiral"},
    "make a network with 3 nodes and train it on xor": {"hidden": "3", "data": "xor"},
    "build a network with two layers of 5 for the circles": {"hidden": "5 5", "data": "circles"},
    "train with 32 neurons in each of 2 layers": {"hidden": "32 32"},
    "train with two hidden layers 8 wide": {"hidden": "8 8"},
    "train with three layers of 8, 4 and 2": {"hidden": "8 4 2"},
    "train with weight decay 0.001": {"l2": "0.001"},
    "train with noise 20% and 100 points": {"noise": "20", "points": "100"},
    "train with noise 0.3": {"noise": "30"},
    "train without noise": {"noise": "0"},
    "train on moons with 10% wrong labels": {"data": "moons", "flips": "10"},
    "train on circles with inputs x1^2 x2^2": {"data": "circles", "inputs": "x1^2 x2^2"},
    "train with cosine schedule": {"schedule": "cosine"},
    "train moons with squared error loss": {"data": "moons", "loss": "squared"},
    "train on xor with zero start": {"data": "xor", "start": "zero"},
    "train with random seed 5": {"seed": "5"},
    "train with constant learning rate 0.1": {"learning_rate": "0.1"},
    "train for 1000 epochs": {"epochs": "1000"},
    "i would like to train a network with learning rate two": {"learning_rate": "2"},
    "hey nudge train something on circles": {"data": "circles"},
    "could you please train on xor for 2000 rounds": {"data": "xor", "epochs": "2000"},
    "train on unicorns": {"data": "unicorns"},
    "train on my-flowers with rate 5000": {"data": "my-flowers", "learning_rate": "5000"},
    "train with activation swish": {"activation": "swish"},
    "use the circles data": {"data": "circles"},
    "try the spiral": {"data": "spiral"},
}  # fmt: skip
LIKE_THE_LAST = {
    "again with learning rate 3": {"learning_rate": "3"},
    "use adam and 200 epochs": {"optimizer": "adam", "epochs": "200"},
    "what if we add l2 0.01": {"l2": "0.01"},
    "no hidden layer this time": {"hidden": "none"},
    "with lr 0.1": {"learning_rate": "0.1"},
    "lets use 32 neurons": {"hidden": "32"},
    "set epochs to 500": {"epochs": "500"},
    "change the learning rate to 0.05": {"learning_rate": "0.05"},
    "set the learning rate to 1e-3": {"learning_rate": "1e-3"},
    "use rmsprop": {"optimizer": "rmsprop"},
    "now with relu": {"activation": "relu"},
    "same but with tanh": {"activation": "tanh"},
    "what happens if i use a learning rate of 100": {"learning_rate": "100"},
    "how about 2000 epochs": {"epochs": "2000"},
    "do it again with seed 7": {"seed": "7"},
    "the same with 4 units": {"hidden": "4"},
    "train it again with 16 units": {"hidden": "16"},
    "increase the epochs to 900": {"epochs": "900"},
    "remove the hidden layer": {"hidden": "none"},
    "use two hidden layers with 10 units each": {"hidden": "10 10"},
    "with early stopping 20 and validation 25%": {"patience": "20", "validation": "25"},
    "switch to relu": {"activation": "relu"},
    "use adam instead": {"optimizer": "adam"},
    "do the same on circles": {"data": "circles"},
    "and with 64 units?": {"hidden": "64"},
    "use float32": {"precision": "float32"},
}


@pytest.mark.parametrize(("text", "settings"), NEW.items(), ids=NEW)
def test_settings_of_a_new_training(text: str, settings: dict[str, str]) -> None:
    assert given(text) == settings
    assert not only_step(text).on_last


@pytest.mark.parametrize(("text", "settings"), LIKE_THE_LAST.items(), ids=LIKE_THE_LAST)
def test_settings_that_change_the_last_training(text: str, settings: dict[str, str]) -> None:
    assert given(text) == settings
    assert only_step(text).on_last


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("train on moons with dropout 0.5", "dropout 0.5"),
        ("train on moons 5 bananas", "5 bananas"),
        ("train moons with rate 0.3 and rate 0.5", "a second learning rate, 0.5"),
        ("train moons with a learning rate", "learning rate (which number?)"),
        ("train moons with 100 more epochs", "100 more epochs"),
        ("train xor with 7", "7"),
    ],
)
def test_what_cannot_be_placed_is_told(text: str, unclear: str) -> None:
    heard = hear(text)
    assert heard is not None
    assert unclear in heard.unclear


def test_own_data_is_known_by_its_name_however_it_is_written() -> None:
    heard = hear("train on My Flowers with adam", "my-flowers")
    assert heard is not None
    assert heard.steps[0].request.given == {"data": "my-flowers", "optimizer": "adam"}


def test_settings_are_told_in_the_words_of_the_cards() -> None:
    heard = hear(
        "train on spirals with two layers of 8 and rate 0.3, noise 0.1, then make it wider"
    )
    assert heard is not None
    assert tuple(told for step in heard.steps for told in step.told) == (
        "data: spiral", "hidden layers: 8, 8", "learning rate: 0.3", "noise: 10 %",
        "hidden layers: wider",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["train " + "a " * 5000, "8 and " * 2000, "x" * 10_000, "train on " * 1200, "9" * 9000,
     "rate 3 " * 1500, "then " * 2000, "1x" * 5000, "train \u0130 \ud800 rate 3", "", " \n"],
    ids=range(11),
)  # fmt: skip
def test_long_and_odd_messages_are_read_without_harm(text: str) -> None:
    hear(text, about_run=True)
