"""The process of a bot that is measured: `python -m bot.bench.sockets.bot_process KIND PORT FILE`.

It reads lines from standard input: each is answered with one JSON object of what the process holds.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import resource
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.bench.sockets.holding import holdings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Built = tuple[discord.Client, Callable[[], None], object]

PAGE = resource.getpagesize()


async def run(kind: str, port: int, file: Path) -> None:
    """Serve until standard input ends. `kind` is bare, ours, or ours-unfrozen."""
    Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(f"ws://127.0.0.1:{port}/gateway/")
    bot, close, root = _bare() if kind == "bare" else _ours(file, frozen=kind == "ours")
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    threading.Thread(target=_answer, args=(loop, (bot, root), ended), daemon=True).start()
    online = asyncio.create_task(bot.start("some.token"))
    await asyncio.wait({online, asyncio.create_task(ended.wait())}, return_when="FIRST_COMPLETED")
    await bot.close()
    close()


def _bare() -> Built:
    from bot.bench.sockets.bare import BareBot  # noqa: PLC0415 - nothing of Nudge is loaded for it

    bot = BareBot()
    return bot, lambda: None, bot


def _ours(file: Path, *, frozen: bool) -> Built:
    """Build the bot as `bot.serving` does; with `frozen` the garbage collector is set as there."""
    from bot.app import build  # noqa: PLC0415 - see above
    from bot.collecting import keep_what_was_built, warm_and_keep  # noqa: PLC0415 - see above
    from bot.settings import Settings  # noqa: PLC0415 - see above

    app = build(Settings(database=file, database_url=None))
    if frozen:
        keep_what_was_built()
    app.bot.add_behind(partial(warm_and_keep, app) if frozen else app.warm)
    return app.bot, app.close, app


def _answer(
    loop: asyncio.AbstractEventLoop, parts: tuple[discord.Client, object], ended: asyncio.Event
) -> None:
    """Answer each line, in a thread that waits for them."""
    for line in sys.stdin:
        asked = asyncio.run_coroutine_threadsafe(_look(*parts, line.split()), loop)
        sys.stdout.write(json.dumps(asked.result()) + "\n")
        sys.stdout.flush()
    loop.call_soon_threadsafe(ended.set)


async def _look(bot: discord.Client, root: object, asked: Sequence[str]) -> dict[str, Any]:
    """Say what the process holds.

    "collect" asks for a round of the garbage collector first, "holdings" for all containers.
    """
    if "collect" in asked:
        gc.collect()
    if "holdings" in asked:
        return {name: [one.size, one.most] for name, one in holdings_of(root).items()}
    every, ours = _alive()
    store = bot._connection._view_store  # noqa: SLF001 - there is no other way to count it
    return {
        "seconds": time.process_time(),
        "resident": resident(),
        "objects": every,
        "ours": ours,
        "views": len(store._views) + len(store._modals),  # noqa: SLF001 - see above
        "tasks": len(asyncio.all_tasks()),
        "threads": threading.active_count(),
        "files": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - their number is wanted
        "frozen": gc.get_freeze_count(),
    }


def _alive() -> tuple[int, int]:
    """Count the objects that are not frozen, and those among them of Nudge's own kinds.

    No other thread runs meanwhile: one that is just making a tuple breaks when a list of all
    objects holds it too.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    time.sleep(4 * usual)  # whoever waits for its turn since before gets it
    try:
        alive = gc.get_objects()
        return len(alive), sum(str(type(one).__module__).startswith("bot.") for one in alive)
    finally:
        del alive
        sys.setswitchinterval(usual)


def resident() -> int:
    """Return the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
