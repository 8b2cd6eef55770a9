"""Histories over the real services and store: what people were told is stored, whatever comes."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.registries import REGISTRIES
from bot.settings import Settings
from bot.simulate.followed import CRASHES, FollowedDatabase, LedgerJournal
from bot.simulate.ledger import KillLedger, rows_in, unsound
from bot.simulate.report import FaultRow
from bot.simulate.services_alone import CountingClock, services_on
from bot.simulate.walking import Walk, done
from bot.store.upgrade import upgrade
from bot.taught import taught
from bot.tutor.exercises.attempts import Activity
from bot.tutor.exercises.questions.state import final_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.services import Services
    from bot.taught import Taught

STEPS = 25
MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of our own is made there
FAULTS = ("restart", "lesson edited", *CRASHES)
CHECKED = (
    "every acknowledged row as it was told; no card of a question counts twice; "
    "progress and scores are what the answers give; sound"
)
OPEN = "SELECT id FROM attempt WHERE finished_at IS NULL AND activity IN ('questions', 'matching')"


@dataclass(slots=True)
class HistoryCount:
    """What came of some histories; `faults` and `broken` are by the kind of fault."""

    histories: int = 0
    steps: int = 0
    stored: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def add(self, other: HistoryCount) -> None:
        self.histories += other.histories
        self.steps += other.steps
        self.stored += other.stored
        self.faults.update(other.faults)
        self.broken.update(other.broken)
        self.failures += other.failures


def write_histories(histories: int, seed: str, progress: Callable[[str], None]) -> HistoryCount:
    """Let so many histories happen."""
    count = HistoryCount()
    known = taught(Settings(database=Path("none"), database_url=None), REGISTRIES)
    with tempfile.TemporaryDirectory(prefix="nudge-simulate-", dir=quick_folder()) as folder:
        template = Path(folder) / "template.sqlite3"
        upgrade(template, Settings(database=template, database_url=None).migrations)
        for number in range(histories):
            here = Path(folder) / str(number)
            here.mkdir()
            path = Path(shutil.copyfile(template, here / "nudge.sqlite3"))
            history = CrashHistory(path, known, Random(f"{seed}-{number}"), count)
            asyncio.run(history.happen())
            shutil.rmtree(here)
            count.histories += 1
            progress(f"histories: {number + 1} of {histories}")
    return count


def quick_folder() -> str | None:
    """Return a folder in memory where there is one: here no power fails, and no disk is needed."""
    return str(MEMORY) if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None


class CrashHistory:
    """One history on a database of its own; what went wrong is added to `count`."""

    def __init__(self, path: Path, known: Taught, chance: Random, count: HistoryCount) -> None:
        self.path, self.known, self.chance, self.count = path, known, chance, count
        self.ledger = KillLedger()
        self.journal = LedgerJournal(self.ledger)
        self.walk = Walk(known[0], chance)
        self.edited = False

    async def happen(self) -> None:
        self.services = self.opened()
        for _ in range(STEPS):
            drawn = self.chance.random()
            if drawn < 0.06:
                await self.begin_again("restart")
            elif drawn < 0.1:
                self.edit()
                await self.begin_again("lesson edited")
            else:
                await self.step(self.chance.choice(CRASHES) if drawn < 0.2 else "")
            self.count.steps += 1
        await self.begin_again("")
        self.database.close()
        self.count.stored += self.ledger.acknowledged

    def opened(self) -> Services:
        clock = CountingClock()
        self.database = FollowedDatabase(self.path, clock.now, self.journal, self.chance)
        self.database.start()
        return services_on(self.database, self.known, self.chance)

    async def step(self, crash: str) -> None:
        """Do something, and crash in it if so said: then the person was told nothing."""
        call, press = self.walk.next_call()
        self.database.crash = crash
        if not crash:
            await done(self.walk, self.services, call, press)
            return
        await done(unheard(self.walk), self.services, call, press)
        self.database.crash = ""
        if self.database.crashed:
            await self.begin_again(crash)

    async def begin_again(self, fault: str) -> None:
        """Close, or leave the files as the crash left them; look at them, and open them anew."""
        await self.following_ended()
        self.database.close()
        if self.database.left is not None:
            moved(self.database.left, self.path)
        wrong = self.ledger.settle(rows_in(self.path)) + unsound(self.path)
        wrong += self.ledger.doubled + self.walk.wrong
        self.ledger.doubled, self.walk.wrong = [], []
        self.services = self.opened()
        wrong += await self.compared()
        self.count.faults[fault] += 1
        self.count.broken[fault] += bool(wrong)
        self.count.failures += [f"{fault or 'at the end'}: {one}" for one in wrong]

    async def following_ended(self) -> None:
        """Let what was told by the engine be stored."""
        for _ in range(20):
            await asyncio.sleep(0)

    async def compared(self) -> list[str]:
        """Compare progress and scores with what the answers themselves give."""
        with closing(sqlite3.connect(self.path)) as connection:
            still = {row[0] for row in connection.execute(OPEN)}
        left = sorted(still & self.walk.finished)
        wrong = [f"attempts {left} were told to be done and are open"] if left else []
        if self.edited:
            return wrong
        questions = self.services.questions
        for person in (1, 2):
            for attempt in await self.services.lessons.history.attempts(
                person, [Activity.QUESTIONS]
            ):
                told = final_score(questions.asking.replay(attempt))
                if attempt.closed and told != attempt.score:
                    wrong.append(f"attempt {attempt.id} has {attempt.score}, its answers {told}")
        return wrong

    def edit(self) -> None:
        """Take a question out of a lesson, as an edit of its file does."""
        course, tables, spoken = self.known
        lesson = self.chance.choice([one for one in course.lessons if len(one.questions) > 3])
        gone = self.chance.choice(lesson.questions)
        kept = tuple(one for one in lesson.questions if one is not gone)
        shorter = replace(lesson, questions=kept, revision=f"{self.chance.getrandbits(48):012x}")
        lessons = tuple(shorter if one is lesson else one for one in course.lessons)
        self.known = replace(course, lessons=lessons), tables, spoken
        self.walk.course = self.known[0]
        self.edited = True


def moved(left: Path, path: Path) -> None:
    """Put the files that a crash left in the place of those that went on without it."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
        if Path(f"{left}{suffix}").exists():
            Path(f"{left}{suffix}").replace(f"{path}{suffix}")


def unheard(walk: Walk) -> Walk:
    """Return a walk that takes in what nobody is told any more."""
    return Walk(walk.course, walk.chance, presses=walk.presses)


def history_rows(count: HistoryCount) -> list[FaultRow]:
    family = f"histories ({count.histories}, {count.steps} steps)"
    rows = []
    for fault in ("", *FAULTS):
        tried, broken = count.faults[fault], count.broken[fault]
        name = fault or "at the end"
        failures = tuple(one for one in count.failures if one.startswith(name))
        rows.append(FaultRow(family, name, tried, tried - broken, CHECKED, 0, broken, 0, failures))
    return rows
