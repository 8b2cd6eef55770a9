"""What was deleted is in no byte of the files, and emptying the log harms nobody."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.store.exercises.attempts import Attempts
from bot.store.sqlite.health import fault_in
from bot.tutor.people import Press
from tests.store.privacy.planted import ANA, WORD
from tests.store.privacy.test_deleting import CONFIRMED, DELETE, WANTED, delete

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlalchemy as sa

    from bot.store.privacy.deleting import Deletions


async def test_the_log_is_emptied_and_the_guard_knows_it(deletions: Deletions, path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    await delete(deletions)
    assert log.stat().st_size
    assert await deletions.cut_log()
    assert log.stat().st_size == 0
    await Attempts(deletions.database).begin(Press(CONFIRMED + 1, ANA), WANTED)
    assert deletions.database.trouble is None
    assert await deletions.cut_log()
    assert deletions.database.trouble is None


async def test_whoever_waits_no_more_for_the_log_does_not_stop_the_writer(
    deletions: Deletions,
) -> None:
    database, freed = deletions.database, threading.Event()

    def hold(_: sa.Connection) -> None:
        freed.wait(10)

    held = asyncio.create_task(database.write(hold))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(deletions.cut_log())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    freed.set()
    await held
    async with asyncio.timeout(10):
        assert await deletions.cut_log()
        assert await deletions.part(DELETE) is not None


async def test_no_byte_of_the_person_is_left_in_the_files(deletions: Deletions, path: Path) -> None:
    """Many rows, some long, so that pages are split and overflow before anything is deleted."""

    def fill(connection: sa.Connection) -> None:
        text = "INSERT INTO note (learner_id, text, written_at) VALUES (?, ?, '2026-11-01')"
        for number in range(2000):
            who, words = (1, f"{WORD}{number}") if number % 3 else (2, f"Ben {number}")
            connection.exec_driver_sql(text, (who, words * (1 + number % 90)))
        connection.exec_driver_sql("UPDATE note SET text = text || id || text WHERE id % 7 = 0")

    def change(connection: sa.Connection) -> None:
        connection.exec_driver_sql("UPDATE note SET text = 'short' WHERE id % 2 = 0")

    await deletions.database.write(fill)
    assert any(WORD.encode() in file.read_bytes() for file in path.parent.glob("nudge*"))
    await delete(deletions)
    assert await deletions.unwiped()
    while await deletions.wipe_some():
        pass
    assert not await deletions.unwiped()
    with_words = [file for file in path.parent.iterdir() if WORD.encode() in file.read_bytes()]
    assert with_words == []
    await deletions.database.write(change)  # what SQLite remembered of a page must not come back
    assert await deletions.cut_log()
    assert all(WORD.encode() not in file.read_bytes() for file in path.parent.iterdir())
    assert deletions.database.trouble is None
    assert fault_in(path) is None


async def test_another_program_that_writes_lets_the_overwriting_wait(
    deletions: Deletions, path: Path
) -> None:
    """It begins between the emptying of the log and the overwriting."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        begun: list[str] = []

        def begin(statement: str) -> None:
            if statement == "BEGIN IMMEDIATE" and not begun:
                begun.append(statement)
                other.execute("BEGIN IMMEDIATE")

        await delete(deletions)
        await deletions.database.write(lambda c: traced(c, begin))
        assert await deletions.wipe_some()
        assert begun
        assert deletions.database.trouble is None
        assert await deletions.unwiped()
        other.execute("ROLLBACK")
    while await deletions.wipe_some():
        pass
    assert not await deletions.unwiped()
    assert all(WORD.encode() not in file.read_bytes() for file in path.parent.iterdir())


def traced(connection: sa.Connection, call: Callable[[str], None]) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.set_trace_callback(call)
