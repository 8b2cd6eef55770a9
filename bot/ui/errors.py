"""Turns exceptions into words for people. No other module does."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.tutor.errors import OperatorError, TutorError, UnavailableError
from bot.ui.answering.answers import tell
from bot.ui.answering.faults import UNSENT, NotShownError

log = logging.getLogger(__name__)

OUR_FAULT = (
    "Something broke on my side, and it is noted. Nothing you did before is lost. "
    "Type `/learn` to go on from where you are: it shows what is saved."
)
NOT_GIVEN = (
    "Discord did not give me what I asked it for just now, so nothing was begun. "
    "Please press once more in a moment."
)
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
    private = interaction.guild_id is not None
    try:
        words = _told(cause)
        patient = not isinstance(cause, NotShownError)  # else it was patient already
        await tell(interaction, words, private=private, patient=patient)
    except NotShownError as refused:
        log.warning("An explanation could not be delivered: %s", refused.__cause__)


def _told(cause: BaseException) -> str:
    """Return what a person is told, and log in one line what Discord did, else whole."""
    if isinstance(cause, TutorError):
        return str(cause)
    if isinstance(cause, NotShownError):
        if cause.ours:
            log.error("While showing what is stored", exc_info=cause.__cause__)
        else:
            log.warning("Something could not be shown: %s", cause.__cause__)
        return str(cause)
    if isinstance(cause, UNSENT):
        log.warning("Discord did not answer: %s", cause)
        return NOT_GIVEN
    log.error("While handling an interaction", exc_info=cause)
    return OUR_FAULT


def words_for(error: Exception) -> str:
    """Say what happened to a message's answer, and log every error that is not a TutorError.

    "" for what Discord refuses: there is no right to answer, or the message was deleted.
    """
    if isinstance(error, UNSENT):
        log.warning("A message could not be answered: %s", error)
        return ""
    if not isinstance(error, TutorError):
        log.error("While answering a message", exc_info=error)
    return str(error) if isinstance(error, TutorError) else OUR_FAULT
