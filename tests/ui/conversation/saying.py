"""What people do with messages that simcord's actors have no verb for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import simcord

    from tests.ui.conftest import Classroom


def mention_of(classroom: Classroom) -> str:
    assert classroom.env.bot.user is not None
    return f"<@{classroom.env.bot.user.id}>"


def own_role_of(classroom: Classroom) -> int:
    """Return the role that Discord made for the bot when it was invited."""
    guild = classroom.env.bot.get_guild(classroom.ana.guild.id)
    assert guild is not None
    return next(role.id for role in guild.roles if role.managed)


async def put(classroom: Classroom, channel: simcord.ChannelHandle, **message: object) -> None:
    """Put a message there that is like no other, and let the bot see it."""
    create: Callable[..., object] = classroom.env.backend.create_message
    create(channel.id, classroom.ana.id, **message)
    await classroom.env.settle()


def is_about(word: str, answer: str) -> bool:
    """Return whether an answer speaks of a word, whatever it says of it."""
    return word in answer.casefold()


def told(channel: simcord.ChannelHandle) -> list[str]:
    """Return what the bot said in a channel, in order."""
    return [text_of(message) for message in channel.history() if message.author.bot]
