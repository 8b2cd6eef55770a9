"""An hour of a running bot on a database: it is upgraded, somebody answers, a backup is made."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from bot.backing_up import backups_of
from bot.real_clock import now
from bot.settings import Settings
from bot.store.course.bookmarks import Bookmarks
from bot.store.database import Database
from bot.store.sqlite.hourly import HourlyBackups
from bot.store.sqlite.lock import DatabaseLock
from bot.store.upgrade import upgrade
from bot.tutor.people import Press

if TYPE_CHECKING:
    from pathlib import Path


def run_for_an_hour(path: Path) -> None:
    settings = Settings(database=path, database_url=None)
    folder = backups_of(settings, now)
    assert folder is not None
    with DatabaseLock(path):
        upgrade(path, settings.migrations, folder)
        database = Database(path, now)
        database.start()
        person = len(people(path)) + 1
        press = Press((time.time_ns() // 1_000_000 - 1_420_070_400_000) << 22, person)
        asyncio.run(_read(database, press))
        backups = HourlyBackups(folder, database)
        for moment in (0.0, 3600.0):  # the newest backup may be of this hour: then one is due later
            backups.copy_when_due(moment)
            backups.join()
        assert backups.trouble is None
        backups.stop()
        database.close()


async def _read(database: Database, press: Press) -> None:
    await Bookmarks(database).open(press, "loss")


def people(path: Path) -> list[int]:
    """Return who has begun to read."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT discord_id FROM reading JOIN learner ON learner.id = learner_id ORDER BY 1"
        )
        return [person for (person,) in found]
