"""A whole bot with real workers that trains until it is killed; see test_training_kills.

The first life asks for a training that takes some seconds. Each later life finds the simulated
Discord as it was, and ends when the picture stands in the old message.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from simcord import Env

from bot.app import build
from bot.settings import Settings
from tests.ui.killed_player import World, say

SECONDS = 60
ASKED = {"hidden": "64 64", "points": 2000, "epochs": 400, "optimizer": "adam"}


async def live(folder: Path) -> None:
    app = build(Settings(database=folder / "nudge.sqlite3", training_workers=1))
    world = World(Env(app.bot, settle_timeout=30.0), folder)
    _, _, card = await world.enter("train", learning_rate=0.01, **ASKED)
    say("ready")
    for _ in range(20 * SECONDS):
        if card.attachments:
            say("done")
            break
        await asyncio.sleep(0.05)
    app.close()


if __name__ == "__main__":
    asyncio.run(live(Path(sys.argv[1])))
