"""The form for a training, and the buttons that open it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.services.lab.training import Prediction
from bot.trainings.kept_names import PREDICTED_FIELD
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.predictions import CurveShape
from bot.tutor.lab.requests import TrainingRequest, form_values
from bot.ui.answering.answers import open_modal
from bot.ui.kit.keys import run_in
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of
from bot.ui.lab.desk import start_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.lab.dials.dial import Dial, FormField
    from bot.tutor.lab.dials.dials import Dials
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

NOT_SAID, SURE = "none", 70
SHAPES = tuple((shape.value, shape.label) for shape in CurveShape)
LONGEST_PREDICTION = max(map(len, CurveShape)) + 1  # one more: what is cut stays unknown
PLACES = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class TypedRequest:
    """A training as people type it into the form: a text for each dial of the form, in order.

    `run` is the earlier run it changes, else 0.
    """

    run: int
    texts: tuple[str, ...]
    predicted: str = NOT_SAID

    def request(self, dials: Dials) -> TrainingRequest:
        return TrainingRequest(
            {dial.name: text for dial, text in zip(dials.in_form, self.texts, strict=True)}
        )

    @property
    def prediction(self) -> Prediction:
        is_predicted = self.predicted != NOT_SAID
        return Prediction(self.predicted, SURE) if is_predicted else Prediction()


class FormButton(PersistentButton, shape="lab:{run}:{first}:{second}:{third}:{fourth}:{predicted}"):
    """Open the form for a training, filled in; with no text at first, with the dials of `run`."""

    @classmethod
    def of_run(cls, run: int) -> FormButton:
        return cls.of("Change a dial", TypedRequest(run, ()))

    @classmethod
    def of(cls, label: str, typed: TypedRequest) -> FormButton:
        first, second, third, fourth, *_ = (*typed.texts, *("" for _ in PLACES))
        return cls.labelled(
            label,
            run=typed.run,
            first=first,
            second=second,
            third=third,
            fourth=fourth,
            predicted=typed.predicted,
        )

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        run, past_runs = run_in(self.keys), services_of(interaction).past_runs
        if self.keys["first"].strip():
            texts = tuple(self.keys[place] for place in PLACES)
        else:
            texts = await past_runs.form_values(press_of(interaction), run)
        typed = TypedRequest(run, texts, self.keys["predicted"])
        await open_modal(interaction, TrainModal(typed, past_runs.scenes.dials))


async def open_form(interaction: discord.Interaction[Any]) -> None:
    dials = services_of(interaction).training.scenes.dials
    typed = TypedRequest(0, form_values(dials, TrainingSpec()))
    await open_modal(interaction, TrainModal(typed, dials))


class TrainModal(PersistentModal, shape="lab-form:{run}"):
    def __init__(self, typed: TypedRequest, dials: Dials) -> None:
        super().__init__("Train a tiny network", run=typed.run)
        for dial, text in zip(dials.in_form, typed.texts, strict=False):
            if dial.form is not None:
                asked = asked_by(dial, dial.form, text)
                self._ask(dial.form.label, dial.form.hint, asked)
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
        training = services_of(interaction).training
        dials = training.scenes.dials
        typed = typed_in(dials, run_in(keys), values)

        async def begin(press: Press, private: bool) -> Run:
            request, prediction = typed.request(dials), typed.prediction
            if typed.run:
                return await training.train_like(press, typed.run, request, private, prediction)
            return await training.train(press, request, private, prediction)

        await start_run(interaction, begin, private=True)

    @classmethod
    async def again(cls, interaction: discord.Interaction[Any], keys: dict[str, str]) -> TrainModal:
        run, past_runs = run_in(keys), services_of(interaction).past_runs
        dials = past_runs.scenes.dials
        texts = form_values(dials, TrainingSpec())
        if run:
            texts = await past_runs.form_values(press_of(interaction), run)
        return cls(TypedRequest(run, texts), dials)


def asked_by(dial: Dial, form: FormField, text: str) -> ui.Item[Any]:
    """Make the field of a dial: a menu if it has choices, else a line to type in."""
    if not dial.choices:
        # What was typed must fit into the custom id of "Try again", 100 characters in all.
        return ui.TextInput(
            custom_id=form.id, default=text[: form.longest], max_length=form.longest
        )
    names = dial.choices if text in dial.choices or not text else (text, *dial.choices)
    options = [discord.SelectOption(label=n, value=n, default=n == text) for n in names]
    return ui.Select(custom_id=form.id, options=options)


def typed_in(dials: Dials, run: int, values: Mapping[str, str]) -> TypedRequest:
    """Read a submission; what Discord would not have let anybody type is cut."""
    texts = [
        values.get(dial.form.id, "").replace(":", " ")[: dial.form.longest]
        for dial in dials.in_form
        if dial.form is not None
    ]
    predicted = values.get(PREDICTED_FIELD, "").replace(":", " ")[:LONGEST_PREDICTION]
    return TypedRequest(run, tuple(texts), predicted)
