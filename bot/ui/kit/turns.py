"""What is known of a message that is edited now and then, and how it is drawn in time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.services.clock import Clock, Timer
    from bot.services.messages import Draw, MessagePlace
    from bot.services.scene import Scene

DRAWN_WITHIN = 20.0  # seconds that drawing may take


@dataclass(slots=True)
class Delivery:
    """Something that must arrive; `place` is where it is tried next, `anew` also a new message."""

    place: MessagePlace
    scene: Scene
    nonce: str
    anew: bool = True
    tries: int = 0
    opened: bool = False


@dataclass(slots=True)
class Turn:
    """Whose turn it is to edit one message.

    `draw` is a refresh that waits; `busy` says that it is cared for: a refresh is under way, or a
    timer runs until `rests_until`. `lock` is held for one request, never for a wait. `failures`
    counts the refreshes in a row that were not shown, `faults` those that ended with a fault of
    ours, and `opened` says that the thread was opened for them.
    """

    place: MessagePlace
    draw: Draw | None = None
    busy: bool = False
    refreshing: bool = False
    timer: Timer | None = None
    rests_until: float = 0.0
    latest: Delivery | None = None
    deliveries: int = 0
    failures: int = 0
    faults: int = 0
    opened: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def is_over(self) -> bool:
        """Return whether nothing is wanted or under way, so that it may be forgotten."""
        return not (self.draw or self.deliveries or self.refreshing or self.lock.locked())

    def begin(self) -> None:
        """Note that what is wanted is being drawn: what is wanted from now on comes after it."""
        self.draw = None

    def settle(self) -> None:
        """Forget the faults: Discord took an edit, or it is given up."""
        self.failures, self.faults, self.opened, self.rests_until = 0, 0, False, 0.0


class TooSlowError(Exception):
    """Drawing took too long, or was broken off."""


async def drawn_in_time(draw: Draw, clock: Clock) -> Scene | None:
    """Return what `draw` returns. Raise TooSlowError when that takes too long, and what it raises.

    What is too slow is cancelled, and not waited for.
    """

    async def call() -> Scene | None:
        return await draw()

    drawing = asyncio.ensure_future(call())
    over = asyncio.Event()

    async def end() -> None:
        over.set()

    drawing.add_done_callback(lambda _: over.set())
    timer = clock.after(DRAWN_WITHIN, end)
    try:
        await over.wait()
    finally:
        timer.cancel()
        drawing.cancel()
    if not drawing.done() or drawing.cancelled():
        raise TooSlowError("Drawing took too long, or was broken off.")
    return drawing.result()
