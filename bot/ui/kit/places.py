"""Where an answer stands, and where it is tried next when it cannot be shown there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.services.messages import MessagePlace, Reason, Token
from bot.ui.answering.faults import Fault
from bot.ui.kit.persistent import bot_of

if TYPE_CHECKING:
    import discord

    from bot.ui.answering.faults import NotSentError

TOKEN_LIVES = 14 * 60.0  # seconds: Discord's 15 minutes, less one for what was under way


def place_of(
    interaction: discord.Interaction[Any], channel: int, message: int, *, private: bool
) -> MessagePlace:
    """Return the place of a message that answers a press."""
    token = Token(interaction.token, bot_of(interaction).clock.elapsed() + TOKEN_LIVES)
    return MessagePlace(interaction.guild_id, channel, message, token, private)


def still_reached(place: MessagePlace, elapsed: float) -> MessagePlace | None:
    """Return the place without a token that is too old; None when nothing else reaches it."""
    if place.token is not None and elapsed >= place.token.until:
        place = replace(place, token=None)
    needs_token = place.private and (place.token is None or place.message is None)
    return None if needs_token else place


def next_place(place: MessagePlace, fault: Fault) -> MessagePlace:
    """Return where to try after a fault; the same place when there is no other."""
    if place.token is not None and fault in {Fault.NO_MESSAGE, Fault.NO_TOKEN}:
        return replace(place, token=None)
    if place.message is not None and fault in {Fault.NO_MESSAGE, Fault.TOO_OLD}:
        return replace(place, message=None, token=None)
    return place


def reason_of(fault: NotSentError, *, anew: bool) -> Reason:
    """Say why something was not told, where nothing is posted `anew` also of the message itself."""
    of_message = {Fault.NO_MESSAGE: Reason.GONE, Fault.TOO_OLD: Reason.TROUBLE}
    return fault.reason if anew else of_message.get(fault.fault, fault.reason)
