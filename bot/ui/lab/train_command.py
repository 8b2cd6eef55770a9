"""/train, with an option for each dial that is one, and what is asked beside the dials."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.app_commands import Choice

from bot.services.lab.training import Prediction
from bot.tutor.lab.predictions import SURENESS, CurveShape
from bot.tutor.lab.requests import TrainingRequest
from bot.ui.kit.persistent import services_of
from bot.ui.lab.desk import start_run
from bot.ui.lab.dial_options import OtherOption, option_of, parameter

if TYPE_CHECKING:
    from bot.tutor.lab.dials.dial import Value
    from bot.tutor.lab.dials.dials import Dials
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

USUALLY_SURE = 70
HELP = {
    "predict": "Foretell the curve first; you alone get a score.",
    "sure": "How sure you are of that, in percent.",
    "other": "Any other dial as a pair: axis=log, precision=float32, l2=0.01.",
    "private": "Show the answer to you alone.",
}


def train_command(dials: Dials) -> app_commands.Command[Any, ..., None]:
    """Make the command; discord.py reads the options off the signature that is made here."""

    async def train(
        interaction: Interaction[Any],
        *,
        predict: str,
        sure: int,
        other: str,
        private: bool,
        **given: Value | None,
    ) -> None:
        chosen = {name: value for name, value in given.items() if value is not None}
        request = TrainingRequest(chosen, other)
        prediction = Prediction(predict, sure if predict else None)

        async def begin(press: Press, private: bool) -> Run:
            training = services_of(interaction).training
            return await training.train(press, request, private, prediction)

        await start_run(interaction, begin, private=private)

    vars(train)["__signature__"] = signature_of(dials)
    app_commands.describe(**HELP, **{dial.name: dial.help for dial in dials.options})(train)
    shapes = [Choice(name=shape.label, value=shape.value) for shape in CurveShape]
    percents = [Choice(name=f"{percent}%", value=percent) for percent in SURENESS]
    app_commands.choices(predict=shapes)(train)
    app_commands.choices(sure=percents)(train)
    words = "Train a tiny network and see its loss fall, or not."
    return app_commands.Command(name="train", description=words, callback=train)


def signature_of(dials: Dials) -> inspect.Signature:
    """List the options: first the dials of the form, then the prediction, then all others."""
    first = [option_of(dial) for dial in dials.options if dial.form is not None]
    others = [option_of(dial) for dial in dials.options if dial.form is None]
    return inspect.Signature(
        [
            inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD),
            *first,
            parameter("predict", "", str),
            parameter("sure", USUALLY_SURE, int),
            *others,
            parameter("other", "", OtherOption()),
            parameter("private", False, bool),
        ]
    )
