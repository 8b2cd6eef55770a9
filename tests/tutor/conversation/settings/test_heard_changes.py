"""Changes of the last training, several trainings, experiments and animations."""

from __future__ import annotations

import pytest

from bot.trainings.spec import TrainingSpec
from bot.tutor.conversation.settings.shifts import base_of, request_of
from bot.tutor.conversation.settings.step import Shift, TrainingStep
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import TrainingRequest
from bot.tutor.lab.variations import TURNS
from tests.tutor.conversation.settings.hearing import SHIPPED, hear, only_step

BEFORE = TrainingSpec(hidden=(8,), learning_rate=0.3, epochs=300, noise=0.2, batch=10)
# A message, and what it makes of the settings before.
CHANGES = {
    "make it wider": {"hidden": "16"},
    "make it slower": {"learning_rate": "0.09999999999999999"},
    "make it a bit slower": {"learning_rate": "0.09999999999999999"},
    "make it deeper": {"hidden": "8 8"},
    "make it smaller": {"hidden": "4"},
    "make the network narrower": {"hidden": "4"},
    "make it twice as wide": {"hidden": "16"},
    "can you make the network wider": {"hidden": "16"},
    "a smaller network please": {"hidden": "4"},
    "and now wider": {"hidden": "16"},
    "add another hidden layer": {"hidden": "8 8"},
    "add 2 more layers": {"hidden": "8 8 8"},
    "add a layer": {"hidden": "8 8"},
    "one more layer": {"hidden": "8 8"},
    "remove one layer": {"hidden": "none"},
    "but with 3 layers": {"hidden": "8 8 8"},
    "give it more neurons": {"hidden": "16"},
    "make the hidden layer smaller": {"hidden": "4"},
    "half the rate": {"learning_rate": "0.15"},
    "halve the learning rate": {"learning_rate": "0.15"},
    "10x the learning rate": {"learning_rate": "3"},
    "learning rate times 10": {"learning_rate": "3"},
    "ten times the learning rate": {"learning_rate": "3"},
    "make the learning rate 10x": {"learning_rate": "3"},
    "what if i double the learning rate": {"learning_rate": "0.6"},
    "train with a third of the learning rate": {"learning_rate": "0.09999999999999999"},
    "a higher learning rate please": {"learning_rate": "0.8999999999999999"},
    "lower the learning rate": {"learning_rate": "0.09999999999999999"},
    "double the epochs": {"epochs": "600"},
    "more epochs": {"epochs": "900"},
    "train it longer": {"epochs": "900"},
    "make it 4 times longer": {"epochs": "1200"},
    "reduce the noise": {"noise": "10"},
    "again with less noise": {"noise": "10"},
    "make the batches smaller": {"batch": "5"},
    "do it again with more points": {"points": "400"},
    "same again with another seed": {"seed": "2"},
    "use a new seed": {"seed": "2"},
    "make it wider and slower": {"hidden": "16", "learning_rate": "0.09999999999999999"},
}


@pytest.mark.parametrize(("text", "settings"), CHANGES.items(), ids=CHANGES)
def test_a_change_is_worked_out_from_the_run_before(text: str, settings: dict[str, str]) -> None:
    step = only_step(text)
    assert step.on_last
    assert request_of(step, BEFORE, SHIPPED).given == settings


@pytest.mark.parametrize(
    ("text", "settings", "told"),
    [
        ("make it wider, 8 neurons", {"hidden": "8"}, ("hidden layers: 8",)),
        ("make it slower, rate 0.05", {"learning_rate": "0.05"}, ("learning rate: 0.05",)),
        ("more epochs, 500 epochs", {"epochs": "500"}, ("epochs: 500",)),
    ],
)
def test_what_is_said_outright_stands_for_a_change_of_the_same(
    text: str, settings: dict[str, str], told: tuple[str, ...]
) -> None:
    step = only_step(text)
    assert step.told == told
    assert step.on_last
    assert request_of(step, BEFORE, SHIPPED).given == settings


def test_a_change_that_goes_no_further_is_no_harm_beside_what_is_said_outright() -> None:
    widest = TrainingSpec(hidden=(64,))
    assert request_of(only_step("make it wider, 8 neurons"), widest, SHIPPED).given == {
        "hidden": "8"
    }


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("make it wider", "wider"), ("make it slower", "slower"), ("make it faster", "faster"),
        ("train longer", "longer"), ("another seed please", "seed"), ("same again", "repeat"),
        ("repeat the training", "repeat"), ("run it again", "repeat"), ("watch it", "watch"),
        ("watch it learn", "watch"), ("animate it", "watch"), ("can i watch it learn", "watch"),
        ("show me how it learns", "watch"), ("run it again but slower", "slower"),
    ],
)  # fmt: skip
def test_a_button_that_does_the_same_is_named(text: str, turn: str) -> None:
    assert only_step(text).turn == turn
    assert turn in {*TURNS, "watch"}
    assert only_step(text).on_last


