"""A process whose children write to a database until they are killed; see `test_kills`."""

from __future__ import annotations

import asyncio
import itertools
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.database import Database
from bot.store.exercises.attempts import Attempts
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from tests.store.building import SteppingClock

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

WRITERS = 8


def raise_children(path: Path, pipe: Connection, children: int) -> None:
    """Fork one writing child after another; send None when one is dead.

    A child of this small process starts in milliseconds, because everything is imported here.
    """
    for number in range(children):
        child = os.fork()
        if child == 0:
            pipe.send(os.getpid())
            asyncio.run(write_for_ever(path, pipe, number))
        os.waitpid(child, 0)
        pipe.send(None)


async def write_for_ever(path: Path, pipe: Connection, number: int) -> None:
    database = Database(path, SteppingClock())
    database.start()
    attempts = Attempts(database)
    people = range(number * WRITERS, (number + 1) * WRITERS)
    await asyncio.gather(*(answer_for_ever(attempts, pipe, person) for person in people))


async def answer_for_ever(attempts: Attempts, pipe: Connection, person: int) -> None:
    """Answer as one person, and send attempt and step of each answer after its acknowledgment."""
    presses = itertools.count(person * 1_000_000)
    press = Press(next(presses), person)
    attempt = await attempts.begin(press, WantedAttempt("loss", Activity.QUESTIONS, Plan()))
    for step, press_id in enumerate(presses):
        entry = Entry(EntryKind.ANSWER, f"q{step}", "a", right=True, confidence=50, turn=str(step))
        assert await attempts.add(Press(press_id, person), attempt, entry, None)
        pipe.send((attempt.id, step))
        attempt = replace(attempt, entries=(*attempt.entries, entry))
