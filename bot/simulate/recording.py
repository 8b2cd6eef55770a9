"""Records what the real store does to its files, in a process of its own.

Several people use the real services at once. The recording ends up in a file: how the database was
at first, and every write, cut, wait and deletion, with what the store acknowledged in between.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.registries import REGISTRIES
from bot.settings import Settings
from bot.simulate.disk import DiskEvent, DiskRecorder
from bot.simulate.followed import FollowedDatabase
from bot.simulate.journal import Journal
from bot.simulate.services_alone import CountingClock, services_on
from bot.simulate.walking import Walk, done
from bot.store.upgrade import upgrade
from bot.taught import taught

if TYPE_CHECKING:
    import sqlite3

    from bot.taught import Taught

WRITERS = 3
STEPS = 14  # of each writer, between two openings
CHECKPOINTS = (1000, 8, 30)  # pages of the log; 1000 is what SQLite and the bot have


class DiskJournal(Journal):
    """Puts what is told between the writes to the disk."""

    def __init__(self, recorder: DiskRecorder) -> None:
        super().__init__()
        self.recorder = recorder

    def say(self, *words: object) -> None:
        self.recorder.events.append(DiskEvent("say", said=words))


def record(path: Path, known: Taught, chance: Random, synchronous: str) -> DiskRecorder:
    """Use a database from its opening to its closing, twice, and return what was done to it."""
    recorder, pages = DiskRecorder(), chance.choice(CHECKPOINTS)

    def taken(driver: sqlite3.Connection, *_: object) -> None:
        if not driver.execute("PRAGMA query_only").fetchone()[0]:
            driver.execute(f"PRAGMA wal_autocheckpoint={pages}")
            driver.execute(f"PRAGMA synchronous={synchronous}")

    sa.event.listen(sa.pool.Pool, "checkout", taken)
    recorder.begin()
    asyncio.run(use(path, known, chance, DiskJournal(recorder)))
    return recorder


async def use(path: Path, known: Taught, chance: Random, journal: DiskJournal) -> None:
    walks = [
        Walk(known[0], chance, people=(place, place + WRITERS), presses=count(place * 10**6 + 1))
        for place in range(1, WRITERS + 1)
    ]
    for _ in range(2):
        database = FollowedDatabase(path, CountingClock().now, journal, chance)
        database.start()
        services = services_on(database, known, chance)
        await asyncio.gather(*(write(walk, services) for walk in walks))
        await asyncio.sleep(0.01)
        database.close()


async def write(walk: Walk, services: object) -> None:
    for _ in range(STEPS):
        await done(walk, services, *walk.next_call())  # type: ignore[arg-type]  # the real ones


def main() -> None:
    folder, seed, synchronous = sys.argv[1:]
    known = taught(Settings(database=Path("none"), database_url=None), REGISTRIES)
    path = Path(folder) / "nudge.sqlite3"
    upgrade(path, Settings(database=path, database_url=None).migrations)
    begun = {str(path): path.read_bytes()}
    recorder = record(path, known, Random(seed), synchronous)
    Path(folder, "recording.pickle").write_bytes(pickle.dumps((begun, recorder.events)))


if __name__ == "__main__":
    main()
