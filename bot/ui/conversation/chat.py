"""Talking to the tutor: in a DM, or in a server with a mention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle
from discord.ext import commands

from bot.tutor.conversation.understanding import Intent, understand
from bot.tutor.people import Press
from bot.tutor.text import plain
from bot.ui.errors import explain_message
from bot.ui.game.games import ShowGameButton
from bot.ui.kit.cards import GAME, LESSONS, card
from bot.ui.kit.rooms import WHAT_NEXT, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.game.scenes import GameScene
    from bot.services.scene import Room, Scene
    from bot.tutor.conversation.understanding import Understood
    from bot.ui.client import TutorBot

SAID = (discord.MessageType.default, discord.MessageType.reply)


class ChatCog(commands.Cog):
    def __init__(self, bot: TutorBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.type not in SAID or not self._is_for_us(message):
            return
        try:
            await message.reply(view=await self._answer(message))
        except Exception as error:  # noqa: BLE001 - the edge of the program
            await explain_message(message, error)

    def _is_for_us(self, message: discord.Message) -> bool:
        """Whether the message is in a DM or mentions the bot; replies to its cards do not count."""
        me = self.bot.user
        return message.guild is None or (
            me is not None and re.search(rf"<@!?{me.id}>", message.content) is not None
        )

    async def _answer(self, message: discord.Message) -> discord.ui.LayoutView:
        text = re.sub(r"<@!?\d+>", " ", message.content).strip()
        guild = message.guild.id if message.guild else None
        press = Press(message.id, message.author.id, guild)
        understood = understand(text)
        game = await self._game(press, understood)
        if game is not None:
            return self.bot.draw(game) if guild is None else heard_card(game)
        if understood.intent is Intent.EXPLAIN:
            return self.bot.draw(self.bot.services.guide.explain(understood.word))
        scene = await self._scene(press, understood.intent) if guild is None else None
        return self.bot.draw(scene) if scene else doors_card(understood.intent, self.bot.rooms)

    async def _game(self, press: Press, understood: Understood) -> GameScene | None:
        """Take the message for a correction if it is one, or if its intent is unknown."""
        if understood.intent not in {Intent.CORRECT, Intent.OTHER}:
            return None
        return await self.bot.services.games.hear(press, understood.correction)

    async def _scene(self, press: Press, intent: Intent) -> Scene | None:
        """Return the scene that answers a message in a DM, where nobody else reads it."""
        services = self.bot.services
        if intent is Intent.LEARN:
            return await services.lessons.resume(press)
        if intent is Intent.PLAY:
            return await services.games.resume(press)
        if intent is Intent.PROGRESS:
            return await services.progress.report(press)
        return None if intent is Intent.TRAIN else services.guide.help()


def heard_card(scene: GameScene) -> discord.ui.LayoutView:
    """Answer a correction that was typed in a channel, without showing the game there."""
    said = f"Heard: *{plain(scene.said)}*" if scene.said else scene.note
    button = ShowGameButton.labelled("Go on", ButtonStyle.primary, attempt=scene.attempt)
    return card(GAME, said, [button])


def doors_card(intent: Intent, rooms: Sequence[Room]) -> discord.ui.LayoutView:
    """Offer the rooms to somebody who wrote in a channel; what they open is private."""
    line = (
        "Press **Train a network**, change a dial if you like, and send it off."
        if intent is Intent.TRAIN
        else "Here I am. Pick a room; what you do there is seen by you alone."
    )
    return card(LESSONS, line, WHAT_NEXT, *what_next(rooms))


async def setup(bot: TutorBot) -> None:
    await bot.add_cog(ChatCog(bot))
