"""Messages that are told later, and cards that change while people look at them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.services.messages import Delivered, MessagePlace, Reason, Undelivered
from bot.tutor.errors import TutorError
from bot.ui.kit.budget import Budgets
from bot.ui.kit.faults import Fault, NotSentError
from bot.ui.kit.places import next_place, still_reached

if TYPE_CHECKING:
    from random import Random

    from bot.services.clock import Clock, Timer
    from bot.services.messages import Draw, Token
    from bot.services.scene import Scene

log = logging.getLogger(__name__)

RETRIES = (1.0, 2.0, 4.0)  # seconds to wait, when Discord itself is in trouble
JITTER = 0.25  # of each wait at random, so that all do not try again together
GAP = 2.0  # seconds between two edits of a message
LONGEST_WAIT = 60.0  # seconds until a refresh that failed is tried again
SPARED = 1  # of the edits that a channel may have, left by refreshes to what must arrive


class Wire(Protocol):
    """One try at sending; the id of the message comes back. All but `pause` raise NotSentError."""

    async def edit_by_token(self, place: MessagePlace, token: Token, scene: Scene) -> int: ...
    async def edit(self, place: MessagePlace, scene: Scene) -> int: ...
    async def post(self, place: MessagePlace, scene: Scene, nonce: str) -> int: ...
    async def open_thread(self, place: MessagePlace) -> None: ...
    async def pause(self, clock: Clock, seconds: float) -> None: ...


@dataclass(slots=True)
class Delivery:
    """Something that must arrive; `place` is where it is tried next."""

    place: MessagePlace
    scene: Scene
    nonce: str
    tries: int = 0
    opened: bool = False


@dataclass(slots=True)
class Turn:
    """Whose turn it is to edit one message.

    `draw` is a refresh that waits; `busy` says that it is cared for: an edit is under way, or a
    timer runs. `lock` is held for one request, never for a wait.
    """

    place: MessagePlace
    draw: Draw | None = None
    busy: bool = False
    timer: Timer | None = None
    latest: Delivery | None = None
    deliveries: int = 0
    failures: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class LiveMessages:
    """The port `Messages` on Discord. Its owner must set `wire` before the first message."""

    def __init__(self, clock: Clock, randomness: Random) -> None:
        self.wire: Wire
        self._clock, self._randomness = clock, randomness
        self._turns: dict[int, Turn] = {}
        self._budgets = Budgets()
        self._under_way: set[asyncio.Task[None]] = set()

    async def deliver(
        self, place: MessagePlace, scene: Scene, nonce: str
    ) -> Delivered | Undelivered:
        turn = self._turn(place)
        turn.draw, turn.latest = None, Delivery(place, scene, nonce)
        turn.deliveries += 1
        try:
            return await self._deliver(turn, turn.latest)
        finally:
            turn.deliveries -= 1
            self._rest(turn, GAP)

    def refresh(self, place: MessagePlace, draw: Draw) -> None:
        turn = self._turn(place)
        turn.place, turn.draw = place, draw
        if not turn.busy and not turn.deliveries:
            turn.busy = True
            task = asyncio.ensure_future(self._refresh(turn))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _deliver(self, turn: Turn, delivery: Delivery) -> Delivered | Undelivered:
        while turn.latest is delivery:
            place = still_reached(delivery.place, self._clock.elapsed())
            if place is None:
                return Undelivered(Reason.EXPIRED)
            delivery.place = place
            try:
                message = await self._send(turn, place, delivery)
            except NotSentError as fault:
                log.warning("%s could not be sent: %s", delivery.nonce, fault.__cause__ or fault)
                if not await self._prepare_again(delivery, fault):
                    return Undelivered(fault.reason)
            else:
                return Delivered(replace(place, message=message))
        return Undelivered(Reason.REPLACED)

    async def _send(self, turn: Turn, place: MessagePlace, delivery: Delivery) -> int:
        while wait := self._budgets.of(place).take(self._clock.elapsed()):
            await self.wire.pause(self._clock, wait)
        budget = self._budgets.of(place)
        try:
            async with turn.lock:
                if place.message is None:
                    return await self.wire.post(place, delivery.scene, delivery.nonce)
                return await self._edit(place, delivery.scene)
        finally:
            budget.answer(self._clock.elapsed())

    async def _edit(self, place: MessagePlace, scene: Scene) -> int:
        if place.token is not None:
            return await self.wire.edit_by_token(place, place.token, scene)
        return await self.wire.edit(place, scene)

    async def _prepare_again(self, delivery: Delivery, fault: NotSentError) -> bool:
        """Prepare another try, and wait for it where that helps. Return False if none is left."""
        place = delivery.place
        if fault.fault is Fault.TROUBLE:
            return await self._wait_out(delivery, fault)
        if fault.fault is Fault.ARCHIVED and not delivery.opened:
            delivery.opened = True
            return await self._opened(place)
        delivery.place = next_place(place, fault.fault)
        return delivery.place != place

    async def _wait_out(self, delivery: Delivery, fault: NotSentError) -> bool:
        if delivery.tries == len(RETRIES):
            return False
        await self.wire.pause(self._clock, max(fault.wait, self._uneven(RETRIES[delivery.tries])))
        delivery.tries += 1
        return True

    async def _opened(self, place: MessagePlace) -> bool:
        try:
            await self.wire.open_thread(place)
        except NotSentError as refused:
            log.warning("Thread %s could not be opened: %s", place.channel, refused.__cause__)
            return False
        return True

    async def _refresh(self, turn: Turn) -> None:
        """Make the edit that a message waits for, if it may be made now; then let it rest."""
        draw, place = turn.draw, still_reached(turn.place, self._clock.elapsed())
        if place is None:  # nobody can edit it any more
            turn.draw = None
        if draw is None or place is None or turn.deliveries:
            self._rest(turn, GAP)
            return
        budget = self._budgets.of(place)
        wait = budget.take(self._clock.elapsed(), spare=SPARED)
        if not wait:
            try:
                wait = await self._redraw(turn, draw, place)
            finally:
                budget.answer(self._clock.elapsed())
        self._rest(turn, wait)

    async def _redraw(self, turn: Turn, draw: Draw, place: MessagePlace) -> float:
        """Draw a message and edit it. Return the seconds for which it is to rest."""
        try:
            async with turn.lock:
                turn.draw = None
                scene = await draw()
                if scene is not None:
                    await self._edit(place, scene)
        except NotSentError as fault:
            log.warning("Message %s stays old: %s", place.message, fault.__cause__ or fault)
            return self._after_fault(turn, draw, fault)
        except TutorError as unread:  # the store is in trouble
            log.warning("Message %s could not be drawn: %s", place.message, unread)
            return self._once_more(turn, draw)
        except Exception:
            log.exception("While drawing message %s", place.message)
        turn.failures = 0
        return GAP

    def _after_fault(self, turn: Turn, draw: Draw, fault: NotSentError) -> float:
        """Want the edit once more, unless the message or the right to edit it is gone."""
        if fault.fault is Fault.TROUBLE:
            return max(fault.wait, self._once_more(turn, draw))
        if fault.fault is Fault.TOO_OLD:
            return max(LONGEST_WAIT, self._once_more(turn, draw))
        if turn.place.token is not None and next_place(turn.place, fault.fault).token is None:
            turn.place = replace(turn.place, token=None)
            return self._once_more(turn, draw)
        turn.draw = None
        return GAP

    def _once_more(self, turn: Turn, draw: Draw) -> float:
        if not turn.deliveries:
            turn.draw = turn.draw or draw
        turn.failures += 1
        return max(GAP, self._uneven(min(2.0 ** (turn.failures - 1), LONGEST_WAIT)))

    def _rest(self, turn: Turn, seconds: float) -> None:
        """Let a message rest; then edit it again if that is wanted, else forget it."""
        if turn.place.message is None:
            return
        if turn.timer is not None:
            turn.timer.cancel()
        turn.busy = True
        turn.timer = self._clock.after(seconds, partial(self._rested, turn, turn.place.message))

    async def _rested(self, turn: Turn, message: int) -> None:
        if turn.draw is not None:
            await self._refresh(turn)
        elif not turn.deliveries and not turn.lock.locked():
            self._turns.pop(message, None)
        self._budgets.forget_idle(self._clock.elapsed())

    def _turn(self, place: MessagePlace) -> Turn:
        if place.message is None:
            return Turn(place)
        return self._turns.setdefault(place.message, Turn(place))

    def _uneven(self, seconds: float) -> float:
        return seconds * (1 + JITTER * self._randomness.random())
