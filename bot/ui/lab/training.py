"""/train: a tiny network, trained in another process; the answer is a picture with its numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from discord import Interaction, app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.services.lab.scenes import RunFailedScene, RunScene, RunWaitScene, TextScene
from bot.services.lab.training import Prediction
from bot.trainings.spec import BATCHES, EPOCHS, LEARNING_RATES, PATIENCE, PENALTIES, POINTS, SEEDS
from bot.tutor.lab.predictions import SURENESS
from bot.tutor.lab.requests import TrainingRequest
from bot.ui.kit.persistent import press_of, services_of
from bot.ui.lab.buttons import CancelButton, NumbersButton, SweepButton, VariationButton
from bot.ui.lab.cards import failed_card, run_card, text_card, wait_card
from bot.ui.lab.desk import RunDesk, show_owed, start_run
from bot.ui.lab.form import SHAPES, FormButton, TrainModal, open_form

if TYPE_CHECKING:
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot

Rate = app_commands.Range[float, LEARNING_RATES[0], LEARNING_RATES[1]]
Penalty = app_commands.Range[float, PENALTIES[0], PENALTIES[1]]
ALL_INPUTS = ("x1 x2", "x1 x2 x1*x2", "x1 x2 x1^2 x2^2", "x1 x2 sin(x1) sin(x2)", "all")


class TrainingCog(commands.Cog):
    @app_commands.command(description="Train a tiny network and see its loss fall, or not.")
    @app_commands.describe(
        data="What to learn from: a built-in data set, or your own from /data add.",
        hidden="Units in each hidden layer: 8, or 8 4 for two layers, or none.",
        learning_rate="How big each nudge is. Try 0.001, 1 and 100.",
        epochs="How many rounds through the training points.",
        predict="Foretell the curve first; you get a score.",
        sure="How sure you are of that, in percent.",
        activation="What each hidden unit does to its sum.",
        optimizer="How a slope becomes a step.",
        batch="Points for each step; 0 is all at once.",
        loss="What measures how wrong a prediction is.",
        schedule="How the learning rate changes on the way.",
        l1="L1 penalty: pushes small weights to zero.",
        l2="L2 penalty, or weight decay: keeps weights small.",
        patience="Early stopping: end after so many rounds without a better validation loss.",
        validation="Percent of the training points held out for validation.",
        points="How many points there are.",
        noise="Blur of points that are drawn, in percent; measured data stays as it is.",
        flips="Percent of the training labels that are turned wrong.",
        train_share="Percent of the points to train on; the others are the test.",
        inputs="What the network sees of points on a plane, such as x1 x2 x1*x2.",
        text="What the network sees of sentences: signals of style, or words.",
        start="The weights at the start.",
        precision="Digits of every number: 64 bits, or 32 and faster.",
        seed="The same seed gives the same numbers.",
        private="Show the answer to you alone.",
    )
    @app_commands.choices(predict=[Choice(name=label, value=value) for value, label in SHAPES])
    @app_commands.choices(sure=[Choice(name=f"{percent} %", value=percent) for percent in SURENESS])
    async def train(  # noqa: PLR0913, PLR0917 - Discord reads the options off this list
        self,
        interaction: Interaction[Any],
        data: str = "moons",
        hidden: str | None = None,
        learning_rate: Rate | None = None,
        epochs: app_commands.Range[int, EPOCHS[0], EPOCHS[1]] | None = None,
        predict: str = "",
        sure: int = 70,
        activation: Literal["tanh", "relu", "sigmoid", "linear"] | None = None,
        optimizer: Literal["sgd", "momentum", "adam"] | None = None,
        batch: app_commands.Range[int, BATCHES[0], BATCHES[1]] | None = None,
        loss: Literal["cross-entropy", "squared"] | None = None,
        schedule: Literal["constant", "step", "cosine"] | None = None,
        l1: Penalty | None = None,
        l2: Penalty | None = None,
        patience: app_commands.Range[int, PATIENCE[0], PATIENCE[1]] | None = None,
        validation: app_commands.Range[int, 0, 50] | None = None,
        points: app_commands.Range[int, POINTS[0], POINTS[1]] | None = None,
        noise: app_commands.Range[int, 0, 50] | None = None,
        flips: app_commands.Range[int, 0, 50] | None = None,
        train_share: app_commands.Range[int, 10, 90] | None = None,
        inputs: str | None = None,
        text: Literal["signals", "words"] | None = None,
        start: Literal["random", "zero", "constant"] | None = None,
        precision: Literal["float64", "float32"] | None = None,
        seed: app_commands.Range[int, SEEDS[0], SEEDS[1]] | None = None,
        private: bool = False,
    ) -> None:
        asked = locals()
        request = TrainingRequest(**{name: asked[name] for name in TrainingRequest.__slots__})
        prediction = Prediction(predict, sure if predict else None)

        async def begin(press: Press, private: bool) -> Run:
            return await services_of(interaction).training.train(
                press, request, private, prediction
            )

        await start_run(interaction, begin, private=private)

    @train.autocomplete("data")
    async def _data(self, interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
        own_data = services_of(interaction).own_data
        names = await own_data.suggest(press_of(interaction), typed, built_in=True)
        return [Choice(name=name, value=name) for name in names]

    @train.autocomplete("inputs")
    async def _inputs(self, _interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
        return [Choice(name=t, value=t) for t in ALL_INPUTS if t.startswith(typed)]


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(FormButton, VariationButton, SweepButton, NumbersButton, CancelButton)
    bot.add_room("train", open_form)
    bot.add_submission(TrainModal)
    bot.add_drawing(RunWaitScene, wait_card)
    bot.add_drawing(RunFailedScene, partial(failed_card, rooms=bot.rooms))
    bot.add_drawing(RunScene, partial(run_card, rooms=bot.rooms))
    bot.add_drawing(TextScene, text_card)
    await bot.add_cog(TrainingCog())
    bot.services.following.tell = RunDesk(bot).tell
    bot.add_afterwards(show_owed)
