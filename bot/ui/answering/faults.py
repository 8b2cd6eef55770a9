"""What it means when Discord does not take a message: its codes, and what a person is told."""

from __future__ import annotations

from enum import Enum
from typing import Final

import aiohttp
import discord

from bot.services.messages import Reason


class Fault(Enum):
    """What a refusal asks for."""

    NO_MESSAGE = "the message was deleted"
    TOO_OLD = "Discord takes few edits of messages that are over an hour old"
    NO_TOKEN = "the token of the press is not taken any more"  # noqa: S105 - not a password
    ANSWERED = "the press was answered already: the answer to an earlier try was lost"
    ARCHIVED = "the thread is archived"
    NO_REFERENCE = "what it replies to may not be read"
    FORBIDDEN = "a permission is missing"
    TOO_LARGE = "the files are too large, or were lost"
    FINAL = "it will never be taken"
    TROUBLE = "trying again may help"


FAULTS: Final = {
    10003: (Fault.FINAL, Reason.GONE),  # the channel was deleted
    10008: (Fault.NO_MESSAGE, Reason.REFUSED),
    10015: (Fault.NO_TOKEN, Reason.EXPIRED),  # an answer after the token's 15 minutes
    10062: (Fault.NO_TOKEN, Reason.EXPIRED),  # a first answer after 3 seconds
    20028: (Fault.TROUBLE, Reason.TROUBLE),  # too many messages in this channel
    30046: (Fault.TOO_OLD, Reason.REFUSED),
    40005: (Fault.TOO_LARGE, Reason.REFUSED),
    40060: (Fault.ANSWERED, Reason.REFUSED),
    50001: (Fault.FORBIDDEN, Reason.FORBIDDEN),  # the channel may not be seen
    50006: (Fault.FINAL, Reason.REFUSED),  # an empty message: our fault
    50007: (Fault.FINAL, Reason.CLOSED),
    50013: (Fault.FORBIDDEN, Reason.FORBIDDEN),
    50027: (Fault.NO_TOKEN, Reason.EXPIRED),
    50035: (Fault.FINAL, Reason.REFUSED),  # a form body that is not valid: our fault
    50046: (Fault.TOO_LARGE, Reason.REFUSED),  # a file that Discord does not take
    50083: (Fault.ARCHIVED, Reason.ARCHIVED),
    160002: (Fault.NO_REFERENCE, Reason.FORBIDDEN),
    160005: (Fault.FINAL, Reason.ARCHIVED),  # locked: opening it needs a right that the bot has not
}
"""Discord's codes of errors: what each asks for, and why nothing is shown if that cannot be done.

What has no row here is final, but for what a status says: 429 and 500 or more is trouble.
"""

TOO_LARGE_STATUS, BUSY_STATUS = 413, 429

DISCORDS = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError)
"""What only a request to Discord raises."""

UNSENT = (*DISCORDS, ConnectionError, TimeoutError)
"""What is raised when something was not sent, or nobody knows whether it was."""


class NotSentError(Exception):
    """One try has failed. `reason` says why, should nothing help.

    Discord wants nothing more for `wait` seconds. `missing` names the permissions that the bot
    lacks there.
    """

    def __init__(
        self, fault: Fault, reason: Reason, wait: float = 0.0, missing: tuple[str, ...] = ()
    ) -> None:
        super().__init__(fault.value)
        self.fault, self.reason, self.wait, self.missing = fault, reason, wait, missing


class NotShownError(Exception):
    """What was stored could not be shown. The message says so in a finished sentence.

    `__cause__` is what was in the way; `ours` says that it is a bug. `reason` is None
    where nothing was sent.
    """

    def __init__(self, words: str, reason: Reason | None = None, *, ours: bool = False) -> None:
        super().__init__(words)
        self.reason, self.ours = reason, ours


def not_sent(error: Exception) -> NotSentError:
    """Say what an exception of UNSENT means."""
    wait = error.retry_after if isinstance(error, discord.RateLimited) else 0.0
    refused = error if isinstance(error, discord.HTTPException) else None
    if refused is None or refused.status >= 500 or refused.status == BUSY_STATUS:
        return NotSentError(Fault.TROUBLE, Reason.TROUBLE, wait)
    is_large = refused.status == TOO_LARGE_STATUS
    otherwise = Fault.TOO_LARGE if is_large else Fault.FINAL, Reason.REFUSED
    return NotSentError(*FAULTS.get(refused.code, otherwise))


def names_the_reference(error: BaseException | None) -> bool:
    """Return whether a form body was refused for the message that it replies to."""
    return isinstance(error, discord.HTTPException) and "message_reference" in error.text


def names_a_file(error: BaseException | None) -> bool:
    """Return whether something was refused for a file that goes with it."""
    return isinstance(error, discord.HTTPException) and "attachment" in error.text.lower()
