"""Let time pass by hand while the bot edits its cards."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import simcord

    from bot.ui.client import TutorBot
    from bot.ui.kit.live import LiveMessages
    from tests.fakes import HandClock

STEP = 5  # seconds, longer than a card rests between two edits
LOOK, LOOKS = 0.005, 1000  # seconds between two looks, and how many at the most


async def pass_by(env: simcord.Env, clock: HandClock, seconds: int) -> None:
    """Move the clock on, and wait for the edits that are due: the store's threads take real time.

    On a machine that is busy a card is drawn later than simcord waits for by itself.
    """
    bot: TutorBot = env.bot  # type: ignore[assignment]  # it is ours
    live: LiveMessages = bot.services.groups.messages  # type: ignore[assignment]  # the real ones
    for _ in range(0, seconds, STEP):
        await clock.advance(STEP)
        for _ in range(LOOKS):
            if not live._under_way and not any(t.refreshing for t in live._turns.values()):
                break
            await asyncio.sleep(LOOK)
        await env.settle()
