"""The form for a training, and the buttons that open it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.services.lab.training import Prediction
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.kept_names import PREDICTED_FIELD
from bot.tutor.errors import TutorError
from bot.tutor.lab.limits import number_in, whole_number_in
from bot.tutor.lab.predictions import CurveShape
from bot.tutor.lab.requests import TrainingRequest
from bot.ui.kit.cards import LAB, card
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of
from bot.ui.lab.desk import start_run

if TYPE_CHECKING:
    from bot.services.lab.past_runs import FormValues
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

NOT_SAID, SURE = "none", 70


@dataclass(frozen=True, slots=True)
class TypedRequest:
    """A training as people type it into the form. `run` is the earlier run it changes, else 0."""

    run: int = 0
    data: str = "moons"
    hidden: str = "8"
    rate: str = "1"
    epochs: str = "300"
    predicted: str = NOT_SAID

    def request(self) -> TrainingRequest:
        """Read every field. Raise TutorError for the first that should be a number and is none."""
        return TrainingRequest(
            data=self.data,
            hidden=self.hidden,
            learning_rate=number_in("learning rate", self.rate),
            epochs=whole_number_in("number of epochs", self.epochs),
        )

    @property
    def prediction(self) -> Prediction:
        is_predicted = self.predicted != NOT_SAID
        return Prediction(self.predicted, SURE) if is_predicted else Prediction()


class FormButton(PersistentButton, shape="lab:{run}:{data}:{hidden}:{rate}:{epochs}:{predicted}"):
    """Open the form for a training, filled in; with an empty `data`, with the dials of `run`."""

    @classmethod
    def of_run(cls, run: int) -> FormButton:
        return cls.of("Change a dial", TypedRequest(run, "", "", "", ""))

    @classmethod
    def of(cls, label: str, typed: TypedRequest) -> FormButton:
        return cls.labelled(
            label,
            run=typed.run,
            data=typed.data,
            hidden=typed.hidden,
            rate=typed.rate,
            epochs=typed.epochs,
            predicted=typed.predicted,
        )

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        keys = self.keys
        run = int(keys["run"])
        if keys["data"]:
            names = ("data", "hidden", "rate", "epochs", "predicted")
            typed = TypedRequest(run, *(keys[name] for name in names))
        else:
            values = await services_of(interaction).past_runs.form_values(
                press_of(interaction), run
            )
            typed = typed_from(run, values)
        await interaction.response.send_modal(TrainModal(typed))


def typed_from(run: int, values: FormValues) -> TypedRequest:
    return TypedRequest(run, values.data, values.hidden, values.rate, values.epochs)


async def open_form(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.send_modal(TrainModal(TypedRequest()))


class TrainModal(PersistentModal, shape="lab-form:{run}"):
    def __init__(self, typed: TypedRequest) -> None:
        super().__init__("Train a tiny network", run=typed.run)
        known = CATALOGUE.built_in
        names = known if typed.data in known else (typed.data, *known)
        data = [discord.SelectOption(label=n, value=n, default=n == typed.data) for n in names]
        self._ask("Data", "What to learn from.", ui.Select(custom_id="data", options=data))
        # What was typed must fit into the custom id of "Try again", 100 characters in all.
        for name, text, hint, value, longest in (
            ("hidden", "Hidden layers", "Units in each: 8, or 8 4, or none.", typed.hidden, 18),
            ("rate", "Learning rate", "How big each nudge is. Try 0.001, 1, 100.", typed.rate, 12),
            ("epochs", "Epochs", "How many rounds through the data.", typed.epochs, 8),
        ):
            field: ui.TextInput[Any] = ui.TextInput(
                custom_id=name, default=value, max_length=longest
            )
            self._ask(text, hint, field)
        predicted = [
            discord.SelectOption(label=label, value=value, default=value == typed.predicted)
            for value, label in ((NOT_SAID, "I just want to see"), *SHAPES)
        ]
        menu: ui.Select[Any] = ui.Select(custom_id=PREDICTED_FIELD, options=predicted)
        self._ask("Foretell the curve", "What will the loss do? You get a score.", menu)

    def _ask(self, text: str, hint: str, field: ui.Item[Any]) -> None:
        self.add_item(ui.Label(text=text, description=hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: discord.Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        names = ("data", "hidden", "rate", "epochs", PREDICTED_FIELD)
        texts = (values.get(name, "").replace(":", " ") for name in names)
        typed = TypedRequest(int(keys["run"]), *texts)

        async def begin(press: Press, private: bool) -> Run:
            training, request = services_of(interaction).training, typed.request()
            if typed.run:
                return await training.train_like(
                    press, typed.run, request, private, typed.prediction
                )
            return await training.train(press, request, private, typed.prediction)

        try:
            await start_run(interaction, begin, private=True)
        except TutorError as refused:  # "Try again" opens the form with what was typed
            if interaction.response.is_done():
                raise
            again = FormButton.of("Try again", typed)
            await interaction.response.send_message(
                view=card(LAB, str(refused), [again]), ephemeral=interaction.guild_id is not None
            )


SHAPES = tuple((shape.value, shape.label) for shape in CurveShape)
