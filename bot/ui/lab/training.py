"""Puts training into the bot: /train, its form, its buttons and its cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.services.lab.scenes import (
    PredictionScene,
    RunFailedScene,
    RunScene,
    RunWaitScene,
    TextScene,
)
from bot.ui.lab.buttons import (
    CancelButton,
    NumbersButton,
    PredictionButton,
    SweepButton,
    VariationButton,
    WhatHelpsButton,
)
from bot.ui.lab.cards import failed_card, prediction_card, run_card, text_card, wait_card
from bot.ui.lab.desk import show_owed
from bot.ui.lab.form import FormButton, TrainModal, open_form
from bot.ui.lab.train_command import train_command

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(FormButton, VariationButton, SweepButton, NumbersButton)
    bot.add_dynamic_items(PredictionButton, WhatHelpsButton, CancelButton)
    bot.add_room("train", open_form)
    bot.add_submission(TrainModal)
    bot.add_drawing(RunWaitScene, wait_card)
    bot.add_drawing(RunFailedScene, partial(failed_card, rooms=bot.rooms))
    bot.add_drawing(RunScene, partial(run_card, rooms=bot.rooms))
    bot.add_drawing(PredictionScene, prediction_card)
    bot.add_drawing(TextScene, text_card)
    bot.tree.add_command(train_command(bot.services.training.scenes.dials))
    bot.add_afterwards(show_owed)
