"""Answers that are on the disk before they are acknowledged, sixty-four people at once."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import now
from bot.bench.report import Row
from bot.bench.timing import high
from bot.settings import Settings
from bot.store.database import Database
from bot.store.exercises.attempts import Attempts
from bot.store.upgrade import upgrade
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt

AT_ONCE = 64
SECONDS = 4.0
TASK = "{people} people answer at once, each answer on the disk before it is acknowledged"


@dataclass(slots=True)
class Stored:
    """The seconds that each acknowledged answer took, and how many are missing afterwards."""

    seconds: float
    taken: list[float] = field(default_factory=list)
    missing: int = 0


def durable_rows(*, quick: bool) -> tuple[Row, ...]:
    """Measure the store alone; the goals are those of the design: 50 ms, nothing lost."""
    stored = measure_durable(AT_ONCE, 0.3 if quick else SECONDS)
    task = TASK.format(people=AT_ONCE)
    return (
        Row(task, "answers a second", len(stored.taken) / stored.seconds, "/s"),
        Row(task, "stored, 99 of 100", 1000 * high(stored.taken, 99), "ms", at_most=50),
        Row(task, "acknowledged and not there", stored.missing, "answers", at_most=0),
    )


def measure_durable(people: int, seconds: float) -> Stored:
    """Let people answer for some seconds, each as fast as they are acknowledged."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        upgrade(path, Settings().migrations)
        database = Database(path, now)
        database.start()
        try:
            return asyncio.run(_measured(Attempts(database), people, seconds))
        finally:
            database.close()


async def _measured(attempts: Attempts, people: int, seconds: float) -> Stored:
    stored = Stored(seconds)
    until = time.perf_counter() + seconds
    answering = (_answer(attempts, person, until, stored) for person in range(people))
    ended = await asyncio.gather(*answering)
    for attempt in ended:
        kept = await attempts.get(attempt.id)
        stored.missing += len(attempt.entries) - (len(kept.entries) if kept else 0)
    return stored


async def _answer(attempts: Attempts, person: int, until: float, stored: Stored) -> Attempt:
    presses = itertools.count(person * 1_000_000)
    press = Press(next(presses), person)
    attempt = await attempts.begin(press, WantedAttempt("loss", Activity.QUESTIONS, Plan()))
    for step in itertools.count():
        began = time.perf_counter()
        if began > until:
            break
        entry = Entry(EntryKind.ANSWER, f"q{step}", "a", right=True, confidence=50, turn=str(step))
        await attempts.add(Press(next(presses), person), attempt, entry, None)
        stored.taken.append(time.perf_counter() - began)
        attempt = replace(attempt, entries=(*attempt.entries, entry))
    return attempt
