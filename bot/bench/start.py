"""From the start of a process to the first answer, beside a bare discord.py bot, over sockets."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import discord

from bot.bench.many_answers import fill_with_answers, most_active_person
from bot.bench.report import Report, Row
from bot.bench.sockets.discord_server import SmallDiscord
from bot.bench.sockets.payloads import SLASH
from bot.bench.sockets.weighing import megabytes_of, processor_seconds, shared_megabytes
from bot.bench.timing import high
from bot.services.upkeep import SOON
from bot.settings import Settings
from bot.store.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ELSEWHERE = (
    "import sys; port = sys.argv.pop(); from discord.http import Route; from yarl import URL; "
    "from discord.gateway import DiscordWebSocket; "
    "Route.BASE = f'http://127.0.0.1:{port}/api/v10'; "
    "DiscordWebSocket.DEFAULT_GATEWAY = URL(f'ws://127.0.0.1:{port}/gateway/'); "
)
OURS = ELSEWHERE + "from bot.__main__ import main; main(['run'], prog_name='nudge')"
BARE = (
    ELSEWHERE
    + "import asyncio; from bot.bench.sockets.bare import BareBot; "
    + "asyncio.run(BareBot().start('some.token'))"
)
NOBODYS = "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".Gplant." + "planted-token-of-nobody_1234567890abcd"
READY_WITHIN = 120.0
TRAINED_AFTER = 12.0  # seconds, in which the workers have started and trained
NOT_WRITTEN = "PYTHONDONTWRITEBYTECODE"  # would compile every module anew at every start
FORGETS_AFTER = SOON + 2  # seconds
PRESSED = 500  # times, while old rows are deleted
TASK, WEIGHT = "from the start of the process", "memory"


@dataclass(frozen=True, slots=True)
class StartTimes:
    """Seconds until Discord let the bot in, and until a first press was answered.

    `progress` is the time of `/progress` of somebody with many answers, the last time it is asked.
    `quiet` are the times of presses, `meanwhile` those while old rows are forgotten, `forgotten`
    of these a second.
    `computed` are seconds of the processor. `resident` are MiB of the process at its first answer,
    `together` those of it and its helpers after a training, each page counted once.
    """

    let_in: float
    answered: float
    resident: float
    computed: float
    together: float = 0.0
    progress: float = 0.0
    forgotten: float = 0.0
    quiet: tuple[float, ...] = ()
    meanwhile: tuple[float, ...] = ()


def start_report(answers: int, rounds: int) -> Report:
    """Start bots in turn; ours in an empty folder, again, and with so many answers stored."""
    return asyncio.run(_measured(answers, rounds))


async def _measured(answers: int, rounds: int) -> Report:
    with tempfile.TemporaryDirectory(prefix="nudge-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        bare, first, again, many = [], [], [], []
        large, person = folder / "large" / "nudge.sqlite3", None
        if answers:
            large.parent.mkdir()
            upgrade(large, Settings().migrations)
            fill_with_answers(large, answers)
            person = most_active_person(large)
        for number in range(rounds + 1):  # the first one compiles the modules
            new = folder / f"new{number}" / "nudge.sqlite3"
            bare.append(await _started(BARE, folder, new))
            first.append(await _started(OURS, folder, new))
            again.append(await _started(OURS, folder, new, train=number == rounds))
            if answers:
                many.append(await _started(OURS, folder, large, person))
        rows = [
            *_rows("a bare bot", bare[1:], None),
            *_rows("Nudge", again[1:], bare[1:], 1.8),
            *_rows("Nudge, the first start", first[1:], bare[1:], 1.8),
            Row(WEIGHT, "Nudge, at its first answer", _of(again, "resident"), "MiB", at_most=85),
            Row(WEIGHT, "a bare bot", _of(bare, "resident"), "MiB"),
            Row(WEIGHT, "all after a training", again[-1].together, "MiB", at_most=250),
            *_many(answers, many[1:], again[1:]),
        ]
    return Report(tuple(rows), (), {"discord.py": discord.__version__})


def _rows(
    name: str, ours: list[StartTimes], bare: list[StartTimes] | None, goal: float | None = None
) -> list[Row]:
    told = {
        "let_in": "let in by Discord",
        "answered": "first press answered",
        "computed": "processor until then",
    }
    return [
        Row(
            TASK,
            f"{name}: {words}",
            _of(ours, what),
            "s",
            None if bare is None else _of(ours, what) / _of(bare, what),
            at_most=goal,
        )
        for what, words in told.items()
    ]


def _many(answers: int, many: list[StartTimes], again: list[StartTimes]) -> list[Row]:
    if not many:
        return []
    task = f"{answers:,} answers stored, after a kill"
    quiet = [seconds for one in many for seconds in one.quiet]
    meanwhile = [seconds for one in many for seconds in one.meanwhile]
    return [
        Row(task, "first press answered", _of(many, "answered"), "s", at_most=3),
        Row(task, "the same with none", _of(again, "answered"), "s"),
        Row(task, "/progress", 1000 * _of(many, "progress"), "ms"),
        Row(task, "rows forgotten a second", _of(many, "forgotten"), ""),
        *(
            Row(task, f"a press {when}, {percent}%", 1000 * high(times, percent), "ms")
            for when, times in (("before", quiet), ("meanwhile", meanwhile))
            for percent in (50, 99)
        ),
    ]


def _of(started: list[StartTimes], what: str) -> float:
    return float(median(getattr(one, what) for one in started))


async def _started(
    code: str, folder: Path, database: Path, person: int | None = None, *, train: bool = False
) -> StartTimes:
    discord_here = SmallDiscord()
    await discord_here.start()
    began = time.perf_counter()
    try:
        async with bot_process(code, folder, database, discord_here.port) as process:
            await asyncio.wait_for(discord_here.ready.wait(), READY_WITHIN)
            let_in = time.perf_counter() - began
            await discord_here.press(person or 77, SLASH, typed(discord_here, "learn"))
            answered, weight = time.perf_counter() - began, megabytes_of(process.pid)
            times = StartTimes(let_in, answered, weight, processor_seconds(process.pid))
            if person is not None:
                return await _with_many(times, discord_here, database, person)
            if not train:
                return times
            await discord_here.press(77, SLASH, typed(discord_here, "train"))
            await asyncio.sleep(TRAINED_AFTER)
            return replace(times, together=shared_megabytes(process.pid))
    finally:
        await discord_here.stop()


async def _with_many(
    times: StartTimes, there: SmallDiscord, database: Path, person: int
) -> StartTimes:
    """Add the time of `/progress`, how fast old rows go, and presses before and meanwhile."""
    for _ in range(3):
        progress = (await there.press(person, SLASH, typed(there, "progress"))).seconds
    quiet = await _times(there, person)
    await asyncio.sleep(FORGETS_AFTER)
    before, began = _presses_in(database), time.perf_counter()
    meanwhile = await _times(there, person)
    taken = time.perf_counter() - began
    gone = before - _presses_in(database) + PRESSED
    return replace(
        times, progress=progress, forgotten=gone / taken, quiet=quiet, meanwhile=meanwhile
    )


async def _times(there: SmallDiscord, person: int) -> tuple[float, ...]:
    learn = typed(there, "learn")
    return tuple([(await there.press(person, SLASH, learn)).seconds for _ in range(PRESSED)])


def _presses_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM press").fetchone()[0])


def typed(there: SmallDiscord, name: str) -> dict[str, object]:
    command = next(one for one in there.commands if one["name"] == name)
    return {"id": command["id"], "name": name, "type": 1, "options": []}


@asynccontextmanager
async def bot_process(
    code: str, folder: Path, database: Path, port: int
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a bot until it is killed, so that no start but the first follows a good end."""
    database.parent.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name != NOT_WRITTEN}  # noqa: TID251 - handed on
    environment |= {"DISCORD_TOKEN": NOBODYS, "NUDGE_DATABASE": str(database)}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code, str(port)), env=environment
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()
