"""Turns exceptions into words for people. No other module does."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.tutor.errors import OperatorError, TutorError, UnavailableError
from bot.tutor.text import shortened

log = logging.getLogger(__name__)

OUR_FAULT = (
    "Something broke on my side, and it is noted. Nothing you did before is lost. "
    "Please try again; if it stays, type `/learn` to go on from where you are."
)
UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, EXPIRED_TOKEN, ANSWERED_ALREADY = 10062, 10015, 50027, 40060
MOST_WORDS = 2000  # characters of a plain message
TOO_LATE = (UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, EXPIRED_TOKEN, ANSWERED_ALREADY)
TOKEN_RESET = 4004  # the code with which Discord closes a connection if the token was reset
REFUSED = (
    "Discord refused the token in DISCORD_TOKEN. Get a new one: open "
    "https://discord.com/developers/applications, choose your application, "
    "and press Reset Token on its Bot page."
)
OFFLINE = "Discord cannot be reached just now. Check the network and start Nudge again."
NO_ENTRY = (
    discord.LoginFailure,
    discord.ConnectionClosed,
    discord.Forbidden,
    discord.DiscordServerError,
    discord.GatewayNotFound,
    aiohttp.ClientError,
    TimeoutError,
    OSError,
)
"""The errors of a bot that cannot connect to Discord, or loses its connection for good."""


def why_no_entry(error: Exception) -> OperatorError:
    """Return a sentence for the operator: why is the bot not on Discord? `error` is a NO_ENTRY."""
    if isinstance(error, discord.Forbidden):
        return OperatorError(f"Discord does not let this bot in: {error.text or error}.")
    gone = isinstance(error, discord.ConnectionClosed) and error.code == TOKEN_RESET
    if gone or isinstance(error, discord.LoginFailure):
        return OperatorError(REFUSED)
    return UnavailableError(OFFLINE)


async def explain(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the person what happened, and log every error that is not a TutorError.

    The answer is private, except that it may replace a public "is thinking…".
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in TOO_LATE:
        log.warning("An answer came too late for Discord (code %s).", cause.code)
        return
    if not isinstance(cause, TutorError):
        log.error("While handling an interaction", exc_info=cause)
    words = str(cause) if isinstance(cause, TutorError) else OUR_FAULT
    try:
        await _tell(interaction, words)
    except discord.HTTPException as refused:
        log.warning("An explanation could not be delivered: %s", refused)


def words_for(error: Exception) -> str:
    """Say what happened to a message's answer, and log every error that is not a TutorError.

    "" for what Discord refuses: there is no right to answer, or the message was deleted.
    """
    if isinstance(error, discord.HTTPException):
        log.warning("A message could not be answered: %s", error)
        return ""
    if not isinstance(error, TutorError):
        log.error("While answering a message", exc_info=error)
    return str(error) if isinstance(error, TutorError) else OUR_FAULT


async def _tell(interaction: discord.Interaction[Any], words: str) -> None:
    words = shortened(words, MOST_WORDS)
    private = interaction.guild_id is not None
    if interaction.response.is_done():
        await interaction.followup.send(words, ephemeral=private)
    else:
        await interaction.response.send_message(words, ephemeral=private)
