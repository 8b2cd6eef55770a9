"""Answers that are on the disk before they are acknowledged, sixty-four people at once."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import time
from dataclasses import dataclass, field, replace
from importlib import import_module, util
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bot.app import now
from bot.bench.report import Row
from bot.bench.timing import high
from bot.settings import Settings
from bot.store.database import Database
from bot.store.dialect import insert_or_ignore, rows_changed
from bot.store.exercises.attempts import Attempts
from bot.store.tables.people import learner, press
from bot.store.upgrade import upgrade
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

    from bot.tutor.exercises.attempts import Attempt

AT_ONCE = 64
SECONDS = 4.0
ROUNDS = 3
_PERSON, _PRESS = insert_or_ignore(learner), insert_or_ignore(press)
TWO_ROWS = "{people} people store two rows at once, on the disk before it is acknowledged"
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
        *against_the_orm(SECONDS / 8 if quick else SECONDS),
    )


def against_the_orm(seconds: float) -> tuple[Row, ...]:
    """Compare with SQLAlchemy's async ORM at the same work, where it is installed (group bench)."""
    task = TWO_ROWS.format(people=AT_ONCE)
    if util.find_spec("aiosqlite") is None or util.find_spec("greenlet") is None:
        return ()
    rival = import_module("bot.bench.rivals.orm_answers").orm_answers
    ours, theirs = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            ours.append(len(_two_rows_each(Path(folder) / "ours.sqlite3", seconds)))
            stored = asyncio.run(rival(Path(folder) / "orm.sqlite3", AT_ONCE, seconds))
            theirs.append(len(stored))
    faster = median(our / its for our, its in zip(ours, theirs, strict=True))
    each, its = (1000 * seconds / median(stored) for stored in (ours, theirs))
    return (
        Row(task, "Nudge, one", each, "ms"),
        Row(task, "SQLAlchemy's async ORM, one", its, "ms", ratio=faster, at_least=15),
    )


def _two_rows_each(path: Path, seconds: float) -> list[int]:
    """Store pairs of rows for some seconds; return their numbers."""
    upgrade(path, Settings().migrations)
    database = Database(path, now)
    database.start()
    numbers, until, stored = itertools.count(1), time.perf_counter() + seconds, list[int]()

    async def store() -> None:
        while time.perf_counter() < until:
            stored.append(await database.write(_pair(next(numbers))))

    async def store_all() -> None:
        await asyncio.gather(*(store() for _ in range(AT_ONCE)))

    try:
        asyncio.run(store_all())
    finally:
        database.close()
    return stored


def _pair(number: int) -> Callable[[sa.Connection], int]:
    person = {"discord_id": number, "joined_at": now()}
    made = {"interaction_id": number, "learner_id": 1, "pressed_at": now()}

    def work(connection: sa.Connection) -> int:
        rows_changed(connection, _PERSON, person)
        rows_changed(connection, _PRESS, made)
        return number

    return work


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
    answering = (_answer(attempts, person, until, stored) for person in range(1, people + 1))
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
