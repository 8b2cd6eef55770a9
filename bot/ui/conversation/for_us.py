"""Which messages the tutor reads, and the text that it finds in them."""

from __future__ import annotations

from datetime import timedelta

import discord

from bot.tutor.conversation.edge import let_in
from bot.tutor.errors import TutorError

SAID = (discord.MessageType.default, discord.MessageType.reply)
TIME_TO_EDIT = timedelta(minutes=2)
GREETING = "hi"
ONLY_TEXT = (
    "I can only read text, and there is none in that message. Write it in words, please: "
    "a question, an answer, or just *next*."
)
BY_NAME = (
    "I can only read messages that mention me by my own name. "
    "Type @ and pick me there, not my role, please."
)


def is_for_us(message: discord.Message, me: int) -> bool:
    """Tell whether a person wrote to the bot, whose id is `me`: in a DM, or by a mention.

    A reply to one of its messages mentions the bot too, unless its author switched that off. The
    text is not looked at: it is nobody's business here before the message is found to be for us.
    """
    if message.author.bot or message.webhook_id is not None or message.type not in SAID:
        return False
    if message.guild is None:  # a server that is not known yet has none either
        return isinstance(message.channel, discord.DMChannel)
    return any(person.id == me for person in message.mentions) or _is_to_our_role(message)


def is_edited_in_time(message: discord.Message) -> bool:
    """Tell whether its author changed a message soon. Previews of links and pins change nothing."""
    edited = message.edited_at
    return edited is not None and edited - message.created_at <= TIME_TO_EDIT


def text_of_message(message: discord.Message) -> str:
    """Return what is said in a message for us: a greeting where it only mentions the bot.

    Raise TutorError, which says what can be read, where there is nothing to read.
    """
    if not message.content and message.guild is not None and not _holds_more(message):
        raise TutorError(BY_NAME)  # Discord keeps such a text to itself
    text = let_in(message.content)
    if not text and (_holds_more(message) or "<@" not in message.content):
        raise TutorError(ONLY_TEXT)
    return text or GREETING


def _is_to_our_role(message: discord.Message) -> bool:
    """Tell whether a role is mentioned that Discord made for the bot: it holds no other managed."""
    if message.guild is None or message.guild.me is None:
        return False
    own = {role.id for role in message.guild.me.roles if role.managed}
    return any(role.id in own for role in message.role_mentions)


def _holds_more(message: discord.Message) -> bool:
    """Tell whether there is something in a message that is no text."""
    others = message.attachments, message.stickers, message.message_snapshots, message.embeds
    return any(others) or message.poll is not None
