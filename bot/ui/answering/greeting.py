"""The greeting of a new server, in the first channel that takes it; it says what to type first."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.services.course.scenes import WelcomeScene
from bot.services.messages import Reason
from bot.ui.answering.content import content_of
from bot.ui.answering.faults import NotSentError
from bot.ui.answering.posts import Spot, posted

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

MOST: Final = 10  # channels of a new server that are tried


async def greet_server(client: Any, guild: discord.Guild) -> None:  # noqa: ANN401 - TutorBot, which is above
    """Greet a server in its system channel, else in the first text channel that takes it.

    Where none does, as in a server of forums only, nobody is written to: "/" shows what there is.
    """
    for channel in [*_channels(guild)][:MOST]:
        if await greet(Spot(client, guild.id, channel.id)):
            return
    log.warning("No channel of server %s took the greeting.", guild.id)


async def greet(spot: Spot) -> bool:
    """Send the greeting. Return whether no other channel is to be tried."""
    try:
        await posted(spot, content_of(spot.client, WelcomeScene()), f"hello-{spot.channel}")
    except NotSentError as fault:
        log.warning("Channel %s took no greeting: %s", spot.channel, fault.__cause__)
        return fault.reason is Reason.TROUBLE  # it would meet the same in the next one
    return True


def _channels(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    for channel in dict.fromkeys([guild.system_channel, *guild.text_channels]):
        if channel is None or guild.me is None:
            continue
        may = channel.permissions_for(guild.me)
        if may.view_channel and may.send_messages:
            yield channel
