"""A crash is kept apart from what other changes of the same commit were told."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.settings import shipped
from bot.simulate.followed import CRASHES, FollowedDatabase, LedgerJournal
from bot.simulate.ledger import KillLedger, rows_in
from bot.store.course.notes import Notes
from bot.store.upgrade import upgrade
from bot.tutor.people import Press

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa


def now() -> datetime:
    return datetime(2026, 11, 1, 12, tzinfo=UTC)


async def crash_in_a_shared_commit(database: FollowedDatabase, crash: str) -> None:
    """Have a note told as stored; then two more share the commit in the first of which it is."""
    notes, begun, goes_on = Notes(database), asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hold(_connection: sa.Connection) -> None:
        loop.call_soon_threadsafe(begun.set)
        goes_on.wait()

    await notes.write(Press(1, 1), "An earlier note.")
    held = asyncio.ensure_future(database.write(hold))
    await begun.wait()
    database.crash = crash
    shared = [asyncio.ensure_future(notes.write(Press(k, k), f"Note {k}.")) for k in (2, 3)]
    await asyncio.sleep(0)
    goes_on.set()
    await asyncio.gather(held, *shared)


@pytest.mark.parametrize("crash", CRASHES)
def test_what_shares_the_commit_of_a_crash_may_be_stored_or_not(tmp_path: Path, crash: str) -> None:
    path = tmp_path / "nudge.sqlite3"
    upgrade(path, shipped("migrations"))
    ledger = KillLedger()
    database = FollowedDatabase(path, now, LedgerJournal(ledger), Random(1))
    database.start()
    try:
        asyncio.run(crash_in_a_shared_commit(database, crash))
    finally:
        database.close()
    assert database.left is not None
    assert ledger.acknowledged == 1
    found = rows_in(database.left)
    assert ledger.settle(found) == []
    assert sum(name == "note" for name, _ in found) == (3 if crash == CRASHES[2] else 1)
