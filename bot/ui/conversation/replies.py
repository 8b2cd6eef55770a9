"""The bot's replies to messages: sent once, and changed in place when the message was edited."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.services.newest import Newest
from bot.tutor.text import shortened
from bot.ui.errors import MOST_WORDS
from bot.ui.kit.cards import LESSONS, TRAINING, card
from bot.ui.kit.files import files_of
from bot.ui.kit.parts import carries, parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.services.scene import Scene
    from bot.trainings.news import Picture
    from bot.tutor.lab.runs import Run

log = logging.getLogger(__name__)

KEPT = 500  # messages whose replies are remembered
NEXT = 10  # messages after one in which the reply to it is looked for
NO_HISTORY = 160002  # Discord's code where the bot may write but not read what it replies to
UNREACHED = (discord.HTTPException, aiohttp.ClientError, OSError)


@dataclass(frozen=True, slots=True)
class ChatReply:
    """What is replied: the card of a scene with its pictures, or else words.

    `read` says that the text was read; `run` is an experiment that is launched after it.
    """

    view: discord.ui.LayoutView | None = None
    pictures: Sequence[Picture] = ()
    words: str = ""
    read: bool = True
    scene: Scene | None = None
    run: Run | None = None

    @property
    def message(self) -> dict[str, Any]:
        """Return it as it is sent in a new message."""
        if self.view is None:
            return {"content": shortened(self.words, MOST_WORDS)}
        return {"view": self.view, "files": files_of(self.pictures)}

    @property
    def change(self) -> dict[str, Any]:
        """Return it as it takes the place of another reply, which can only stay a card."""
        view = self.view or card(LESSONS, shortened(self.words, MOST_WORDS))
        return {"content": None, "view": view, "attachments": files_of(self.pictures)}


@dataclass(frozen=True, slots=True)
class KeptReply:
    """What is remembered of a message: its reply, how that stood last, and a sign of its text."""

    reply: int | None
    edited: datetime | None
    text: int
    read: bool


class Replies:
    """Remembers the last replies; those before a restart are found by what they refer to."""

    def __init__(self) -> None:
        self._kept = Newest[int, KeptReply](KEPT)

    def is_told(self, message: discord.Message) -> bool:
        """Return whether just this text of the message was replied to."""
        kept = self._kept.get(message.id)
        return kept is not None and kept.text == hash(message.content)

    def was_read(self, message: discord.Message) -> bool:
        """Return whether an earlier text of a message may have been read."""
        kept = self._kept.get(message.id)
        return kept is None or kept.read

    async def say(
        self, message: discord.Message, told: ChatReply, old: discord.Message | None = None
    ) -> None:
        """Reply to a message, in place of the `old` reply if that can be changed.

        What Discord refuses, because it is gone or there is no right to write, is only logged.
        """
        try:
            sent = await _changed(old, told) if old is not None else None
            sent = sent or await _sent(message, told)
        except UNREACHED as error:
            log.warning("A message could not be answered: %s", error)
            sent = None
        self._keep(message, told, sent)

    async def reply_to(self, message: discord.Message, me: int) -> discord.Message | None:
        """Find our reply to a message, as far as it still shows what was replied."""
        kept = self._kept.get(message.id)
        try:
            if kept is None:
                return await _found(message, me)
            if kept.reply is None:
                return None
            reply = await message.channel.fetch_message(kept.reply)
        except UNREACHED:  # gone, or there is no right to look
            return None
        return reply if reply.edited_at == kept.edited else None  # else a button turned it

    def _keep(
        self, message: discord.Message, told: ChatReply, sent: discord.Message | None
    ) -> None:
        reply, edited = (None, None) if sent is None else (sent.id, sent.edited_at)
        self._kept[message.id] = KeptReply(reply, edited, hash(message.content), told.read)


def is_newer(reply: discord.Message, message: discord.Message) -> bool:
    """Return whether a reply was made after the last change of the message."""
    made = reply.edited_at or reply.created_at
    return message.edited_at is not None and made > message.edited_at


async def _found(message: discord.Message, me: int) -> discord.Message | None:
    """Look through what came after a message; the words of others are not read."""
    async for later in message.channel.history(after=message, limit=NEXT):
        reference = later.reference
        if later.author.id == me and reference and reference.message_id == message.id:
            return later
    return None


async def _sent(message: discord.Message, told: ChatReply) -> discord.Message:
    """Send a reply; without the reference where the message is gone or may not be looked at."""
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(reference=reference, **told.message)
    except discord.HTTPException as refused:
        if refused.code != NO_HISTORY:
            raise
    return await message.channel.send(**told.message)


async def _changed(old: discord.Message, told: ChatReply) -> discord.Message | None:
    """Change a reply; None where it cannot be, and a new one is needed."""
    if _shows_training(old):
        return None
    try:
        return await old.edit(**told.change)
    except discord.HTTPException as refused:
        log.warning("A reply could not be changed: %s", refused)
        return None


def _shows_training(message: discord.Message) -> bool:
    """Return whether a card is one of a training, which goes on being edited."""
    return any(carries(part, TRAINING) for part in parts_of(message.components))
