"""Databases for the commands of an operator: with a log that is not merged, and of old schemas."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config

from bot.settings import Settings
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup
from bot.store.upgrade import upgrade

MERGED, IN_THE_LOG = 4000, 300  # notes
OLDEST = 2  # migration to which the files of old schemas go back
LEARNERS = "INSERT INTO learner VALUES (?, ?, '2026-11-01 12:00:00.000000')"
NOTE = "INSERT INTO note (learner_id, text, written_at) VALUES (1, ?, '2026-11-01 12:00:00.000000')"
ATTEMPTS = (
    "INSERT INTO attempt (id, learner_id, press_id, lesson, activity, scope, plan, started_at) "
    "VALUES (?, ?, ?, 'loss', 'questions', '', '{}', '2026-11-01')"
)
ENTRIES = (
    "INSERT INTO entry "
    "(attempt_id, step, author_id, turn, kind, item, choice, revision, entered_at) "
    "VALUES (?, 0, ?, '0', 'answer', 'q', ?, '', '2026-11-01')"
)


@dataclass(frozen=True, slots=True)
class Furnished:
    """Folders with a database each: `present` with an open log, and one for each old schema."""

    present: Path
    old: Path
    schemas: tuple[str, ...]

    def of(self, name: str, schema: str) -> Path:
        """Return the folder for a command; `schema` counts for an upgrade alone."""
        return self.old / schema if name == "upgrade" else self.present


def furnished(folder: Path) -> Furnished:
    """Make all files, in some seconds."""
    made = folder / "made" / "nudge.sqlite3"
    made.parent.mkdir()
    settings = Settings(database=made, database_url=None)
    upgrade(made, settings.migrations)
    with closing(sqlite3.connect(made)) as connection:
        fill(connection, 0, 1000)
    present = folder / "present"
    (present / "aside").mkdir(parents=True)
    backup(made, present / "aside" / "backup.sqlite3")
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        fill(connection, 1000, 1000 + MERGED)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        fill(connection, 1000 + MERGED, 1000 + MERGED + IN_THE_LOG)
        for suffix in ("", "-wal"):  # as a bot that was killed leaves them
            shutil.copyfile(f"{made}{suffix}", present / f"nudge.sqlite3{suffix}")
    newest = int(SCHEMA)
    schemas = tuple(f"{n:04}" for n in sorted({OLDEST + 1, (OLDEST + newest) // 2, newest - 1}))
    for schema in schemas:
        old = folder / "old" / schema
        old.mkdir(parents=True)
        shutil.copyfile(made, old / "nudge.sqlite3")
        _downgrade(old / "nudge.sqlite3", settings.migrations, schema)
    return Furnished(present, folder / "old", schemas)


def fill(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Add so many people, each with an answer, and their notes."""
    numbers = range(first + 1, last + 1)
    connection.execute("BEGIN")
    connection.executemany(LEARNERS, ((n, 10**6 + n) for n in numbers))
    connection.executemany(NOTE, ((f"What I learned in step {n}.",) for n in numbers))
    connection.executemany(ATTEMPTS, ((n, n, n) for n in numbers))
    connection.executemany(ENTRIES, ((n, n, "abcd"[n % 4]) for n in numbers))
    connection.commit()


def _downgrade(path: Path, migrations: Path, schema: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["database"] = path
    command.downgrade(config, schema)
