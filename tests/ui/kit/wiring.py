"""Stands for Discord's side of a message: counts, fails when told to, and notices overlaps."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bot.services.messages import MessagePlace, Reason, Token
from bot.services.scene import Scene
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.kit.live import LiveMessages
from tests.fakes import HandClock

if TYPE_CHECKING:
    from bot.services.clock import Clock

GUILD, CHANNEL, CARD = 5, 50, 500
HERE = MessagePlace(GUILD, CHANNEL, CARD)
IMPOSSIBLE = {
    "edit": {Fault.NO_TOKEN},
    "post": {Fault.NO_TOKEN, Fault.TOO_OLD},
    "edit by token": set(),
}
TROUBLE = NotSentError(Fault.TROUBLE, Reason.TROUBLE)


@dataclass(frozen=True, slots=True)
class StateScene(Scene):
    """A state that a card shows."""

    state: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that reached Discord, at a moment of the clock, and whether it was taken."""

    verb: str
    place: MessagePlace
    state: int
    at: float
    taken: bool
    nonce: str = ""


class FakeWire:
    """Takes every request, unless `faults` says otherwise for the next ones."""

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock
        self.faults: list[NotSentError | None] = []
        self.sent: list[Sent] = []
        self.shown: dict[int, int] = {}
        self.answers: asyncio.Event | None = None  # when set: Discord answers once it is set
        self.opened = 0
        self.closed_by: list[NotSentError] = []  # what keeps threads from being opened, next
        self._in_flight: set[int] = set()

    async def edit_by_token(self, place: MessagePlace, _token: Token, scene: Scene) -> int:
        return await self._send("edit by token", place, scene)

    async def edit(self, place: MessagePlace, scene: Scene) -> int:
        return await self._send("edit", place, scene)

    async def post(self, place: MessagePlace, scene: Scene, nonce: str) -> int:
        return await self._send("post", place, scene, nonce)

    async def open_thread(self, _place: MessagePlace) -> None:
        if self.closed_by:
            raise self.closed_by.pop(0)
        self.opened += 1

    async def pause(self, clock: Clock, seconds: float) -> None:
        over = asyncio.Event()

        async def end() -> None:
            over.set()

        clock.after(seconds, end)
        await over.wait()

    async def _send(self, verb: str, place: MessagePlace, scene: Scene, nonce: str = "") -> int:
        assert isinstance(scene, StateScene)
        message = place.message or 900 + len(self.sent)
        assert message not in self._in_flight, "two edits of a message are in flight"
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and fault.fault in IMPOSSIBLE[verb]:
            fault = None
        self.sent.append(Sent(verb, place, scene.state, self.clock.seconds, fault is None, nonce))
        self._in_flight.add(message)
        try:
            await (self.answers.wait() if self.answers else asyncio.sleep(0))
        finally:
            self._in_flight.discard(message)
        if fault is not None:
            raise fault
        self.shown[message] = scene.state
        return message

    def most_in(self, seconds: float, channel: int = CHANNEL) -> int:
        """Return how many edits there were in a channel within any so many seconds."""
        times = [s.at for s in self.sent if s.place.channel == channel]
        return max((sum(t <= u < t + seconds for u in times) for t in times), default=0)


def live(clock: HandClock) -> tuple[LiveMessages, FakeWire]:
    messages, wire = LiveMessages(clock, Random(1)), FakeWire(clock)
    messages.wire = wire
    return messages, wire


class Board:
    """A card whose state changes while people look at it."""

    def __init__(self, place: MessagePlace = HERE) -> None:
        self.clock = HandClock()
        self.messages, self.wire = live(self.clock)
        self.place, self.state, self.drawn = place, 0, 0

    def change(self) -> None:
        self.state += 1
        self.messages.refresh(self.place, self.draw)

    async def draw(self) -> Scene | None:
        self.drawn += 1
        return StateScene(self.state)
