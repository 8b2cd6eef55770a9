"""Keeps the bot on Discord from the login until a signal asks it to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import shutil
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

from bot.app import Instead, build
from bot.collecting import keep_what_was_built, warm_and_keep
from bot.health.supervisor import Supervision, supervised, watchdog_seconds
from bot.tutor.errors import UnavailableError
from bot.ui.errors import NO_ENTRY, why_no_entry
from bot.watching import LagWatch, watched

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.app import App
    from bot.settings import Settings
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)

DRAIN_SECONDS = 6.0  # for what is in flight
CLOSE_SECONDS = 1.5  # for Discord to answer the goodbye
STOP_SECONDS = 9.5  # in all, after the first signal
HURRY_SECONDS = 1.0  # after the second
SWITCH_SECONDS = 0.001  # a thread gives way to presses so soon, not after Python's 5 ms


def build_or_say(settings: Settings) -> App:
    """Build; raise UnavailableError when the computer refuses something that is not a file."""
    try:
        return build(settings, instead=Instead(workers_later=True))
    except OSError as error:
        if error.filename is not None:
            raise
        reason = error.strerror or error
        raise UnavailableError(f"Nudge cannot start just now: {reason}.") from error


async def serve(settings: Settings, token: str) -> None:
    """Stay on Discord until SIGINT or SIGTERM asks the bot to stop.

    What is in flight then is answered first. Raise OperatorError when Discord refuses the token,
    UnavailableError when it cannot be reached or this computer has no room for the workers, and
    every error that `build` raises.
    """
    app = build_or_say(settings)
    gc.enable()  # the command line switched it off: what is built stays
    keep_what_was_built()
    sys.setswitchinterval(SWITCH_SECONDS)
    app.bot.add_behind(partial(warm_and_keep, app))  # only once Discord has let it in
    stop = StopSignals()
    on_stop_signal(stop.take)
    try:
        with watched(LagWatch(lags=app.counts.loop_lag)) as lag:
            app.bot.duty.add_trouble(lag.trouble)
            async with seen_from_outside(settings, app, stop):
                await stay_on(app.bot, token, stop)
    except NO_ENTRY as error:
        if isinstance(error, OSError) and error.filename is not None:
            raise  # it is about a file, not about the network
        raise why_no_entry(error) from error
    finally:
        app.close()


@contextlib.asynccontextmanager
async def seen_from_outside(settings: Settings, app: App, stop: StopSignals) -> AsyncIterator[None]:
    """Tell the service manager and whoever scrapes how the bot is, until the end of the block."""
    watchdog = watchdog_seconds(settings.watchdog_usec, settings.watchdog_pid)
    supervision = Supervision(settings.notify_socket, watchdog)

    def reasons() -> tuple[str, ...]:
        return app.bot.readiness.reasons

    async with contextlib.AsyncExitStack() as parts:
        if settings.metrics_port is not None:
            # Prometheus' client and aiohttp's server take memory, and most bots need neither.
            from bot.health.endpoints import Health, served  # noqa: PLC0415
            from bot.health.exposition import Exposition  # noqa: PLC0415

            metrics = Exposition(app.counts, partial(free_bytes, settings.database)).text
            await parts.enter_async_context(served(Health(reasons, metrics), settings.metrics_port))
        await parts.enter_async_context(supervised(supervision, reasons, stop.asked))
        yield


def free_bytes(database: Path) -> int | None:
    """Return how much room the disk of the database has for this user; None where unknown."""
    try:
        return shutil.disk_usage(database.resolve().parent).free
    except OSError:
        return None


async def stay_on(bot: TutorBot, token: str, stop: StopSignals) -> None:
    """Log in and stay until a signal; then end what is in flight and leave Discord."""
    online = asyncio.create_task(bot.start(token))
    stopped = asyncio.create_task(stop.asked.wait())
    await asyncio.wait({online, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not stop.asked.is_set():
        await bot.close()
        await online
        return
    await leave(bot, stop, online)


async def leave(bot: TutorBot, stop: StopSignals, online: asyncio.Task[None]) -> None:
    """Take on nothing new, answer what is in flight, and close the connection, all in time."""
    if not await bot.duty.drain(DRAIN_SECONDS, stop.hurry):
        log.warning("Stopping although %d things are still under way.", bot.duty.busy)
        await bot.duty.give_up()  # before the connection is closed under it
    # Nobody listens any more: discord.py's own listener would close with 4000, and not with 1000,
    # which says that the bot does not come back at once. An unfinished login ends with it.
    online.cancel()
    await asyncio.wait({online})
    with contextlib.suppress(TimeoutError):  # Discord may not answer the goodbye
        await asyncio.wait_for(bot.close(), CLOSE_SECONDS)


class StopSignals:
    """What the signals ask for: the first one to stop, and a second one not to wait any more.

    After STOP_SECONDS from the first, or soon after the second, the program ends in any case: what
    was told to people is on the disk, and trainings are taken up at the next start.
    """

    def __init__(self, end: Callable[[int], object] = os._exit) -> None:
        self.asked, self.hurry = asyncio.Event(), asyncio.Event()
        self._end = end

    def take(self) -> None:
        again = self.asked.is_set()
        (self.hurry if again else self.asked).set()
        timer = threading.Timer(HURRY_SECONDS if again else STOP_SECONDS, self._end, [0])
        timer.daemon = True
        timer.start()


def on_stop_signal(stop: Callable[[], object]) -> None:
    """Call `stop` at Ctrl+C or SIGTERM; discord.py installs no handler for the latter."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            loop.add_signal_handler(name, stop)
