"""Answers a message that asks for trainings: words at once, a card for each, its picture later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.services.conversation.training_scenes import (
    StartedScene,
    StopTrainingScene,
    TrainingWordsScene,
)
from bot.ui.answering.answers import answer
from bot.ui.answering.content import content_of
from bot.ui.answering.posts import posted as post
from bot.ui.answering.posts import spot_of
from bot.ui.kit.cards import LAB, card, drawn
from bot.ui.kit.keys import run_in
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction

    from bot.ui.client import TutorBot


class CancelTrainingButton(PersistentButton, shape="talk-run-cancel:{run}"):
    """Cancel what is on its way; only whom it belongs to may."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        talk = services_of(interaction).training_talk
        scene = await talk.cancel(press_of(interaction), run_in(self.keys))
        content = drawn(interaction, scene)
        await answer(interaction, content, private=True, in_place=True)


class PauseTalkButton(PersistentButton, shape="talk-run-pause:{run}"):
    """Leave the training be."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        talk = services_of(interaction).training_talk
        scene = await talk.pause(press_of(interaction), run_in(self.keys))
        content = drawn(interaction, scene)
        await answer(interaction, content, private=True, in_place=True)


async def launch_trainings(bot: TutorBot, message: discord.Message, scene: StartedScene) -> None:
    """Post a card for each training that was begun, and launch them.

    A card becomes the training's picture when it ends, also after a restart. A training whose card
    could not be posted is done all the same, and shown at the person's next press.
    """
    posted: dict[int, int] = {}
    try:
        for run, wait in zip(scene.runs, scene.waits, strict=True):
            content, nonce = content_of(bot, wait), f"run-{run.id}-card"
            where, asked = spot_of(bot, message), message.to_reference(fail_if_not_exists=False)
            posted[run.id] = (await post(where, content, nonce, asked)).id
    finally:
        for run in scene.runs:
            place = (message.channel.id, posted[run.id]) if run.id in posted else (None, None)
            await bot.services.training_talk.launch(run, *place)


def stop_card(scene: StopTrainingScene) -> ui.LayoutView:
    buttons = [
        CancelTrainingButton.labelled(
            "Cancel the training", discord.ButtonStyle.danger, run=scene.run
        ),
        PauseTalkButton.labelled("Just pause talking", run=scene.run),
    ]
    return card(LAB, scene.words, buttons)


def words_card(scene: StartedScene | TrainingWordsScene) -> ui.LayoutView:
    return card(LAB, scene.words)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(CancelTrainingButton, PauseTalkButton)
    bot.add_drawing(StartedScene, words_card)
    bot.add_drawing(StopTrainingScene, stop_card)
    bot.add_drawing(TrainingWordsScene, words_card)
