"""Deleting messages of the bot in channels, as far as Discord allows it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.services.messages import Reason
from bot.tutor.privacy.removals import RemovalTried
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.answering.outlasting import tried
from bot.ui.answering.posts import Spot
from bot.ui.kit.live import LiveMessages

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)


class DiscordMessages:
    """The port `PostedMessages` of the services."""

    def __init__(self, bot: TutorBot) -> None:
        self._bot = bot

    async def delete(self, guild: int | None, channel: int, message: int) -> RemovalTried:
        """Delete a message of the bot, or say why that is to be tried again later.

        What is still on its way to it is dropped, or it would be posted anew.
        """
        if self._bot.user is None or self._bot.is_closed():
            return RemovalTried.UNREACHED
        live = self._bot.services.groups.messages
        if isinstance(live, LiveMessages):
            live.drop(message)
        found = Spot(self._bot, guild, channel).messages.get_partial_message(message)
        try:
            await tried(found.delete)
        except NotSentError as fault:
            log.warning("Message %s stays: %s", message, fault.__cause__)
            return _tried(fault)
        return RemovalTried.DONE


def _tried(fault: NotSentError) -> RemovalTried:
    if fault.reason is Reason.TROUBLE:
        return RemovalTried.UNREACHED
    is_gone = fault.fault is Fault.NO_MESSAGE or fault.reason is Reason.GONE
    return RemovalTried.DONE if is_gone else RemovalTried.REFUSED
