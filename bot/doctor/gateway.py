"""How fast Discord's gateway answers: a connection that only greets, and never logs in.

It costs none of the logins that Discord gives a bot for a day, and disturbs none that runs.
"""

from __future__ import annotations

import asyncio
import time
from statistics import median
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.doctor.complaints import LATENCY, MANY_STARTS, NO_GATEWAY, SLOW
from bot.doctor.finding import good, wrong

if TYPE_CHECKING:
    from bot.doctor.discord_calls import DiscordCaller
    from bot.doctor.finding import DoctorFinding

PATIENCE = 5.0
ROUNDS = 3
SLOW_SECONDS = 0.7  # a press must be answered within three seconds, all in all
FEW = 100  # logins left of the thousand a day
HELLO, HEARTBEAT, HEARD = 10, 1, 11


async def look_at_latency(caller: DiscordCaller) -> list[DoctorFinding]:
    """Measure some round trips to the gateway. Raise NotToldError where its address is not told."""
    told = await caller.get("/gateway/bot")
    try:
        rounds = await asyncio.wait_for(_rounds(caller.session, str(told["url"])), 3 * PATIENCE)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError, TypeError, KeyError):
        return [
            wrong(
                NO_GATEWAY,
                "Discord answers, but its gateway, from which presses come, does not.",
                "Run nudge doctor again in some minutes. If it stays so, a firewall or a proxy "
                "has to let web sockets to gateway.discord.gg through.",
            )
        ]
    return [*_logins(told), _judged(median(caller.seconds), median(rounds))]


async def _rounds(session: aiohttp.ClientSession, address: str) -> list[float]:
    """Return the seconds of some heartbeats and their answers."""
    seconds = []
    target = f"{address.rstrip('/')}/?v=10&encoding=json"
    async with session.ws_connect(target, max_msg_size=2**20) as socket:
        await _until(socket, HELLO)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            await socket.send_json({"op": HEARTBEAT, "d": None})
            await _until(socket, HEARD)
            seconds.append(time.perf_counter() - began)
    return seconds


async def _until(socket: aiohttp.ClientWebSocketResponse, op: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await socket.receive_json()).get("op") != op:
            pass


def _logins(told: dict[str, Any]) -> list[DoctorFinding]:
    limit = told.get("session_start_limit") or {}
    left, total = int(limit.get("remaining", FEW)), int(limit.get("total", 1000))
    if left >= FEW:
        return []
    return [
        wrong(
            MANY_STARTS,
            f"The bot has logged in {total - left} times of {total} that Discord allows a day.",
            "Something starts it again and again. Look into its log for the sentence with which it "
            "ends, and mend that.",
        )
    ]


def _judged(request: float, gateway: float) -> DoctorFinding:
    words = f"A request takes {_milliseconds(request)}, the gateway {_milliseconds(gateway)}"
    if max(request, gateway) < SLOW_SECONDS:
        return good(LATENCY, f"{words}, there and back.")
    return wrong(
        SLOW,
        f"{words}, there and back. Above {_milliseconds(SLOW_SECONDS)} some presses are lost: "
        "Discord waits three seconds for an answer.",
        "Run nudge doctor again later. If it stays so, find out what else uses this network, or "
        "move the bot to a computer with a better one.",
    )


def _milliseconds(seconds: float) -> str:
    return f"{max(1, round(1000 * seconds))} ms"
