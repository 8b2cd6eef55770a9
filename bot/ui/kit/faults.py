"""What it means when Discord does not take a message."""

from __future__ import annotations

from enum import Enum

import aiohttp
import discord

from bot.services.messages import Reason


class Fault(Enum):
    """What a refusal asks for."""

    NO_MESSAGE = "the message was deleted"
    TOO_OLD = "Discord takes few edits of messages that are over an hour old"
    NO_TOKEN = "the token of the press is not taken any more"  # noqa: S105 - not a password
    ARCHIVED = "the thread is archived"
    FINAL = "it will never be taken"
    TROUBLE = "trying again may help"


FAULTS = {
    10008: Fault.NO_MESSAGE,
    10015: Fault.NO_TOKEN,
    30046: Fault.TOO_OLD,
    50027: Fault.NO_TOKEN,
    50083: Fault.ARCHIVED,
}
REASONS = {
    10003: Reason.GONE,
    50001: Reason.FORBIDDEN,
    50007: Reason.CLOSED,
    50013: Reason.FORBIDDEN,
    50083: Reason.ARCHIVED,
    160005: Reason.ARCHIVED,
}
"""Discord's codes of errors, and what they mean here."""

UNSENT = (
    discord.HTTPException,
    discord.RateLimited,
    aiohttp.ClientError,
    ConnectionError,
    TimeoutError,
)
"""What is raised when something was not sent, or nobody knows whether it was."""


class NotSentError(Exception):
    """One try has failed. `reason` says why, should nothing help.

    Discord wants nothing more for `wait` seconds.
    """

    def __init__(self, fault: Fault, reason: Reason, wait: float = 0.0) -> None:
        super().__init__(fault.value)
        self.fault, self.reason, self.wait = fault, reason, wait


def not_sent(error: Exception) -> NotSentError:
    """Say what an exception of UNSENT means."""
    if isinstance(error, discord.RateLimited):
        return NotSentError(Fault.TROUBLE, Reason.TROUBLE, error.retry_after)
    if not isinstance(error, discord.HTTPException) or error.status >= 500 or error.status == 429:
        return NotSentError(Fault.TROUBLE, Reason.TROUBLE)
    fault = FAULTS.get(error.code, Fault.FINAL)
    return NotSentError(fault, REASONS.get(error.code, Reason.REFUSED))
