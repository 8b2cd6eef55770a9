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

if TYPE_CHECKING:
    from collections.abc import Callable

    Built = tuple[discord.Client, Callable[[], None]]

PAGE = resource.getpagesize()


async def run(kind: str, port: int, file: Path) -> None:
    """Serve until standard input ends. `kind` is bare, ours, or ours-unfrozen."""
    Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(f"ws://127.0.0.1:{port}/gateway/")
    bot, close = _bare() if kind == "bare" else _ours(file, frozen=kind == "ours")
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    threading.Thread(target=_answer, args=(loop, bot, ended), daemon=True).start()
    online = asyncio.create_task(bot.start("token"))
    await asyncio.wait({online, asyncio.create_task(ended.wait())}, return_when="FIRST_COMPLETED")
    await bot.close()
    close()


def _bare() -> Built:
    from bot.bench.sockets.bare import BareBot  # noqa: PLC0415 - nothing of Nudge is loaded for it

    return BareBot(), lambda: None


def _ours(file: Path, *, frozen: bool) -> Built:
    """Build the bot as `bot.serving` does; with `frozen` the garbage collector is set as there."""
    from bot.app import build  # noqa: PLC0415 - see above
    from bot.collecting import keep_what_was_built, warm_and_keep  # noqa: PLC0415 - see above
    from bot.settings import Settings  # noqa: PLC0415 - see above

    app = build(Settings(database=file, database_url=None))
    if frozen:
        keep_what_was_built()
    app.bot.add_behind(partial(warm_and_keep, app) if frozen else app.warm)
    return app.bot, app.close


def _answer(loop: asyncio.AbstractEventLoop, bot: discord.Client, ended: asyncio.Event) -> None:
    """Answer each line, in a thread that waits for them."""
    for line in sys.stdin:
        asked = asyncio.run_coroutine_threadsafe(_look(bot, collect="collect" in line), loop)
        sys.stdout.write(json.dumps(asked.result()) + "\n")
        sys.stdout.flush()
    loop.call_soon_threadsafe(ended.set)


async def _look(bot: discord.Client, *, collect: bool) -> dict[str, Any]:
    """Say what the process holds; a round of the garbage collector comes first if asked for."""
    if collect:
        gc.collect()
    alive = gc.get_objects()
    store = bot._connection._view_store  # noqa: SLF001 - there is no other way to count it
    return {
        "seconds": time.process_time(),
        "resident": resident(),
        "objects": len(alive),
        "ours": sum(str(type(one).__module__).startswith("bot.") for one in alive),
        "views": len(store._views) + len(store._modals),  # noqa: SLF001 - see above
        "tasks": len(asyncio.all_tasks()),
        "threads": threading.active_count(),
        "files": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - their number is wanted
        "frozen": gc.get_freeze_count(),
    }


def resident() -> int:
    """Return the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
