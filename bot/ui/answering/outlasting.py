"""Trying again what Discord's trouble, or a lost connection, kept from getting through."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from bot.services.messages import Reason
from bot.ui.answering.faults import UNSENT, Fault, NotSentError, not_sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.clock import Clock

RETRIES = (1.0, 2.0, 4.0)  # seconds to wait, when Discord itself is in trouble
JITTER = 0.25  # of each wait, different for each message, so that all do not try again together
LONGEST_WAIT = 20.0  # seconds: whom Discord puts off for longer is not waited for
PAUSES = count()
CLOSED = "Session is closed"  # a plain RuntimeError of aiohttp, once the bot has left Discord

Sent = TypeVar("Sent")


async def pause(client: Any, clock: Clock, seconds: float) -> None:  # noqa: ANN401 - TutorBot, which is above
    """Wait until the clock has gone on.

    It waits for an event of discord.py, because the simulated Discord knows those: it does not
    hold up a press, or the end of a test, until the clock is moved on. The clock alone makes it
    come, so no event of the gateway can be lost.
    """
    over = f"nudge_pause_{next(PAUSES)}"
    waiting = client.wait_for(over)

    async def end() -> None:
        client.dispatch(over)

    clock.after(seconds, end)
    await waiting


class Patience:
    """How often something is tried again; `seed`, an id of Discord's, makes the waits uneven."""

    def __init__(self, client: Any, seed: int) -> None:  # noqa: ANN401 - TutorBot, which is above
        self._client, self._tries = client, 0
        self._uneven = 1 + JITTER * ((seed >> 12) % 1000) / 1000

    def end(self) -> None:
        """Let nothing be tried again."""
        self._tries = len(RETRIES)

    async def wait_out(self, fault: NotSentError) -> bool:
        """Wait for another try. Return False if none is left."""
        if self._tries == len(RETRIES) or fault.wait > LONGEST_WAIT or self._client.is_closed():
            return False
        seconds = max(fault.wait, RETRIES[self._tries] * self._uneven)
        self._tries += 1
        await pause(self._client, self._client.clock, seconds)
        return True


async def outlasted(patience: Patience, send: Callable[[], Awaitable[Sent]]) -> Sent:
    """Send something, again after trouble. Raise NotSentError, from what was in the way."""
    while True:
        try:
            return await tried(send)
        except NotSentError as fault:
            if fault.fault is not Fault.TROUBLE or not await patience.wait_out(fault):
                raise


async def tried(send: Callable[[], Awaitable[Sent]]) -> Sent:
    """Send something once. Raise NotSentError, from what was in the way."""
    try:
        return await send()
    except UNSENT as error:
        raise not_sent(error) from error
    except RuntimeError as error:
        if str(error) != CLOSED:
            raise
        raise NotSentError(Fault.FINAL, Reason.TROUBLE) from error
