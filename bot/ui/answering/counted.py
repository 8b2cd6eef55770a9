"""Counts presses, commands and forms: when each came, its first answer, and how it ended.

Times are from receipt, by the clock that only goes forward: Discord's ids tell when somebody
pressed, by another computer's clock, and a second between the two would look like a slow bot.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.tutor.errors import TutorError
from bot.ui.answering.faults import DISCORDS, NotSentError, NotShownError

if TYPE_CHECKING:
    from bot.counts import Counts

RECEIVED: Final = "received"  # in an interaction's extras: seconds of the clock's `elapsed`
ENDED: Final = "ended"  # in an interaction's extras: its outcome is counted


class PressOutcome(Enum):
    """How a press, a command or a form ended; its value is one of `bot.counts.OUTCOMES`."""

    ANSWERED = "answered"
    REFUSED = "refused"
    NOT_SHOWN = "not_shown"
    FAILED = "failed"


def note_received(interaction: discord.Interaction[Any]) -> None:
    interaction.extras[RECEIVED] = interaction.client.clock.elapsed()


def note_first_answer(interaction: discord.Interaction[Any]) -> None:
    """Count how long it took until Discord had the first answer."""
    received = interaction.extras.pop(RECEIVED, None)
    if received is not None:
        counts: Counts = interaction.client.counts
        counts.acknowledgements.add(interaction.client.clock.elapsed() - received)


def note_end(interaction: discord.Interaction[Any], outcome: PressOutcome) -> None:
    """Count how it ended; only the first time for each, as an error may be followed by others."""
    if interaction.extras.get(ENDED) is None:
        interaction.extras[ENDED] = outcome
        counts: Counts = interaction.client.counts
        counts.interactions.add(outcome.value)


def outcome_of(error: BaseException) -> PressOutcome:
    """Return how a press ended that raised this."""
    if isinstance(error, TutorError):
        return PressOutcome.REFUSED
    if isinstance(error, NotShownError):
        return PressOutcome.FAILED if error.ours else PressOutcome.NOT_SHOWN
    if isinstance(error, (*DISCORDS, NotSentError)):
        return PressOutcome.NOT_SHOWN
    return PressOutcome.FAILED
