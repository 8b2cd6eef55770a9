"""Tells the service manager how the bot is: systemd's protocol, one datagram for each message.

It says READY=1 once presses are answered, WATCHDOG=1 for as long as the event loop comes round, and
STOPPING=1 at the drain. See sd_notify(3) and sd_watchdog_enabled(3).
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 0.5  # between two looks at how it is
LOGGING_IN = "Logging in to Discord."
ANSWERING = "Presses are answered."
STOPPING = "Stopping: what is in flight is answered."


@dataclass(frozen=True, slots=True)
class Supervision:
    """What the service manager put into the environment: where it listens, and how often it asks.

    `socket` is None where there is none. `watchdog` is after how many seconds of silence it ends
    the process, None where it does not.
    """

    socket: str | None = None
    watchdog: float | None = None


class Supervisor:
    """Says things to the service manager; without a socket, and when nobody hears it, nothing."""

    def __init__(self, address: str | None) -> None:
        self._socket: socket.socket | None = None
        self._said = ""
        if not address or address[0] not in "/@" or not hasattr(socket, "AF_UNIX"):
            return
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.setblocking(False)  # the loop waits for nobody here
        try:
            self._socket.connect(f"\0{address[1:]}" if address[0] == "@" else address)
        except OSError as error:
            log.warning("The service manager cannot be reached: %s", error.strerror)
            self.close()

    @property
    def is_there(self) -> bool:
        return self._socket is not None

    def say(self, **fields: object) -> None:
        """Say all in one message; a field's value is one line."""
        if self._socket is not None:
            text = "\n".join(f"{name}={value}" for name, value in fields.items())
            with suppress(OSError):  # it is full, or restarts: it is told again soon
                self._socket.send(text.encode())

    def tell(self, status: str) -> None:
        """Say how the bot is, if that has changed. `status` names nobody."""
        if status != self._said:
            self._said = status
            self.say(STATUS=" ".join(status.split()))

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


@asynccontextmanager
async def supervised(
    supervision: Supervision, reasons: Callable[[], tuple[str, ...]], stop: asyncio.Event
) -> AsyncIterator[None]:
    """Tell the service manager how it goes, for as long as the block lasts.

    It is told that the bot is ready when there are no `reasons` against it for the first time, and
    that the bot goes once `stop` is set.
    """
    supervisor = Supervisor(supervision.socket)
    if not supervisor.is_there:
        yield
        return
    telling = {
        asyncio.create_task(_tell(supervisor, reasons, stop)),
        asyncio.create_task(_beat(supervisor, supervision.watchdog)),
    }
    try:
        yield
    finally:
        for task in telling:
            task.cancel()
        await asyncio.wait(telling)
        supervisor.close()


async def _tell(
    supervisor: Supervisor, reasons: Callable[[], tuple[str, ...]], stop: asyncio.Event
) -> None:
    supervisor.tell(LOGGING_IN)
    ready = False
    while not stop.is_set():
        against = reasons()
        if not against and not ready:
            ready = True
            supervisor.say(READY=1)
        if ready:
            supervisor.tell(against[0] if against else ANSWERING)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
    supervisor.say(STOPPING=1)
    supervisor.tell(STOPPING)


async def _beat(supervisor: Supervisor, watchdog: float | None) -> None:
    """Come round with the loop: when that stands still this does too, and the watchdog bites."""
    while watchdog is not None:
        supervisor.say(WATCHDOG=1)
        await asyncio.sleep(watchdog / 2)


def watchdog_seconds(microseconds: int | None, process: int | None) -> float | None:
    """Return the time of a watchdog that is meant for this process, None for any other's."""
    if microseconds is None or (process is not None and process != os.getpid()):
        return None
    return microseconds / 1_000_000
