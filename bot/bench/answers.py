"""Two hundred people answer their own questions: over a second, and in one instant."""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
import tracemalloc
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import simcord

from bot.app import Instead, build, now
from bot.bench.answering import QuestionRoom
from bot.bench.crowd import NoEngine
from bot.bench.lesson_pictures import lesson_rows
from bot.bench.posts import post_rows
from bot.bench.report import Report, Row
from bot.bench.timing import high
from bot.collecting import keep_what_was_built
from bot.content.course import load_course
from bot.content.data import load_data
from bot.registries import REGISTRIES
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.answering import Answers
    from bot.tutor.course.course import Course
    from bot.ui.client import TutorBot

PEOPLE = 200
ROUNDS = 5
OVER_A_SECOND = "{people} people answer their own question, spread over one second"
IN_AN_INSTANT = "{people} people answer their own question in one instant"
THE_COURSE = "the course that comes with Nudge"
MEGABYTE = 1_000_000


def answers_report(*, quick: bool) -> Report:
    """Measure, with the goals: judged in 5 ms, 99 of 100 in 100 ms, an instant's all in 500 ms."""
    people, rounds = (20, 1) if quick else (PEOPLE, ROUNDS)
    spread, instants = measure_answers(people, rounds)
    slow, sudden = OVER_A_SECOND.format(people=people), IN_AN_INSTANT.format(people=people)
    lost = sum(people - one.counted for one in (*spread, *instants))
    rows = (
        _milliseconds(slow, "judged, half of them", [median(one.taken) for one in spread], 5),
        _milliseconds(slow, "judged, 99 of 100", [high(one.taken, 99) for one in spread], 100),
        _milliseconds(sudden, "judged, the last one", [max(one.taken) for one in instants], 500),
        Row(sudden, "answers lost or doubled", lost, "answers", at_most=0),
        *post_rows(quick=quick),
        *course_rows(rounds),
        *lesson_rows(),
    )
    versions = {name: version(name) for name in ("discord.py", "simcord", "sqlalchemy")}
    return Report(rows, (), versions)


def _milliseconds(task: str, name: str, rounds: Sequence[float], at_most: float) -> Row:
    """Return the median over the rounds."""
    return Row(task, name, 1000 * median(rounds), "ms", at_most=at_most)


def course_rows(rounds: int) -> tuple[Row, ...]:
    """Measure how long the shipped course takes to load and to check, and its memory."""
    folder = Settings().lessons
    seconds = [_loaded(folder) for _ in range(rounds)]
    gc.collect()
    tracemalloc.start()
    course = _course(folder)
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    lessons = f"{len(course.lessons)} lessons"
    return (
        Row(THE_COURSE, f"loaded and checked, {lessons}", median(seconds), "s", at_most=1),
        Row(THE_COURSE, f"in memory, {lessons}", kept / MEGABYTE, "MB", at_most=20),
    )


def _course(folder: Path) -> Course:
    return load_course(folder, REGISTRIES.lesson_kinds, load_data(folder)[0])[0]


def _loaded(folder: Path) -> float:
    began = time.perf_counter()
    _course(folder)
    return time.perf_counter() - began


def measure_answers(people: int, rounds: int) -> tuple[list[Answers], list[Answers]]:
    """Let people answer over a second, and in an instant, in turn. Needs the extra `demo`."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=Path(folder) / "bench.sqlite3", database_url=None)
        app = build(settings, instead=Instead(NoEngine()))
        keep_what_was_built()  # as a bot does that serves
        try:
            return asyncio.run(_measured(app.bot, people, rounds))
        finally:
            app.close()


async def _measured(bot: TutorBot, people: int, rounds: int) -> tuple[list[Answers], list[Answers]]:
    async with simcord.run(bot, settle_timeout=60.0, check_errors=False) as env:
        guild = env.create_guild()
        members = [guild.add_member(env.create_user(f"member{k}")).id for k in range(people)]
        channel = guild.create_text_channel("class")
        await env.advance_time(max(1.0, now().timestamp() - env.now().timestamp()))
        room = QuestionRoom(env, bot, guild.id, channel.id, members)
        await room.greet()
        spread: list[Answers] = []
        instants: list[Answers] = []
        for _ in range(rounds + 1):  # the first one warms the caches
            spread.append(await room.answered(seconds=1.0))
            instants.append(await room.answered(seconds=0.0))
        return spread[1:], instants[1:]
