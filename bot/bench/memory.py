"""How much memory a bot takes while people press for long: ours, and a bare one of discord.py."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from bot.bench.report import Finding, Report, Row
from bot.bench.sockets.driving import Drive
from bot.bench.sockets.measured import measured_bot
from bot.bench.timing import high

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = 10
WARM = 0.1  # of the interactions come before the first mark: caches fill
MB = 2**20
MOST_GROWTH = 10.0  # MB, however many interactions
HELD = ("objects", "ours", "views", "tasks", "threads", "files")
NAMED = {
    "objects": "objects of Python, not frozen",
    "ours": "objects of Nudge's own kinds",
    "views": "views and forms that discord.py keeps",
    "tasks": "tasks",
    "threads": "threads",
    "files": "open files",
}


@dataclass(frozen=True, slots=True)
class LongRun:
    """What a process held after the warm-up and at each mark, and how fast it answered."""

    marks: tuple[dict[str, Any], ...]
    seconds: dict[str, list[float]]
    unanswered: tuple[str, ...]
    interactions: int


def memory_report(interactions: int, kinds: tuple[str, ...] = ("ours", "bare")) -> Report:
    """Measure each kind of bot in a process of its own, one after the other."""
    rows: list[Row] = []
    findings: list[Finding] = []
    for kind in kinds:
        told = asyncio.run(long_run(kind, interactions))
        rows += rows_of(kind, told)
        findings += [
            Finding(task_of(kind, told), "no answer", {"press": p}) for p in told.unanswered
        ]
    versions = {name: version(name) for name in ("discord.py", "aiohttp", "sqlalchemy")}
    return Report(tuple(rows), (), versions, tuple(findings[:20]))


async def long_run(kind: str, interactions: int) -> LongRun:
    """Drive a bot for its warm-up and then for so many interactions and forms."""
    async with measured_bot(kind) as bot:
        drive = Drive(bot.discord)
        await drive.on(round(interactions * WARM))
        marks = [await bot.look("collect")]
        drive.seconds.clear()
        for _ in range(MARKS):
            await drive.on(interactions // MARKS)
            marks.append(await bot.look("collect"))
        return LongRun(tuple(marks), drive.seconds, tuple(drive.unanswered), interactions)


def task_of(kind: str, told: LongRun) -> str:
    name = {"ours": "Nudge", "bare": "a bare bot"}.get(kind, kind)
    return f"{name}, {told.interactions} interactions and forms over sockets"


def rows_of(kind: str, told: LongRun) -> Iterator[Row]:
    """Tell of each mark, the growth since the warm-up, and the time to the answers."""
    task, first, last = task_of(kind, told), told.marks[0], told.marks[-1]
    for place, mark in enumerate(told.marks):
        share = f"{100 * place // MARKS} %" if place else "after the warm-up"
        yield Row(task, f"resident, {share}", mark["resident"] / MB, "MB")
    growth = (last["resident"] - first["resident"]) / MB
    most = MOST_GROWTH if kind == "ours" else None
    yield Row(task, "resident, growth", growth, "MB", at_most=most)
    yield Row(task, "growth for each", MB * growth / told.interactions, "bytes")
    for held in HELD:
        limit = 0 if held == "views" else None
        yield Row(task, f"{NAMED[held]}, before", first[held], held)
        yield Row(task, f"{NAMED[held]}, after", last[held], held, at_most=limit)
    every = [one for times in told.seconds.values() for one in times]
    yield Row(task, "first answer, half", 1000 * high(every, 50), "ms")
    yield Row(task, "first answer, 99 of 100", 1000 * high(every, 99), "ms")
    yield Row(task, "first answer, the slowest", 1000 * max(every), "ms")
    yield Row(task, "never answered", len(told.unanswered), "presses", at_most=0)
