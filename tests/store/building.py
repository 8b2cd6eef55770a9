"""A migrated database, a clock that steps, and migrations that only the tests know."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.config import Config

import bot.store.sqlite.version
import bot.store.upgrade
from bot.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.process import BaseProcess

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

SMALL_DISK = 4_000_000  # bytes of a disk that is soon full

SPAWN = multiprocessing.get_context("spawn")

NEXT_SCHEMA = f"{int(SCHEMA) + 1:04}"
PRETEND = f'''"""Rebuild the table that most others point to."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT_SCHEMA}"
down_revision = "{SCHEMA}"


def upgrade() -> None:
    with op.batch_alter_table("learner", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(32)))
    op.execute("UPDATE learner SET nickname = NULL")


def downgrade() -> None:
    with op.batch_alter_table("learner", recreate="always") as batch:
        batch.drop_column("nickname")
'''  # noqa: S608 - the text of a migration, of numbers of ours

PRETEND_FILE = Path("versions", f"{NEXT_SCHEMA}_pretend.py")
PRETEND_MIDDLE = '    op.execute("UPDATE'

PAUSE = """    import time
    from pathlib import Path

    Path({flag!r}).touch()
    time.sleep(60)
"""


class SteppingClock:
    """A clock that is a second later each time somebody looks."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def alembic_config(path: Path, migrations: Path = MIGRATIONS) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["database"] = path
    return config


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """Ask a database behind the store's back."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def copied_migrations(folder: Path) -> Path:
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def with_pretend(folder: Path) -> Path:
    """Copy the migrations and add one that rebuilds a table others point to."""
    copied_migrations(folder)
    (folder / PRETEND_FILE).write_text(PRETEND, encoding="utf-8")
    return folder


def pausing(migration: Path, before: str, flag: Path) -> None:
    """Let a migration stop before a line until it is killed, and say so by making a file."""
    text = migration.read_text(encoding="utf-8")
    assert text.count(before) == 1
    pause = PAUSE.format(flag=str(flag))
    migration.write_text(text.replace(before, pause + before), encoding="utf-8")


def upgrade_to(schema: str, path: Path, migrations: Path) -> None:
    """Upgrade as a program would whose newest migration is `schema`. For a process of its own."""
    for module in (bot.store.sqlite.version, bot.store.upgrade):
        vars(module)["SCHEMA"] = schema
    bot.store.upgrade.upgrade(path, migrations)


def kill_in_the_middle(schema: str, path: Path, migrations: Path, flag: Path) -> None:
    """Upgrade with migrations that pause (see `pausing`), and kill that process in the pause."""
    process = SPAWN.Process(target=upgrade_to, args=(schema, path, migrations))
    process.start()
    wait_for(flag, process)
    process.kill()
    assert finish([process]) == [-9]


def wait_for(flag: Path, process: BaseProcess) -> None:
    deadline = time.monotonic() + 20
    while not flag.exists():
        assert process.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def finish(processes: Sequence[BaseProcess]) -> list[int | None]:
    """Wait for processes to end and return their exit codes."""
    for process in processes:
        process.join(30)
    codes = [process.exitcode for process in processes]
    for process in processes:
        process.close()
    return codes
