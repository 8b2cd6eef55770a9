"""Reads a file that somebody attached: from Discord's own hosts, and never more than is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
NOBODYS = ".invalid"  # what RFC 2606 gives to nobody: the simulated Discord keeps its files there
SECONDS = 20.0  # a press can be answered for longer, and nobody waits so long for 1 MB
A_PIECE = 65_536  # bytes
PLAIN = {"Accept-Encoding": "identity"}  # packed, a small piece may hold very much
NOT_READ = "Nothing was added, and nothing you had is lost."
ELSEWHERE = (
    f"That file does not lie on Discord, so I do not read it. {NOT_READ} "
    "Attach the file itself, and send the command again."
)
LOST = (
    f"Discord did not hand over the file. {NOT_READ} "
    "Attach it once more, and send the command again."
)
TOO_LARGE = "The file is larger than {most:,} bytes. {safe} Send a smaller part of it."


async def read_attached(bot: TutorBot, attachment: discord.Attachment, most: int) -> bytes:
    """Return what is in an attached file, whatever size it is said to have.

    Raise TutorError, which says what to do, for a file of more than `most` bytes, for one that
    does not lie on Discord, and for one that Discord does not hand over.
    """
    if attachment.size > most:
        raise _too_large(most)
    if bot.is_simulated and lies_with_nobody(attachment.url):
        return _bounded(await _from_nobody(attachment), most)
    if not lies_on_discord(attachment.url):
        raise TutorError(ELSEWHERE)
    return await downloaded(attachment.url, most, bot.http.proxy)


def lies_on_discord(url: str) -> bool:
    """Whether a file is one of Discord's own hosts', who proves by a certificate to be it."""
    try:
        address = urlsplit(url)
        port = address.port
    except ValueError:  # nobody's address
        return False
    named = address.username is not None or address.password is not None
    own = address.scheme == "https" and address.hostname in HOSTS
    return own and port in {None, 443} and not named


def lies_with_nobody(url: str) -> bool:
    try:
        return (urlsplit(url).hostname or "").endswith(NOBODYS)
    except ValueError:
        return False


async def downloaded(
    url: str, most: int, proxy: str | None = None, seconds: float = SECONDS
) -> bytes:
    """Return what an address answers with within so many seconds, all in all.

    Raise TutorError for more than `most` bytes of it, and for what does not come.
    """
    limit = aiohttp.ClientTimeout(total=seconds)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, headers=PLAIN, auto_decompress=False) as session,
            session.get(url, proxy=proxy, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise TutorError(LOST)
            read = bytearray()
            async for piece in answer.content.iter_chunked(A_PIECE):
                read += piece
                if len(read) > most:
                    raise _too_large(most)  # leaving closes the connection: no more is sent
            return bytes(read)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise TutorError(LOST) from error


async def _from_nobody(attachment: discord.Attachment) -> bytes:
    try:
        return await attachment.read()
    except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
        raise TutorError(LOST) from error


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise _too_large(most)
    return data


def _too_large(most: int) -> TutorError:
    return TutorError(TOO_LARGE.format(most=most, safe=NOT_READ))
