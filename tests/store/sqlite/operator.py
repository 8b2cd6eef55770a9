"""What an operator does to the files of a running bot, with the usual commands, and who answers."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.errors import StoppedError
from bot.store.tables.people import learner
from tests.store.building import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pytest

    from bot.store.database import Database

PATIENCE = 20.0  # seconds in which a mended database must be ready


def run(*words: str | Path) -> None:
    """Run a command as it would be typed."""
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def people_in(path: Path) -> list[int]:
    found = rows(path, "SELECT discord_id FROM learner ORDER BY discord_id")
    return [int(str(person)) for (person,) in found]


async def join(database: Database, person: int) -> None:
    now = database.clock()
    values = {"discord_id": person, "joined_at": now}

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.insert(learner).values(values))

    await database.write(work)


async def join_all(database: Database, people: Iterable[int]) -> list[int]:
    """Let people join one after another; return those who were told that it is saved."""
    saved = []
    for person in people:
        with suppress(StoppedError):
            await join(database, person)
            saved.append(person)
    return saved


async def seen_by(database: Database) -> list[int]:
    statement = sa.select(learner.c.discord_id).order_by(learner.c.discord_id)
    return list(await database.read(lambda connection: connection.scalars(statement).all()))


async def until(what: Callable[[], object]) -> None:
    """Wait until something is so."""
    last = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < last
        await asyncio.sleep(0.05)


async def until_ready(database: Database) -> None:
    await until(lambda: database.trouble is None)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR]


def only(path: Path, pattern: str) -> Path:
    (found,) = path.parent.glob(pattern)
    return found


def garbage_in_the_middle(path: Path) -> None:
    pages = path.stat().st_size // 4096
    here = f"of={path}"
    run("dd", "if=/dev/urandom", here, "bs=4096", f"seek={pages // 3}", "count=4", "conv=notrunc")


def truncated(path: Path) -> None:
    run("truncate", "-s", "0", path)


def cut(path: Path) -> None:
    run("truncate", "-s", str(path.stat().st_size // 2), path)
