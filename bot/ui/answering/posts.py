"""Messages by the bot's own right, where no token of a press is needed: posted, edited, replied."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.services.messages import Reason
from bot.ui.answering.faults import Fault, NotSentError, names_a_file, names_the_reference
from bot.ui.answering.outlasting import Patience, outlasted, tried
from bot.ui.answering.permissions import ATTACH, missing_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.ui.answering.content import Content

log = logging.getLogger(__name__)

Sent = TypeVar("Sent")
ONLY_FILES = ((), tuple(ATTACH.values()))


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel, thread or DM to write in; `guild` is None in a DM. `client` is the bot."""

    client: Any
    guild: int | None
    channel: int

    @property
    def messages(self) -> discord.PartialMessageable:
        found: discord.PartialMessageable = self.client.get_partial_messageable(
            self.channel, guild_id=self.guild
        )
        return found

    def missing(self, content: Content) -> tuple[str, ...]:
        """Name the permissions that the bot lacks to show something here."""
        files = bool(content.pictures)
        return missing_in(self.client, self.guild, self.channel, files=files)


def spot_of(client: Any, message: discord.Message) -> Spot:  # noqa: ANN401 - TutorBot, which is above
    """Return where a message stands."""
    guild = None if message.guild is None else message.guild.id
    return Spot(client, guild, message.channel.id)


async def with_or_without_files(
    content: Content,
    send: Callable[[Content], Awaitable[Sent]],
    missing: Callable[[Content], tuple[str, ...]],
) -> Sent:
    """Send something once; its pictures are told in words where they alone are in the way.

    `missing` names the permissions that the bot lacks there. Raise NotSentError, which names them.
    """
    try:
        return await tried(partial(send, content))
    except NotSentError as fault:
        lacks = missing(content) if fault.fault is Fault.FORBIDDEN else ()
        fault.missing = lacks
        if not content.pictures or not _files_alone(fault, lacks):
            raise
        log.warning("Pictures are told in words: %s", fault.__cause__)
        plain = content.in_words(lacks or _needed(fault))
    try:
        return await tried(partial(send, plain))
    except NotSentError as again:
        again.missing = again.missing or lacks
        raise


def _files_alone(fault: NotSentError, lacks: tuple[str, ...]) -> bool:
    """Return whether it may go through without files."""
    if fault.fault is Fault.FORBIDDEN:
        return lacks in ONLY_FILES
    return fault.fault is Fault.TOO_LARGE or names_a_file(fault.__cause__)


def _needed(fault: NotSentError) -> tuple[str, ...]:
    """Return what files need, where it is not known what is missing."""
    return tuple(ATTACH.values()) if fault.fault is Fault.FORBIDDEN else ()


async def posted(
    spot: Spot,
    content: Content,
    nonce: str,
    reference: discord.MessageReference | None = None,
    patience: Patience | None = None,
) -> discord.Message:
    """Post a message, again after trouble; Discord posts one of a nonce once.

    A reply is sent without its reference where that is gone or may not be read, and an archived
    thread is opened. Raise NotSentError, from what was in the way.
    """
    patience, opened = patience or Patience(spot.client, spot.channel), False

    async def send(told: Content) -> discord.Message:
        shown = told.message()
        if reference is not None:
            shown["reference"] = reference
        return await spot.messages.send(**shown, nonce=nonce)

    once = partial(with_or_without_files, content, send, spot.missing)
    while True:
        try:
            return await outlasted(patience, once)
        except NotSentError as fault:
            if reference is not None and _is_of_reference(fault):
                reference = None
            elif fault.fault is Fault.ARCHIVED and not opened:
                opened = True
                await open_thread(spot)
            else:
                raise


async def edited(
    spot: Spot, message: int, content: Content, patience: Patience | None = None
) -> discord.Message:
    """Edit one of the bot's own messages, again after trouble. Raise NotSentError."""
    patience = patience or Patience(spot.client, message)

    async def send(told: Content) -> discord.Message:
        found = spot.messages.get_partial_message(message)
        shown = told.message("attachments")
        shown.setdefault("content", None)  # a card takes the place of words
        return await found.edit(**shown)

    once = partial(with_or_without_files, content, send, spot.missing)
    try:
        return await outlasted(patience, once)
    except NotSentError as fault:
        if fault.fault is not Fault.ARCHIVED:
            raise
    await open_thread(spot)
    return await outlasted(patience, once)


async def open_thread(spot: Spot) -> None:
    """Take a thread out of Discord's archive. Raise NotSentError where the bot may not."""

    async def send() -> None:
        thread = await spot.client.fetch_channel(spot.channel)
        if isinstance(thread, discord.Thread):
            await thread.edit(archived=False)

    try:
        await tried(send)
    except NotSentError as fault:
        if fault.reason is Reason.FORBIDDEN:
            raise NotSentError(Fault.FINAL, Reason.ARCHIVED) from fault.__cause__
        raise


def _is_of_reference(fault: NotSentError) -> bool:
    gone = fault.fault in {Fault.NO_REFERENCE, Fault.NO_MESSAGE}
    return gone or names_the_reference(fault.__cause__)
