"""Which permissions the bot lacks in a channel, by the names that Discord's settings show."""

from __future__ import annotations

from typing import Any, Final

import discord

VIEW: Final = {"view_channel": "View Channel"}
SEND: Final = {"send_messages": "Send Messages"}
IN_THREADS: Final = {"send_messages_in_threads": "Send Messages in Threads"}
ATTACH: Final = {"attach_files": "Attach Files"}
HISTORY: Final = {"read_message_history": "Read Message History"}
EVERYWHERE: Final = {**VIEW, **SEND, **IN_THREADS, **ATTACH, **HISTORY}
"""What the README's invitation asks for."""


def missing_in(
    client: Any,  # noqa: ANN401 - TutorBot, which is above
    guild: int | None,
    channel: int,
    *,
    files: bool = False,
) -> tuple[str, ...]:
    """Name what the bot lacks to write there; nothing where that is not known."""
    server = client.get_guild(guild) if guild is not None else None
    found = server.get_channel_or_thread(channel) if server is not None else None
    if found is None or server is None or server.me is None:
        return ()
    try:
        may = found.permissions_for(server.me)
    except discord.ClientException:  # a thread whose channel is not known
        return ()
    in_thread = isinstance(found, discord.Thread)
    return lacking(may, in_thread=in_thread, files=files)


def lacking(may: discord.Permissions, *, in_thread: bool, files: bool) -> tuple[str, ...]:
    """Name the first that is missing of what writing needs: without it, the others do not count."""
    needed = {**VIEW, **(IN_THREADS if in_thread else SEND)}
    if files and (may.send_messages or not in_thread):  # else discord.py cannot know about files
        needed |= ATTACH
    missing = [name for right, name in needed.items() if not getattr(may, right)]
    return tuple(missing[:1])


def missing_of(may: discord.Permissions) -> tuple[str, ...]:
    """Name all that is missing of what the bot needs in a server."""
    if may.administrator:
        return ()
    return tuple(name for right, name in EVERYWHERE.items() if not getattr(may, right))
