"""Turns exceptions into words for people. No other module does."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.tutor.errors import OperatorError, TutorError, UnavailableError
from bot.ui.answering.answers import tell
from bot.ui.answering.counted import note_end, outcome_of
from bot.ui.answering.faults import DISCORDS, NotSentError, NotShownError

log = logging.getLogger(__name__)

OUR_FAULT = (
    "Something broke on my side, and it is noted. Nothing you did before is lost. "
    "Type `/learn` to go on from where you are: it shows what is saved."
)
NOT_GIVEN = (
    "Discord did not give me what I asked it for just now, so nothing was begun. "
    "Please press once more in a moment."
)
REFUSED = (
    "Discord refused the token in DISCORD_TOKEN. Get a new one: open "
    "https://discord.com/developers/applications, choose your application, "
    "and press Reset Token on its Bot page."
)
INTENTS = (
    "Discord does not give this bot an intent that it asks for. Nudge asks for none that has to be "
    "switched on, so this program was changed: take back what asks for more, or switch it on, on "
    "the Bot page of your application at https://discord.com/developers/applications."
)
SHARDS = (
    "Discord wants this bot to be split, as it is in very many servers, and Nudge runs as one. "
    "Take it out of servers that do not use it, or run a second application."
)
OUTDATED = (
    "Discord does not speak with this version of Nudge any more ({code}). "
    "Upgrade Nudge and discord.py, then start it again."
)
CLOSED = {
    4004: REFUSED,  # the token was reset while the bot ran
    4010: OUTDATED,  # an invalid shard
    4011: SHARDS,
    4012: OUTDATED,  # an invalid version of the interface
    4013: OUTDATED,  # invalid intents
    4014: INTENTS,
}
"""What the codes mean with which Discord closes a connection for good."""
OFFLINE = "Discord cannot be reached just now. Check the network and start Nudge again."
NO_ENTRY = (
    discord.LoginFailure,
    discord.ConnectionClosed,
    discord.PrivilegedIntentsRequired,
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
    code = _code_of(error)
    if code in CLOSED:
        return OperatorError(CLOSED[code].format(code=code))
    return UnavailableError(OFFLINE)


def _code_of(error: Exception) -> int | None:
    """Return the code of a refusal, also where discord.py gives it an error of its own."""
    if isinstance(error, discord.LoginFailure):
        return 4004
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return 4014
    return error.code if isinstance(error, discord.ConnectionClosed) else None


async def explain(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the person what happened, and log every error that is not a TutorError.

    The answer is private, except that it may replace a public "is thinking…".
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    private = interaction.guild_id is not None
    note_end(interaction, outcome_of(cause))
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
    if isinstance(cause, DISCORDS):
        log.warning("Discord did not answer: %s", cause)
        return NOT_GIVEN
    log.error("While handling an interaction", exc_info=cause)
    return OUR_FAULT


def words_for(error: Exception) -> str:
    """Say what happened to a message's answer, and log every error that is not a TutorError.

    "" for what Discord refuses: whatever is stored waits for the person's next press or message.
    """
    if isinstance(error, (*DISCORDS, NotSentError)):
        log.warning("A message could not be answered: %s", error.__cause__ or error)
        return ""
    if not isinstance(error, TutorError):
        log.error("While answering a message", exc_info=error)
    return str(error) if isinstance(error, TutorError) else OUR_FAULT


class OneLine(logging.Filter):
    """Lets discord.py log in one line what Discord did: a traceback of it helps nobody.

    It catches what goes wrong in suggestions for an option, and in what listens to events.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, (*DISCORDS, NotSentError, NotShownError)):
            record.msg, record.args = f"{record.getMessage()}: {error.__cause__ or error}", ()
            record.exc_info = record.exc_text = None
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


ONE_LINE = OneLine()
CATCHING = ("discord.app_commands.tree", "discord.client")
"""The loggers of discord.py that report what it caught."""


def log_in_one_line() -> None:
    """Have what Discord refuses logged in one line; a second time this changes nothing.

    The DEBUG lines of discord.py hold the tokens of presses, so they are never logged.
    """
    whole = logging.getLogger("discord")
    whole.setLevel(max(logging.INFO, whole.getEffectiveLevel()))
    for name in CATCHING:
        logging.getLogger(name).addFilter(ONE_LINE)
