"""Deleting a person with ten thousand answers among very many, while others press, over sockets."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import discord

from bot.bench.many_answers import fill_with_answers
from bot.bench.report import Report, Row
from bot.bench.sockets.discord_server import SmallDiscord
from bot.bench.sockets.payloads import COMPONENT, SLASH
from bot.bench.start import OURS, READY_WITHIN, bot_process, typed
from bot.bench.timing import high
from bot.settings import Settings
from bot.store.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.sockets.discord_server import Given

PERSON = 300_000_000_000_000_001
OF_ONE = 10  # people whose answers are made those of one, a thousand each
OTHERS = 5  # people who press again and again
PACE = 0.1  # seconds from an answer to the next press
CALM = 8.0  # seconds after the start
MOVED = (
    "UPDATE attempt SET learner_id = 1 WHERE learner_id <= :many",
    "UPDATE entry SET author_id = 1 WHERE author_id <= :many",
    "UPDATE press SET learner_id = 1 WHERE learner_id <= :many",
)
LEFT = "SELECT count(*) FROM entry WHERE author_id = 1"


def deleting_report(answers: int) -> Report:
    """Measure, with the goals: deleted in one second, and others wait for 100 ms at most."""
    return asyncio.run(_measured(answers))


async def _measured(answers: int) -> Report:
    with tempfile.TemporaryDirectory(prefix="nudge-bench-", ignore_cleanup_errors=True) as name:
        database = Path(name) / "large" / "nudge.sqlite3"
        database.parent.mkdir()
        upgrade(database, Settings().migrations)
        fill_with_answers(database, answers)
        owned = _gathered(database)
        there = SmallDiscord()
        await there.start()
        try:
            async with bot_process(OURS, Path(name), database, there.port):
                await asyncio.wait_for(there.ready.wait(), READY_WITHIN)
                await asyncio.sleep(CALM)
                calm = await _calm(there)
                seconds, meanwhile = await _deleted(there)
                after = await _calm(there)
        finally:
            await there.stop()
        left = _count(database, LEFT)
    task = f"one person with {owned:,} answers among {answers:,}"
    rows = (
        Row(task, "deleted and told so", seconds, "s", at_most=1),
        *_times(task, "a press of others meanwhile", meanwhile, 100),
        *_times(task, "the same before", calm, None),
        *_times(task, "the same after", after, None),
        Row(task, "answers left", left, "answers", at_most=0),
    )
    return Report(rows, (), {"discord.py": discord.__version__, "SQLite": sqlite3.sqlite_version})


def _times(task: str, name: str, times: Sequence[float], goal: float | None) -> list[Row]:
    return [
        Row(task, f"{name}, {percent}%", 1000 * high(times, percent), "ms", at_most=goal)
        for percent in (50, 99)
    ]


def _gathered(database: Path) -> int:
    """Make the answers of some people those of one; return how many that are."""
    with closing(sqlite3.connect(database)) as connection:
        for statement in MOVED:
            connection.execute(statement, {"many": OF_ONE})
        connection.commit()
    os.sync()  # what was filled in is on the disk before anything is measured
    return _count(database, LEFT)


def _count(database: Path, statement: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(statement).fetchone()[0])


async def _calm(there: SmallDiscord) -> list[float]:
    """Let the others press for two seconds."""
    over = asyncio.Event()
    pressing = [asyncio.create_task(_presses(there, k, over)) for k in range(OTHERS)]
    await asyncio.sleep(2)
    over.set()
    return [seconds for times in await asyncio.gather(*pressing) for seconds in times]


async def _deleted(there: SmallDiscord) -> tuple[float, list[float]]:
    """Delete the person while the others press; return how long it took, and their times."""
    command = typed(there, "mydata") | {"options": [{"name": "delete", "type": 1, "options": []}]}
    asked = await there.press(PERSON, SLASH, command)
    custom_id = _custom_id(asked)
    over = asyncio.Event()
    pressing = [asyncio.create_task(_presses(there, k, over)) for k in range(OTHERS)]
    await asyncio.sleep(0.3)
    began = time.perf_counter()
    data = {"component_type": 2, "custom_id": custom_id}
    await there.press(PERSON, COMPONENT, data, asked.message)
    seconds = time.perf_counter() - began
    over.set()
    times = [one for each in await asyncio.gather(*pressing) for one in each]
    return seconds, times


def _custom_id(asked: Given) -> str:
    text = str(asked.message)
    begins = text.index("mydata-delete:")
    return text[begins:].partition("'")[0]


async def _presses(there: SmallDiscord, number: int, over: asyncio.Event) -> list[float]:
    times = []
    while not over.is_set():
        given = await there.press(PERSON + OF_ONE + 1 + number, SLASH, typed(there, "learn"))
        times.append(given.seconds)
        await asyncio.sleep(PACE)
    return times
