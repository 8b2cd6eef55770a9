"""What a press costs in CPU through the simulated Discord: Nudge's, and a bare bot's beside it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import simcord
from discord.ext import commands

from bot.app import Instead, build
from bot.bench.crowd import NoEngine
from bot.bench.report import Row
from bot.bench.sockets.bare import BareBot
from bot.bench.timing import ratio
from bot.settings import Settings

if TYPE_CHECKING:
    from simcord import ResponseMessage

TASK = "CPU of a press that turns a card, through the simulated Discord"
TURNS = ("Next", "Just show me", "Back"), ("Back", "Next", "Just show me")
"""What is pressed at every other press: there and back, so that a card is turned each time."""
WARM = 20  # presses before it is measured


async def simulated_rows(rounds: int, presses: int) -> list[Row]:
    """Let the bots take turns; the simulated Discord's own share is in both."""
    costs: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(rounds):
        costs["bare"].append(await _cost(BareBot(), presses))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "bench.sqlite3"
            app = build(Settings(database=file, database_url=None), instead=Instead(NoEngine()))
            try:
                costs["ours"].append(await _cost(app.bot, presses))
            finally:
                app.close()
    beside = ratio(costs["ours"], costs["bare"])
    return [
        Row(TASK, "a bare bot of discord.py", 1000 * min(costs["bare"]), "ms"),
        Row(TASK, "Nudge", 1000 * min(costs["ours"]), "ms", beside, at_most=1.5),
    ]


async def _cost(bot: commands.Bot, presses: int) -> float:
    """Return the seconds of CPU that one press takes, all threads together."""
    async with simcord.run(bot, settle_timeout=60.0, check_errors=False) as env:
        guild = env.create_guild()
        reader = guild.add_member(env.create_user("reader"))
        channel = guild.create_text_channel("lessons")
        card = (await reader.slash(channel, "learn")).response
        for step in range(WARM):
            card = await _turned(reader, card, step)
        began = time.process_time()
        for step in range(presses):
            card = await _turned(reader, card, step)
        return (time.process_time() - began) / presses


async def _turned(
    reader: simcord.MemberActor, card: ResponseMessage | None, step: int
) -> ResponseMessage | None:
    """Turn a card, there and back."""
    if card is None:
        raise RuntimeError("There is no card to turn.")
    for label in TURNS[step % 2]:
        try:
            pressed = await reader.click(card, label=label)
        except simcord.SetupError:  # it has no such button, or cannot be pressed
            continue
        return pressed.response or card
    raise RuntimeError("This card cannot be turned.")
