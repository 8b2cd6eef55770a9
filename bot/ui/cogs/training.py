"""/train: a tiny network, trained elsewhere; the answer is a picture one can also read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import Interaction, app_commands, ui
from discord.ext import commands

from bot.neural.spec import EPOCHS, LEARNING_RATES, SEEDS
from bot.services.training import TrainingWish
from bot.tutor.scenes import TrainingScene
from bot.ui.lab import PICTURE, LabButton, TrainModal, TypedWish, answer_training, lab_button
from bot.ui.next import WHAT_NEXT, rooms
from bot.ui.show import LAB, card

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


def training_card(scene: TrainingScene) -> ui.LayoutView:
    width = max(len(name) for name, _ in scene.numbers)
    table = "\n".join(f"{name:<{width}}  {value}" for name, value in scene.numbers)
    item = discord.MediaGalleryItem(f"attachment://{PICTURE}", description=scene.alt_text)
    return card(
        LAB,
        f"### {scene.title}\n{scene.reading}",
        ui.MediaGallery(item),
        f"```\n{table}\n```",
        [lab_button("Change a dial", TypedWish(*scene.dials))],
        WHAT_NEXT,
        rooms("Train a network"),
    )


class TrainingCog(commands.Cog):
    @app_commands.command(description="Train a tiny network and see its loss fall, or not.")
    @app_commands.describe(
        data="The points to tell apart: moons, xor, circles or spiral.",
        hidden="Units in each hidden layer: 8, or 8 4 for two layers, or none.",
        learning_rate="How big each nudge is. Try 0.001, 1 and 100.",
        epochs="How many rounds through the training points.",
        seed="The same seed gives the same numbers.",
        private="Show the answer to you alone.",
    )
    async def train(  # noqa: PLR0913, PLR0917 - Discord reads the options off this list
        self,
        interaction: Interaction[Any],
        data: Literal["moons", "xor", "circles", "spiral"] = "moons",
        hidden: str = "8",
        learning_rate: app_commands.Range[float, LEARNING_RATES[0], LEARNING_RATES[1]] = 1.0,
        epochs: app_commands.Range[int, EPOCHS[0], EPOCHS[1]] = 300,
        seed: app_commands.Range[int, SEEDS[0], SEEDS[1]] = 1,
        private: bool = False,
    ) -> None:
        spec = TrainingWish(data, hidden, learning_rate, epochs, seed).spec()
        await answer_training(interaction, spec, private=private)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(LabButton)
    bot.add_submission(TrainModal)
    bot.add_drawing(TrainingScene, training_card)
    await bot.add_cog(TrainingCog())
