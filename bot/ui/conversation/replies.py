"""The bot's replies to messages: sent once, and changed in place when the message was edited."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.messages import Reason
from bot.services.newest import Newest
from bot.tutor.text import shortened
from bot.ui.answering.content import MOST_WORDS, Content
from bot.ui.answering.faults import UNSENT, NotSentError
from bot.ui.answering.posts import Spot, edited, posted, spot_of
from bot.ui.answering.unshown import HINT
from bot.ui.answering.words import why_unshown
from bot.ui.kit.cards import LESSONS, TRAINING, card
from bot.ui.kit.parts import carries, parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import discord

    from bot.services.scene import Scene
    from bot.trainings.news import Picture
    from bot.tutor.lab.runs import Run
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)

KEPT = 500  # messages whose replies are remembered
NEXT = 10  # messages after one in which the reply to it is looked for
TOLD_IN_A_DM = {Reason.FORBIDDEN, Reason.ARCHIVED}
IN_A_DM = (
    "I read what you wrote to me in <#{channel}> and it is saved, but I could not answer there. "
    "{why} Here, in our direct messages, I always can."
)


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
    def content(self) -> Content:
        """Return it as it is sent in a new message."""
        if self.view is None:
            return Content(words=self.words)
        kind = None if self.scene is None else type(self.scene)
        return Content(self.view, pictures=self.pictures, kind=kind)

    def nonce(self, message: discord.Message) -> str:
        """Name this reply to a message, as the message stands now, in 25 characters."""
        edited_at = message.edited_at
        second = 0 if edited_at is None else int(edited_at.timestamp()) % 10_000
        return f"{'c' if self.view else 'w'}{message.id}-{second}"

    @property
    def change(self) -> Content:
        """Return it as it takes the place of another reply, which can only stay a card."""
        view = self.view or card(LESSONS, shortened(self.words, MOST_WORDS))
        return Content(view, pictures=self.pictures)


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
        self._warned = Newest[tuple[int, int], Reason](KEPT)

    def is_told(self, message: discord.Message) -> bool:
        """Return whether just this text of the message was replied to."""
        kept = self._kept.get(message.id)
        return kept is not None and kept.text == hash(message.content)

    def was_read(self, message: discord.Message) -> bool:
        """Return whether an earlier text of a message may have been read."""
        kept = self._kept.get(message.id)
        return kept is None or kept.read

    async def say(
        self,
        bot: TutorBot,
        message: discord.Message,
        told: ChatReply,
        old: discord.Message | None = None,
    ) -> None:
        """Reply to a message, in place of the `old` reply if that can be changed.

        What does not get through waits for the next message or press; whom a missing permission
        keeps from seeing it is told which one in a DM.
        """
        spot, sent = spot_of(bot, message), None
        try:
            sent = await _changed(spot, old, told) if old is not None else None
            reference = message.to_reference(fail_if_not_exists=False)
            sent = sent or await posted(spot, told.content, told.nonce(message), reference)
        except NotSentError as fault:
            log.warning("A message could not be answered: %s", fault.__cause__)
            await self._unsaid(spot, message, told, fault)
        self._keep(message, told, sent)

    async def say_unsaid(self, bot: TutorBot, message: discord.Message) -> None:
        """Show the author first what did not get through before, where they may see it."""
        spot, author, now = spot_of(bot, message), message.author.id, bot.clock.elapsed()
        content = bot.unshown.take_for(author, spot.guild, spot.channel, now)
        if content is None:
            return
        try:
            await posted(spot, Content(words=HINT), f"hint-{message.id}")
            await posted(spot, content, f"late-{message.id}")
        except NotSentError as fault:
            log.warning("What was not shown is given up: %s", fault.__cause__)

    async def _unsaid(
        self, spot: Spot, message: discord.Message, told: ChatReply, fault: NotSentError
    ) -> None:
        author = message.author.id
        if told.view is not None:
            now = spot.client.clock.elapsed()
            spot.client.unshown.keep(author, spot.guild, told.content, spot.channel, now)
        where = author, spot.channel
        known, self._warned[where] = self._warned.get(where), fault.reason
        if fault.reason not in TOLD_IN_A_DM or spot.guild is None or known is fault.reason:
            return
        words = IN_A_DM.format(channel=spot.channel, why=why_unshown(fault))
        try:
            there = (await message.author.create_dm()).id
            await posted(Spot(spot.client, None, there), Content(words=words), f"dm-{message.id}")
        except (NotSentError, *UNSENT) as closed:
            log.warning("Somebody could not be told why: %s", closed)

    def forget(self, person: int) -> None:
        for place in [one for one in self._warned if one[0] == person]:
            del self._warned[place]

    async def reply_to(self, message: discord.Message, me: int) -> discord.Message | None:
        """Find our reply to a message, as far as it still shows what was replied."""
        kept = self._kept.get(message.id)
        try:
            if kept is None:
                return await _found(message, me)
            if kept.reply is None:
                return None
            reply = await message.channel.fetch_message(kept.reply)
        except UNSENT:  # gone, or there is no right to look
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


async def _changed(spot: Spot, old: discord.Message, told: ChatReply) -> discord.Message | None:
    """Change a reply; None where it cannot be, and a new one is needed."""
    if _shows_training(old):
        return None
    try:
        return await edited(spot, old.id, told.change)
    except NotSentError as refused:
        log.warning("A reply could not be changed: %s", refused.__cause__)
        return None


def _shows_training(message: discord.Message) -> bool:
    """Return whether a card is one of a training, which goes on being edited."""
    return any(carries(part, TRAINING) for part in parts_of(message.components))
