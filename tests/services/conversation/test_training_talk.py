"""Training by talking: what a message starts, changes, reads and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.lab.training import Prediction
from bot.trainings.task import View
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import TrainingRequest
from tests.services.conversation.trainer import TalkingTrainer
from tests.services.lab.listening import BEN

if TYPE_CHECKING:
    from tests.conftest import BuildApp


@pytest.fixture
def talker(build_app: BuildApp) -> TalkingTrainer:
    return TalkingTrainer(build_app)


async def test_a_message_starts_a_training_and_one_behind_it(talker: TalkingTrainer) -> None:
    scene = await talker.say(
        "train on spirals with two layers of 8 and rate 0.3, then make it wider"
    )
    first, second = (job.task.spec for job in talker.engine.submitted)
    assert (first.data, first.hidden, first.learning_rate) == ("spiral", (8, 8), 0.3)
    assert (second.data, second.hidden, second.learning_rate) == ("spiral", (16, 16), 0.3)
    one, two = scene.runs
    assert scene.words.splitlines() == [
        f"**Run {one.id}**: data: spiral · hidden layers: 8, 8 · learning rate: 0.3",
        f"**Run {two.id}**, like run {one.id}: hidden layers: wider",
    ]
    assert [wait.run for wait in scene.waits] == [one.id, two.id]


async def test_what_is_said_again_changes_the_last_run_alone_where_it_says_so(
    talker: TalkingTrainer,
) -> None:
    await talker.say("train circles with 4 units and adam for 50 epochs")
    await talker.end()
    for text, field, value in (
        ("again with learning rate 3", "learning_rate", 3.0),
        ("make it slower", "learning_rate", 1.0),
        ("double the epochs", "epochs", 100),
        ("make it deeper", "hidden", (4, 4)),
        ("same again with another seed", "seed", 2),
        ("now with relu", "activation", "relu"),
        ("what if we add l2 0.01", "l2", 0.01),
        ("without hidden layers", "hidden", ()),
        ("with 3 layers", "hidden", (4, 4, 4)),
    ):
        await talker.say(text)
        assert getattr(talker.spec, field) == pytest.approx(value), text
        assert (talker.spec.data, talker.spec.optimizer) == ("circles", "adam")
        await talker.end()


async def test_other_data_brings_the_settings_that_suit_it(talker: TalkingTrainer) -> None:
    await talker.say("train circles with 4 units")
    await talker.end()
    await talker.say("the same on spirals")
    assert (talker.spec.data, talker.spec.hidden) == ("spiral", (16, 16))


@pytest.mark.parametrize(
    ("text", "request_of_command"),
    [
        ("train with learning rate 5000", TrainingRequest({"learning_rate": "5000"})),
        ("train with rate -1", TrainingRequest({"learning_rate": "-1"})),
        ("train with 99 units", TrainingRequest({"hidden": "99"})),
        ("train moons with 10 layers of 8", TrainingRequest({"hidden": "8 " * 9 + "8"})),
        ("train for 2.5 epochs", TrainingRequest({"epochs": "2.5"})),
        ("train on unicorns", TrainingRequest({"data": "unicorns"})),
        ("train with rmsprop", TrainingRequest({"optimizer": "rmsprop"})),
        ("train with 90% noise", TrainingRequest({"noise": "90"})),
        ("train with 5000 epochs, batch 1 and 2000 points",
         TrainingRequest({"epochs": "5000", "batch": "1", "points": "2000"})),
    ],
)  # fmt: skip
async def test_what_is_out_of_range_gets_the_sentence_of_the_command(
    talker: TalkingTrainer, text: str, request_of_command: TrainingRequest
) -> None:
    with pytest.raises(TutorError) as of_command:
        await talker.services.training.train(
            talker.press(), request_of_command, False, Prediction()
        )
    with pytest.raises(TutorError) as of_talk:
        await talker.say(text)
    assert str(of_talk.value) == str(of_command.value)
    assert not talker.engine.submitted


async def test_while_one_is_on_its_way_the_next_is_lined_up_with_its_settings(
    talker: TalkingTrainer,
) -> None:
    first = await talker.say("train xor with 3 units")
    second = await talker.say("make it wider")
    assert talker.spec.hidden == (6,)
    assert f"Run {first.runs[0].id} is on its way" in second.words
    with pytest.raises(TutorError, match="two trainings on their way"):
        await talker.say("make it slower")
    with pytest.raises(TutorError, match="one at a time"):
        await talker.services.training.train(talker.press(), TrainingRequest(), False, Prediction())
    await talker.say("train moons", BEN)


async def test_the_second_training_that_is_refused_does_not_stop_the_first(
    talker: TalkingTrainer,
) -> None:
    scene = await talker.say("train moons with 64 units then make it wider")
    assert len(scene.runs) == 1
    assert "The second training was not started. Wider layers than this" in scene.words


async def test_what_could_not_be_placed_is_said(talker: TalkingTrainer) -> None:
    scene = await talker.say("train moons with dropout 0.5 and 7 bananas")
    assert "I could not place “dropout 0.5” and “7 bananas”, so I left that out." in scene.words


async def test_without_an_earlier_run_settings_start_a_new_one_and_turns_say_why_not(
    talker: TalkingTrainer,
) -> None:
    for text in ("make it wider", "repeat the training", "watch it", "half the rate"):
        with pytest.raises(TutorError, match="You have trained nothing here yet"):
            await talker.say(text)
    scene = await talker.say("use adam and 200 epochs")
    assert (talker.spec.optimizer, talker.spec.epochs) == ("adam", 200)
    assert "like run" not in scene.words


@pytest.mark.parametrize(
    ("text", "view", "variants"),
    [
        ("compare three learning rates", View.SWEEP, 3),
        ("compare learning rates", View.SWEEP, 3),
        ("compare learning rates on spirals", View.SWEEP, 6),
        ("show me overfitting", View.TRAIN, 1),
        ("open the xor experiment", View.SWEEP, 3),
    ],
)
async def test_experiments_are_asked_for_in_words(
    talker: TalkingTrainer, text: str, view: View, variants: int
) -> None:
    await talker.say(text)
    task = talker.engine.submitted[-1].task
    assert (task.view, len(task.variants)) == (view, variants)


async def test_a_sweep_and_an_animation_are_of_the_last_run(talker: TalkingTrainer) -> None:
    await talker.say("train circles with rate 0.5")
    await talker.end()
    await talker.say("compare several learning rates")
    task = talker.engine.submitted[-1].task
    assert (task.view, task.spec.data, task.spec.learning_rate) == (View.SWEEP, "circles", 0.005)
    await talker.end()
    await talker.say("train xor")
    await talker.end()
    await talker.say("watch it learn")
    task = talker.engine.submitted[-1].task
    assert (task.view, task.spec.data) == (View.WATCH, "xor")
