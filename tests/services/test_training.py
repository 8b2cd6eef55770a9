"""/train at its limits: a clear sentence for each, and the numbers kept before they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.neural.spec import EPOCHS, HIDDEN_LAYERS, HIDDEN_UNITS, LEARNING_RATES, SEEDS
from bot.services.training import TrainingWish
from bot.tutor.errors import TutorError
from bot.tutor.records import Press
from tests.fakes import TiredTrainer

if TYPE_CHECKING:
    from tests.conftest import BuildApp

MOST_LAYERS = " ".join([str(HIDDEN_UNITS[1])] * HIDDEN_LAYERS)


@pytest.mark.parametrize(
    "wish",
    [
        TrainingWish(learning_rate=LEARNING_RATES[0]),
        TrainingWish(learning_rate=LEARNING_RATES[1]),
        TrainingWish(epochs=EPOCHS[0]),
        TrainingWish(epochs=EPOCHS[1]),
        TrainingWish(seed=SEEDS[0]),
        TrainingWish(seed=SEEDS[1]),
        TrainingWish(hidden="none"),
        TrainingWish(hidden=MOST_LAYERS),
    ],
)
def test_the_extremes_themselves_are_allowed(wish: TrainingWish) -> None:
    assert wish.spec().learning_rate == wish.learning_rate


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (TrainingWish(data="cats"), "data set can be moons, xor, circles, spiral"),
        (TrainingWish(learning_rate=0.0), "learning rate must lie between 1e-05 and 1,000"),
        (TrainingWish(learning_rate=-1.0), "you asked for -1"),
        (TrainingWish(learning_rate=1001.0), "you asked for 1,001"),
        (TrainingWish(learning_rate=float("nan")), "you asked for nan"),
        (TrainingWish(learning_rate=float("inf")), "you asked for inf"),
        (TrainingWish(epochs=0), "number of epochs must lie between 1 and 5,000"),
        (TrainingWish(epochs=5001), "you asked for 5,001"),
        (TrainingWish(seed=-1), "seed must lie between 0"),
        (TrainingWish(seed=2**31), "seed must lie between"),
        (TrainingWish(hidden="65"), "number of units in a layer must lie between 1 and 64"),
        (TrainingWish(hidden=MOST_LAYERS + " 1"), "at most 6 hidden layers; you asked for 7"),
        (TrainingWish(hidden="many"), "Write the hidden layers as numbers"),
    ],
)
def test_beyond_the_extremes_a_clear_sentence_says_the_range(
    wish: TrainingWish, words: str
) -> None:
    with pytest.raises(TutorError) as refused:
        wish.spec()
    assert words in str(refused.value)


async def test_a_finished_training_is_counted_before_it_is_told(
    build_app: BuildApp,
) -> None:
    services = build_app().bot.services
    scene = await services.training.train(Press(1, person=7), TrainingWish().spec())
    assert ("test right", "95%") in scene.numbers
    assert ("test loss", "0.700 → 0.200") in scene.numbers
    assert max(len(f"{'train right':<11}  {value}") for _, value in scene.numbers) <= 28
    assert (await services.progress.report(Press(2, person=7))).trainings == 1


async def test_the_same_press_trains_once(build_app: BuildApp) -> None:
    services = build_app().bot.services
    await services.training.train(Press(1, person=7), TrainingWish().spec())
    with pytest.raises(TutorError, match="on its way already"):
        await services.training.train(Press(1, person=7), TrainingWish().spec())


async def test_a_training_that_was_given_up_is_told_and_not_counted(build_app: BuildApp) -> None:
    services = build_app(trainer=TiredTrainer()).bot.services
    with pytest.raises(TutorError, match="took too long"):
        await services.training.train(Press(1, person=7), TrainingWish().spec())
    assert (await services.progress.report(Press(2, person=7))).trainings == 0
