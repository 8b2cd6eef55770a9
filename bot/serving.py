"""Keeps the bot on Discord from the login until a signal asks it to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from functools import partial
from typing import TYPE_CHECKING

from bot.app import Instead, build
from bot.collecting import keep_what_was_built, warm_and_keep
from bot.tutor.errors import UnavailableError
from bot.ui.errors import NO_ENTRY, why_no_entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.app import App
    from bot.settings import Settings


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

    Raise OperatorError when Discord refuses the token, UnavailableError when it cannot be reached
    or this computer has no room for the workers, and every error that `build` raises.
    """
    app = build_or_say(settings)
    gc.enable()  # the command line switched it off: what is built stays
    keep_what_was_built()
    app.bot.add_behind(partial(warm_and_keep, app))  # only once Discord has let it in
    stop = asyncio.Event()
    on_stop_signal(stop.set)
    try:
        online = asyncio.create_task(app.bot.start(token))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({online, stopped}, return_when=asyncio.FIRST_COMPLETED)
        await app.bot.close()
        stopped.cancel()
        if stop.is_set():
            online.cancel()  # the bot stops, so an unfinished login or connection no longer matters
            await asyncio.wait({online})
        else:
            await online
    except NO_ENTRY as error:
        if isinstance(error, OSError) and error.filename is not None:
            raise  # it is about a file, not about the network
        raise why_no_entry(error) from error
    finally:
        app.close()


def on_stop_signal(stop: Callable[[], object]) -> None:
    """Call `stop` at Ctrl+C or SIGTERM; discord.py installs no handler for the latter."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            loop.add_signal_handler(name, stop)