@pytest.mark.parametrize(
    ("text", "sweep", "preset"),
    [
        ("compare three learning rates", "", "lr-trio"),
        ("compare learning rates", "rates", "lr-trio"),
        ("try several learning rates", "rates", "lr-trio"),
        ("sweep the learning rates", "rates", "lr-trio"),
        ("try different seeds", "seeds", ""),
        ("compare hidden layer sizes", "widths", ""),
        ("compare l2 penalties", "l2", ""),
        ("compare different batch sizes", "", "batch-noise"),
        ("show me overfitting", "", "overfit"),
        ("lets see overfitting", "", "overfit"),
        ("show me the remedies for overfitting", "", "remedies"),
        ("run the overfit experiment", "", "overfit"),
        ("open the digits experiment", "", "digits"),
        ("do the lr trio", "", "lr-trio"),
    ],
)
def test_several_at_once(text: str, sweep: str, preset: str) -> None:
    step = only_step(text)
    assert (step.sweep, step.preset) == (sweep, preset)


def test_then_is_another_training_of_the_one_before() -> None:
    heard = hear("train xor with 2 units then with 3 units")
    assert heard is not None
    first, second = heard.steps
    assert (first.request.given, first.on_last) == ({"data": "xor", "hidden": "2"}, False)
    assert (second.request.given, second.on_last) == ({"hidden": "3"}, True)


def test_a_third_training_is_not_taken_and_that_is_said() -> None:
    heard = hear("train on spirals, then slower, then wider")
    assert heard is not None
    assert len(heard.steps) == 2
    assert "more than two trainings at once" in heard.unclear[0]


def test_a_new_training_can_be_watched() -> None:
    heard = hear("train moons and let me watch")
    assert heard is not None
    assert [step.turn for step in heard.steps] == ["", "watch"]


@pytest.mark.parametrize(
    ("shift", "before", "words"),
    [
        (Shift("hidden", "times", 2.0), TrainingSpec(hidden=(64,)), "Wider layers than this"),
        (Shift("hidden", "times", 0.5), TrainingSpec(hidden=(1,)), "Narrower layers than this"),
        (Shift("hidden", "times", 0.5), TrainingSpec(hidden=()), "no hidden layer"),
        (Shift("hidden", "layers", -1.0), TrainingSpec(hidden=()), "no hidden layer"),
        (Shift("hidden", "layers", 1.0), TrainingSpec(hidden=(2,) * 6), "at most 6 hidden"),
        (Shift("learning_rate", "times", 3.0), TrainingSpec(learning_rate=1000.0), "as large as"),
        (Shift("epochs", "times", 0.1), TrainingSpec(epochs=1), "as small as it can be"),
        (Shift("l2", "times", 2.0), TrainingSpec(), "is 0 so far"),
        (Shift("optimizer", "times", 2.0), TrainingSpec(), "cannot be more or less"),
    ],
)
def test_what_goes_no_further_is_said(shift: Shift, before: TrainingSpec, words: str) -> None:
    with pytest.raises(TutorError, match=words):
        request_of(TrainingStep(shifts=(shift,)), before, SHIPPED)


def test_a_network_without_hidden_layers_gets_one() -> None:
    none = TrainingSpec(hidden=())
    for shift in (Shift("hidden", "times", 2.0), Shift("hidden", "layers", 1.0)):
        assert request_of(TrainingStep(shifts=(shift,)), none, SHIPPED).given == {"hidden": "4"}


def test_other_data_starts_from_what_suits_it() -> None:
    step = TrainingStep(TrainingRequest({"data": "spiral"}), on_last=True)
    assert base_of(step, BEFORE, SHIPPED).hidden == (16, 16)
    assert base_of(TrainingStep(), BEFORE, SHIPPED) is BEFORE
    assert base_of(TrainingStep(), None, SHIPPED).data == "moons"
    own = TrainingStep(TrainingRequest({"data": "my-flowers"}))
    assert base_of(own, None, SHIPPED).learning_rate == 0.3
