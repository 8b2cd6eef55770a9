"""The form for a training, and how its answer is posted."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.neural.spec import DATA_SETS
from bot.services.training import TrainingWish
from bot.tutor.errors import TutorError
from bot.tutor.lab import number_in, whole_number_in
from bot.ui.persistent import PersistentButton, PersistentModal, bot_of, press_of, services_of
from bot.ui.show import LAB, card

if TYPE_CHECKING:
    from bot.neural.spec import TrainingSpec

PICTURE = "loss.png"


@dataclass(frozen=True, slots=True)
class TypedWish:
    """A training as people type it into the form."""

    data: str
    hidden: str
    learning_rate: str
    epochs: str
    seed: str

    def spec(self) -> TrainingSpec:
        """Read and check every field. Raise TutorError about the first thing amiss."""
        return TrainingWish(
            data=self.data,
            hidden=self.hidden,
            learning_rate=number_in("learning rate", self.learning_rate),
            epochs=whole_number_in("number of epochs", self.epochs),
            seed=whole_number_in("seed", self.seed),
        ).spec()


DEFAULT_WISH = TypedWish("moons", "8", "1", "300", "1")


class LabButton(PersistentButton, shape="lab:{data}:{hidden}:{rate}:{epochs}:{seed}"):
    """Open the form for a training, filled in."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        keys = self.keys
        wish = TypedWish(keys["data"], keys["hidden"], keys["rate"], keys["epochs"], keys["seed"])
        await interaction.response.send_modal(TrainModal(wish))


def lab_button(label: str = "Train a network", wish: TypedWish = DEFAULT_WISH) -> LabButton:
    return LabButton.labelled(
        label,
        data=wish.data,
        hidden=wish.hidden,
        rate=wish.learning_rate,
        epochs=wish.epochs,
        seed=wish.seed,
    )


class TrainModal(PersistentModal, shape="lab-form"):
    def __init__(self, wish: TypedWish) -> None:
        super().__init__("Train a tiny network")
        choices = [
            discord.RadioGroupOption(label=name, value=name, default=name == wish.data)
            for name in DATA_SETS
        ]
        self.add_item(
            ui.Label(
                text="Data",
                description="Two kinds of points to tell apart.",
                component=ui.RadioGroup(custom_id="data", options=choices),
            )
        )
        for name, text, hint, value in (
            ("hidden", "Hidden layers", "Units in each: 8, or 8 4, or none.", wish.hidden),
            (
                "rate",
                "Learning rate",
                "How big each nudge is. Try 0.001, 1, 100.",
                wish.learning_rate,
            ),
            ("epochs", "Epochs", "How many rounds through the data.", wish.epochs),
            ("seed", "Seed", "The same seed gives the same numbers.", wish.seed),
        ):
            field: ui.TextInput[Any] = ui.TextInput(custom_id=name, default=value, max_length=20)
            self.add_item(ui.Label(text=text, description=hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: discord.Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        typed = (values.get(name, "") for name in ("data", "hidden", "rate", "epochs", "seed"))
        wish = TypedWish(*(text.replace(":", " ") for text in typed))
        try:
            spec = wish.spec()
        except TutorError as refused:  # not left to errors.py: what was typed goes back in the form
            again = lab_button("Try again", wish)
            await interaction.response.send_message(
                view=card(LAB, str(refused), [again]), ephemeral=interaction.guild_id is not None
            )
        else:
            await answer_training(interaction, spec, private=True)


async def answer_training(
    interaction: discord.Interaction[Any], spec: TrainingSpec, *, private: bool
) -> None:
    """Acknowledge at once, train elsewhere, answer with the picture and its numbers."""
    private = private and interaction.guild_id is not None
    await interaction.response.defer(thinking=True, ephemeral=private)
    scene = await services_of(interaction).training.train(press_of(interaction), spec)
    picture = discord.File(io.BytesIO(scene.picture), filename=PICTURE, description=scene.alt_text)
    await interaction.followup.send(
        view=bot_of(interaction).draw(scene), file=picture, ephemeral=private
    )
