"""A bot in a process of its own, beside the small Discord that it serves."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.bench.sockets.discord_server import SmallDiscord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

READY_WITHIN = 60.0  # seconds, on a machine that does much else


@dataclass(frozen=True, slots=True)
class MeasuredBot:
    discord: SmallDiscord
    process: asyncio.subprocess.Process

    async def look(self, word: str = "look") -> dict[str, Any]:
        """Ask what the process holds; "collect" has the garbage collected before."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("The bot was started without a line to it.")
        self.process.stdin.write(f"{word}\n".encode())
        line = await self.process.stdout.readline()
        told: dict[str, Any] = json.loads(line)
        return told


@asynccontextmanager
async def measured_bot(kind: str) -> AsyncIterator[MeasuredBot]:
    """Run a bot until it has answered all: `kind` is bare, ours or ours-unfrozen."""
    discord = SmallDiscord()
    await discord.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.bench.sockets.bot_process"),
                *(kind, str(discord.port), str(Path(folder) / "bench.sqlite3")),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            try:
                await asyncio.wait_for(discord.ready.wait(), READY_WITHIN)
                yield MeasuredBot(discord, process)
            finally:
                if process.stdin is not None:
                    process.stdin.close()
                await process.wait()
    finally:
        await discord.stop()
