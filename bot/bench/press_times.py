"""What a press costs over real sockets: time to the answer, and CPU beside a bare bot."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from importlib.metadata import version
from random import Random
from typing import TYPE_CHECKING

from bot.bench.report import Report, Row
from bot.bench.simulated_presses import TURNS, simulated_rows
from bot.bench.sockets.measured import measured_bot
from bot.bench.sockets.payloads import COMPONENT, SLASH, Payload, parts_in
from bot.bench.sockets.people import FIRST_PERSON, Person
from bot.bench.timing import high, ratio

if TYPE_CHECKING:
    from bot.bench.sockets.measured import MeasuredBot

PRESSES, ROUNDS, ALONE = 20_000, 20, 200
KINDS = ("ours", "ours-unfrozen", "bare")
NAMES = {
    "ours": "Nudge",
    "ours-unfrozen": "Nudge, the garbage collector left as it is",
    "bare": "a bare bot of discord.py",
}
SINGLE = "a press that turns a card, one after another, over sockets"
TOGETHER = f"{ALONE} presses in one instant, over sockets"
WARMING = 30.0  # seconds at most until what is loaded behind the presses is there


def presses_report(*, quick: bool) -> Report:
    """Have the bots take turns, so that noise of the machine meets all of them."""
    presses, rounds = (200, 2) if quick else (PRESSES, ROUNDS)
    return asyncio.run(_measured(presses, rounds))


async def _measured(presses: int, rounds: int) -> Report:
    async with AsyncExitStack() as opened:
        bots = {kind: await opened.enter_async_context(measured_bot(kind)) for kind in KINDS}
        turners = {kind: [await _reader(bot)] for kind, bot in bots.items()}
        for bot in bots.values():
            await _warmed(bot)
        times: dict[str, list[float]] = {kind: [] for kind in KINDS}
        costs: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for _ in range(rounds):
            for kind, bot in bots.items():
                before = (await bot.look("seconds"))["seconds"]
                times[kind] += await _turns(turners[kind][0], presses // rounds)
                after = (await bot.look("seconds"))["seconds"]
                costs[kind].append((after - before) / (presses // rounds))
        crowd = await _instant(bots["ours"])
    rows = [row for kind in KINDS for row in _rows(kind, times[kind], costs)]
    rows += await simulated_rows(rounds=max(rounds // 5, 1), presses=min(presses, 300))
    rows.append(Row(TOGETHER, "answered, half of them", 1000 * high(crowd, 50), "ms"))
    rows.append(Row(TOGETHER, "answered, the last one", 1000 * max(crowd), "ms", at_most=500))
    return Report(tuple(rows), (), {name: version(name) for name in ("discord.py", "aiohttp")})


def _rows(kind: str, times: list[float], costs: dict[str, list[float]]) -> list[Row]:
    name, ours = NAMES[kind], kind == "ours"
    cost = 1000 * sum(costs[kind]) / len(costs[kind])
    beside = None if kind == "bare" else ratio(costs[kind], costs["bare"])
    half, most = (5.0, 30.0) if ours else (None, None)
    return [
        Row(SINGLE, f"{name}: half", 1000 * high(times, 50), "ms", at_most=half),
        Row(SINGLE, f"{name}: 99 of 100", 1000 * high(times, 99), "ms", at_most=most),
        Row(SINGLE, f"{name}: 999 of 1000", 1000 * sorted(times)[-len(times) // 1000], "ms"),
        Row(SINGLE, f"{name}: slowest of {len(times)}", 1000 * max(times), "ms"),
        Row(SINGLE, f"{name}: CPU of a press", cost, "ms", beside),
    ]


async def _reader(bot: MeasuredBot, id_: int = FIRST_PERSON) -> Person:
    """Return somebody with a card that can be turned."""
    person = Person(bot.discord, Random(1), id_)
    learn = next(one for one in bot.discord.commands if one["name"] == "learn")
    data: Payload = {"id": learn["id"], "name": "learn", "type": 1, "options": []}
    person.card = (await bot.discord.press(person.id, SLASH, data)).message
    return person


async def _warmed(bot: MeasuredBot) -> None:
    """Wait until the bot rests: it loads things while presses come."""
    before = -1.0
    for _ in range(round(WARMING)):
        now = (await bot.look("seconds"))["seconds"]
        if now - before < 0.05:
            return
        before = now
        await asyncio.sleep(1)


async def _turns(person: Person, presses: int) -> list[float]:
    return [await _turned(person, step) for step in range(presses)]


async def _turned(person: Person, step: int = 0) -> float:
    card = person.card or {}
    given = await person.discord.press(person.id, COMPONENT, turn_of(card, step), card)
    person.card = given.message
    return given.seconds


def turn_of(card: Payload, step: int = 0) -> Payload:
    """Return the press of a button that turns a card. Raise ValueError where there is none."""
    parts = [*parts_in(card.get("components") or [])]
    buttons = {one["label"]: one for one in parts if one.get("label") and not one.get("disabled")}
    for label in TURNS[step % 2]:
        if label in buttons:
            return {"custom_id": buttons[label]["custom_id"], "component_type": 2}
    raise ValueError(f"This card cannot be turned: {[*buttons]}")


async def _instant(bot: MeasuredBot) -> list[float]:
    """Have many people turn their cards in one instant; return the seconds of each."""
    people = [await _reader(bot, FIRST_PERSON + 4 * k) for k in range(1, ALONE + 1)]
    return [*await asyncio.gather(*map(_turned, people))]
