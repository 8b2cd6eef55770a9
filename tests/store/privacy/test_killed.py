"""A deletion that is killed at any moment is finished by the next start."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.privacy import deleting
from bot.store.privacy.deleting import Deletions
from bot.tutor.people import Press
from tests.store.building import SteppingClock
from tests.store.privacy.planted import ANA, BEN, WORD, found_in, plant, rows_of

if TYPE_CHECKING:
    from pathlib import Path

SPAWN = multiprocessing.get_context("spawn")


def delete_and_be_killed(path: Path, steps: int) -> None:
    """Part somebody, delete that many times one row, and be killed."""

    async def work() -> None:
        database = Database(path, SteppingClock())
        database.start()
        deletions = Deletions(database)
        parted = await deletions.part(Press(2**60, ANA))
        assert parted is not None
        for _ in range(steps):
            await deletions.delete_some(parted.owner)
        os.kill(os.getpid(), signal.SIGKILL)

    deleting.AT_ONCE = 1
    asyncio.run(work())


@pytest.mark.parametrize("steps", [0, 1, 7, 20])
async def test_what_a_kill_left_is_deleted_at_the_next_start(path: Path, steps: int) -> None:
    database = Database(path, SteppingClock())
    database.start()
    await database.write(plant)
    database.close()
    child = SPAWN.Process(target=delete_and_be_killed, args=(path, steps))
    child.start()
    await asyncio.to_thread(child.join)
    assert child.exitcode == -signal.SIGKILL
    database.start()
    deletions = Deletions(database)
    assert await deletions.kept_of(ANA) is None  # she is a newcomer from the first change on
    [owner] = await deletions.unfinished()
    while await deletions.delete_some(owner):
        pass
    assert await database.read(lambda c: found_in(c, WORD, str(ANA))) == []
    assert await database.read(lambda c: rows_of(c, 1)) == []
    assert await deletions.kept_of(BEN) is not None
    database.close()
