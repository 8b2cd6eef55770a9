"""Messages that are told later, and cards that change while people look at them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.services.messages import Delivered, MessagePlace, Reason, Undelivered
from bot.tutor.errors import TutorError
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.answering.outlasting import JITTER, RETRIES
from bot.ui.kit.budget import SECONDS, Budgets
from bot.ui.kit.places import next_place, reason_of, still_reached
from bot.ui.kit.sending import opened, requested, sent_in_turn
from bot.ui.kit.turns import Delivery, TooSlowError, Turn, drawn_in_time

if TYPE_CHECKING:
    from random import Random

    from bot.services.clock import Clock
    from bot.services.messages import Draw
    from bot.services.scene import Scene
    from bot.ui.kit.sending import Wire

log = logging.getLogger(__name__)

GAP = 2.0  # seconds between two edits of a message
LONGEST_WAIT = 60.0  # seconds until a refresh that failed is tried again
MOST_DOUBLINGS = 6  # of a second, which are more than the longest wait
MOST_FAULTS = 5  # of ours in a row, after which a refresh is dropped
SPARED = 1  # of the edits that a channel may have, left by refreshes to what must arrive


class LiveMessages:
    """The port `Messages` on Discord. Its owner must set `wire` before the first message."""

    def __init__(self, clock: Clock, randomness: Random) -> None:
        self.wire: Wire
        self._clock, self._randomness = clock, randomness
        self._turns: dict[int, Turn] = {}
        self._budgets = Budgets()
        self._forgetting = False
        self._under_way: set[asyncio.Task[None]] = set()

    async def deliver(
        self, place: MessagePlace, scene: Scene, nonce: str, *, anew: bool = True
    ) -> Delivered | Undelivered:
        turn = self._turn(place)
        turn.draw, turn.latest = None, Delivery(place, scene, nonce, anew)
        turn.deliveries += 1
        try:
            told = await self._deliver(turn, turn.latest)
            if isinstance(told, Delivered):
                turn.settle()
            return told
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

    def drop(self, message: int) -> None:
        """Forget what a message was to show: it is being deleted, and nothing takes its place."""
        if (turn := self._turns.get(message)) is not None:
            turn.draw = turn.latest = None

    async def _deliver(self, turn: Turn, delivery: Delivery) -> Delivered | Undelivered:
        while turn.latest is delivery:
            place = still_reached(delivery.place, self._clock.elapsed())
            if place is None:
                return Undelivered(Reason.EXPIRED)
            delivery.place = place
            budget = self._budgets.of(place)
            if wait := budget.take(self._clock.elapsed()):
                await self.wire.pause(self._clock, wait)
                continue
            request = partial(requested, self.wire, place, delivery.scene, delivery.nonce)
            try:
                message = await sent_in_turn(turn, delivery, budget, self._clock, request)
            except NotSentError as fault:
                log.warning("%s could not be sent: %s", delivery.nonce, fault.__cause__ or fault)
                if not await self._prepare_again(delivery, fault):
                    return Undelivered(reason_of(fault, anew=delivery.anew), fault.missing)
            else:
                if message is not None:
                    return Delivered(replace(place, message=message))
        return Undelivered(Reason.REPLACED)

    async def _prepare_again(self, delivery: Delivery, fault: NotSentError) -> bool:
        """Prepare another try, and wait for it where that helps. Return False if none is left."""
        place = delivery.place
        if fault.fault is Fault.ARCHIVED and not delivery.opened:
            refused = await opened(self.wire, place)
            delivery.opened = refused is None
            if refused is None:
                return True
            fault = refused
        if fault.fault is Fault.TROUBLE:
            return await self._wait_out(delivery, fault)
        following = next_place(place, fault.fault)
        if following == place or (following.message is None and not delivery.anew):
            return False
        delivery.place = following
        return True

    async def _wait_out(self, delivery: Delivery, fault: NotSentError) -> bool:
        if delivery.tries == len(RETRIES):
            return False
        await self.wire.pause(self._clock, max(fault.wait, self._uneven(RETRIES[delivery.tries])))
        delivery.tries += 1
        return True

    async def _refresh(self, turn: Turn) -> None:
        """Make the edit that a message waits for, if it may be made now; then let it rest."""
        turn.refreshing, wait = True, GAP
        try:
            wait = await self._redraw(turn) or GAP
        finally:
            turn.refreshing = False
            self._rest(turn, wait)

    async def _redraw(self, turn: Turn) -> float:
        """Draw a message and edit it. Return the seconds until this is to be tried again, or 0."""
        place = still_reached(turn.place, self._clock.elapsed())
        if place is None:  # nobody can edit it any more
            turn.draw = None
        draw, latest = turn.draw, turn.latest
        if draw is None or place is None or turn.deliveries:
            return 0.0
        if wait := self._budgets.of(place).wait(self._clock.elapsed(), SPARED):
            return wait
        turn.begin()
        try:
            scene = await drawn_in_time(draw, self._clock)
            wait = await self._show(turn, latest, scene)
        except Exception as fault:  # noqa: BLE001 - it is logged there, and none may end the refreshes
            wait = await self._after_fault(turn, fault)
        if not wait:
            turn.settle()
        elif turn.latest is latest:
            turn.draw = turn.draw or draw
        return wait

    async def _show(self, turn: Turn, latest: Delivery | None, scene: Scene | None) -> float:
        """Edit a message if that is still wanted. Return the seconds to wait if it is too early."""
        place = still_reached(turn.place, self._clock.elapsed())
        if scene is None or place is None or turn.latest is not latest:
            return 0.0
        budget = self._budgets.of(place)
        wait = budget.take(self._clock.elapsed(), SPARED)
        if not wait:
            request = partial(requested, self.wire, place, scene)
            await sent_in_turn(turn, latest, budget, self._clock, request)
        return wait

    async def _after_fault(self, turn: Turn, fault: Exception) -> float:
        """Return the seconds after which the edit is wanted once more, 0 when it is dropped."""
        message = turn.place.message
        if isinstance(fault, NotSentError):
            log.warning("Message %s stays old: %s", message, fault.__cause__ or fault)
            return await self._after_refusal(turn, fault)
        if isinstance(fault, TutorError | TooSlowError):  # the store is in trouble
            log.warning("Message %s could not be drawn: %s", message, fault)
            return self._once_more(turn)
        turn.faults += 1
        if turn.faults == 1:
            log.error("While drawing message %s", message, exc_info=fault)
        return self._once_more(turn) if turn.faults < MOST_FAULTS else 0.0

    async def _after_refusal(self, turn: Turn, fault: NotSentError) -> float:
        """Say when to try again, unless the message or the right to edit it is gone."""
        if fault.fault is Fault.ARCHIVED and not turn.opened:
            refused = await opened(self.wire, turn.place)
            turn.opened = refused is None
            if refused is None:
                return self._once_more(turn)
            fault = refused
        if fault.fault in {Fault.TROUBLE, Fault.TOO_OLD}:
            least = fault.wait if fault.fault is Fault.TROUBLE else LONGEST_WAIT
            return max(least, self._once_more(turn))
        if turn.place.token is not None and next_place(turn.place, fault.fault).token is None:
            turn.place = replace(turn.place, token=None)
            return self._once_more(turn)
        return 0.0

    def _once_more(self, turn: Turn) -> float:
        wait = min(2.0 ** min(turn.failures, MOST_DOUBLINGS), LONGEST_WAIT)
        turn.failures += 1
        return max(GAP, self._uneven(wait))

    def _rest(self, turn: Turn, seconds: float) -> None:
        """Let a message rest, no shorter than before; then edit it again if that is wanted."""
        self._forget_soon()
        if turn.place.message is None:
            return
        if turn.timer is not None:
            turn.timer.cancel()
        now = self._clock.elapsed()
        turn.busy, turn.rests_until = True, max(turn.rests_until, now + seconds)
        rested = partial(self._rested, turn, turn.place.message)
        turn.timer = self._clock.after(turn.rests_until - now, rested)

    async def _rested(self, turn: Turn, message: int) -> None:
        if turn.draw is not None and not turn.refreshing:
            await self._refresh(turn)
        elif turn.is_over():
            self._turns.pop(message, None)

    def _forget_soon(self) -> None:
        """Forget budgets once they are idle."""
        if not self._forgetting:
            self._forgetting = True
            self._clock.after(SECONDS, self._forget)

    async def _forget(self) -> None:
        self._forgetting = False
        if self._budgets.forget_idle(self._clock.elapsed()):
            self._forget_soon()

    def _turn(self, place: MessagePlace) -> Turn:
        if place.message is None:
            return Turn(place)
        return self._turns.setdefault(place.message, Turn(place))

    def _uneven(self, seconds: float) -> float:
        return seconds * (1 + JITTER * self._randomness.random())
