"""Talking to the tutor: in a DM, or in a server with a mention."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle
from discord.ext import commands

from bot.services.conversation.answer_scenes import ToldScene
from bot.services.conversation.pace import Heed
from bot.services.conversation.scenes import HeardScene, TrainDoorScene
from bot.services.conversation.training_scenes import StartedScene
from bot.services.in_order import InOrder
from bot.tutor.conversation.edge import let_in
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.errors import TutorError
from bot.ui.answering.files import pictures_of
from bot.ui.conversation.answers import post_experiment, stored_experiment
from bot.ui.conversation.for_us import is_edited_in_time, is_for_us, text_of_message
from bot.ui.conversation.replies import ChatReply, Replies, is_newer
from bot.ui.conversation.training_replies import launch_trainings
from bot.ui.errors import words_for
from bot.ui.game.buttons import ShowGameButton
from bot.ui.kit.cards import GAME, LESSONS, card
from bot.ui.kit.persistent import press_of_message
from bot.ui.kit.rooms import WHAT_NEXT, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Room
    from bot.ui.client import TutorBot

TOO_FAST = (
    "That is a lot at once: your last message was not read, and nothing you did before is lost. "
    "I read on in about {seconds} seconds; please send it again then."
)


class ChatCog(commands.Cog):
    def __init__(self, bot: TutorBot) -> None:
        self.bot = bot
        self.replies, self.lines = Replies(), InOrder()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if is_for_us(message, self._me):
            await self._hear(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer a message anew in place when its author changes it soon."""
        message = payload.message
        if is_edited_in_time(message) and is_for_us(message, self._me):
            await self._hear(message, edited=True)

    async def _hear(self, message: discord.Message, *, edited: bool = False) -> None:
        """Answer a message in its turn, unless just this text of it was answered already."""
        heed = self._heed(message)
        if heed is Heed.SILENT:
            return
        self.bot.duty.enter()
        async with self.lines.turn(message.author.id):
            if self.replies.is_told(message):
                return
            old = await self.replies.reply_to(message, self._me) if edited else None
            if old is not None and is_newer(old, message):
                return
            await self.replies.say_unsaid(self.bot, message)
            again = edited and self.replies.was_read(message)
            reply = await self._reply(message, heed, edited=again)
            if reply is not None:
                await self.replies.say(self.bot, message, reply, old)
            await self._begin(message, reply)

    async def _reply(
        self, message: discord.Message, heed: Heed, *, edited: bool
    ) -> ChatReply | None:
        """Work out what is replied. None for what Discord itself refuses, which is logged."""
        read = False
        try:
            text = self._text(message, heed)
            read = True
            press = press_of_message(message)
            scene = await self.bot.services.conversation.answer(press, text, edited=edited)
            run = None
            if isinstance(scene, ToldScene):
                scene, run = await stored_experiment(self.bot, press, scene, edited=edited)
            return ChatReply(self.bot.draw(scene), pictures_of(scene), scene=scene, run=run)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            words = words_for(error)
            return ChatReply(words=words, read=read) if words else None

    async def _begin(self, message: discord.Message, reply: ChatReply | None) -> None:
        """Begin the trainings that a reply speaks of; the cards they need come after it."""
        scene = None if reply is None else reply.scene
        try:
            if isinstance(scene, StartedScene):
                await launch_trainings(self.bot, message, scene)
            elif reply is not None and reply.run is not None:
                await post_experiment(self.bot, message, reply.run)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            words = words_for(error)
            if words:
                await self.replies.say(self.bot, message, ChatReply(words=words))

    def _heed(self, message: discord.Message) -> Heed:
        """Return how a message is heeded: one that tells of danger is read at any pace."""
        heed = self.bot.services.pace.take(message.author.id)
        if heed is Heed.READ:
            return heed
        heard = self.bot.services.answers.heard(let_in(message.content))
        return Heed.READ if heard is TroubleKind.DANGER else heed

    def _text(self, message: discord.Message, heed: Heed) -> str:
        """Return what is read of a message. Raise TutorError where nothing is."""
        if heed is Heed.TELL:
            raise TutorError(TOO_FAST.format(seconds=self.bot.services.pace.rest))
        self.bot.duty.check()
        return text_of_message(message)

    @property
    def _me(self) -> int:
        return self.bot.user.id if self.bot.user is not None else 0


def heard_card(scene: HeardScene) -> discord.ui.LayoutView:
    """Answer a correction that was typed in a channel, without showing the game there.

    It repeats nothing: what it says stays when its author deletes what they wrote.
    """
    said = "I heard you: your correction is in your game." if scene.said else scene.note
    button = ShowGameButton.labelled("Go on", ButtonStyle.primary, attempt=scene.attempt)
    return card(GAME, said, [button])


def train_door_card(_scene: TrainDoorScene, rooms: Sequence[Room]) -> discord.ui.LayoutView:
    """Offer the form of a training, and the other rooms."""
    line = "Press **Train a network**, change a dial if you like, and send it off."
    return card(LESSONS, line, WHAT_NEXT, *what_next(rooms))


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(HeardScene, heard_card)
    bot.add_drawing(TrainDoorScene, partial(train_door_card, rooms=bot.rooms))
    await bot.add_cog(ChatCog(bot))
