"""One request for a message, in its turn."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from bot.ui.answering.faults import NotSentError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.clock import Clock
    from bot.services.messages import MessagePlace, Token
    from bot.services.scene import Scene
    from bot.ui.kit.budget import Budget
    from bot.ui.kit.turns import Delivery, Turn

log = logging.getLogger(__name__)


class Wire(Protocol):
    """One try at sending; the id of the message comes back. All but `pause` raise NotSentError."""

    async def edit_by_token(self, place: MessagePlace, token: Token, scene: Scene) -> int: ...
    async def edit(self, place: MessagePlace, scene: Scene) -> int: ...
    async def post(self, place: MessagePlace, scene: Scene, nonce: str) -> int: ...
    async def open_thread(self, place: MessagePlace) -> None: ...
    async def pause(self, clock: Clock, seconds: float) -> None: ...


async def sent_in_turn(
    turn: Turn,
    latest: Delivery | None,
    budget: Budget,
    clock: Clock,
    request: Callable[[], Awaitable[int]],
) -> int | None:
    """Make a request, for which leave was taken from `budget`, once no other edit is in flight.

    Return None, and send nothing, if something newer than `latest` is to be delivered by then.
    """
    sent = False
    try:
        async with turn.lock:
            if turn.latest is not latest:
                return None
            sent = True
            return await request()
    finally:
        if sent:
            budget.answer(clock.elapsed())
        else:
            budget.give_back()


async def requested(wire: Wire, place: MessagePlace, scene: Scene, nonce: str = "") -> int:
    """Post a scene, or edit the message that stands there, by its token if it has one."""
    if place.message is None:
        return await wire.post(place, scene, nonce)
    if place.token is not None:
        return await wire.edit_by_token(place, place.token, scene)
    return await wire.edit(place, scene)


async def opened(wire: Wire, place: MessagePlace) -> NotSentError | None:
    """Take a thread out of the archive. Return what was in the way, None when it is open."""
    try:
        await wire.open_thread(place)
    except NotSentError as refused:
        log.warning("Thread %s could not be opened: %s", place.channel, refused.__cause__)
        return refused
    return None
