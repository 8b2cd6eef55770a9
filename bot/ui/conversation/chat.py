"""Talking to the tutor: in a DM, or in a server with a mention."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle
from discord.ext import commands

from bot.services.conversation.scenes import DoorsScene, HeardScene
from bot.services.conversation.training_scenes import StartedScene
from bot.tutor.text import plain
from bot.ui.conversation.training_replies import reply_with_trainings
from bot.ui.errors import explain_message
from bot.ui.game.buttons import ShowGameButton
from bot.ui.kit.cards import GAME, LESSONS, card
from bot.ui.kit.files import files_of, pictures_of
from bot.ui.kit.persistent import press_of_message
from bot.ui.kit.rooms import WHAT_NEXT, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Room
    from bot.ui.client import TutorBot

SAID = (discord.MessageType.default, discord.MessageType.reply)


class ChatCog(commands.Cog):
    def __init__(self, bot: TutorBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.type not in SAID or not self._is_for_us(message):
            return
        text = re.sub(r"<@!?\d+>", " ", message.content).strip()
        try:
            conversation = self.bot.services.conversation
            scene = await conversation.answer(press_of_message(message), text)
            if isinstance(scene, StartedScene):
                await reply_with_trainings(self.bot, message, scene)
                return
            files = files_of(pictures_of(scene))
            await message.reply(view=self.bot.draw(scene), files=files)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            await explain_message(message, error)

    def _is_for_us(self, message: discord.Message) -> bool:
        """Whether the message is in a DM or mentions the bot; replies to its cards do not count."""
        me = self.bot.user
        return message.guild is None or (
            me is not None and re.search(rf"<@!?{me.id}>", message.content) is not None
        )


def heard_card(scene: HeardScene) -> discord.ui.LayoutView:
    """Answer a correction that was typed in a channel, without showing the game there."""
    said = f"Heard: *{plain(scene.said)}*" if scene.said else scene.note
    button = ShowGameButton.labelled("Go on", ButtonStyle.primary, attempt=scene.attempt)
    return card(GAME, said, [button])


def doors_card(scene: DoorsScene, rooms: Sequence[Room]) -> discord.ui.LayoutView:
    """Offer the rooms to somebody who wrote in a channel; what they open is private."""
    line = (
        "Press **Train a network**, change a dial if you like, and send it off."
        if scene.training
        else "Here I am. Pick a room; what you do there is seen by you alone."
    )
    return card(LESSONS, line, WHAT_NEXT, *what_next(rooms))


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(HeardScene, heard_card)
    bot.add_drawing(DoorsScene, partial(doors_card, rooms=bot.rooms))
    await bot.add_cog(ChatCog(bot))
