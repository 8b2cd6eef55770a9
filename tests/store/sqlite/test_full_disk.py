"""A disk that is really full: a small file system in memory, which only root can mount."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.errors import NotSavedError
from bot.store.sqlite.health import fault_in
from tests.store.building import SMALL_DISK, SteppingClock, rows
from tests.store.sqlite.operator import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBERS = "SELECT number FROM growing ORDER BY number"


def grows(number: int, size: int) -> Callable[[sa.Connection], int]:
    insert = "INSERT INTO growing VALUES (?, ?)"
    return lambda connection: connection.exec_driver_sql(insert, (number, "x" * size)).rowcount


async def stored_of(database: Database, numbers: range, size: int) -> list[int]:
    outcomes = await asyncio.gather(
        *(database.write(grows(number, size)) for number in numbers), return_exceptions=True
    )
    assert {type(one) for one in outcomes} <= {int, NotSavedError}
    return [number for number, one in zip(numbers, outcomes, strict=True) if one == 1]


@pytest.mark.parametrize("size", [600, 3000, 50_000], ids=["rows", "pages", "many pages"])
async def test_a_disk_that_fills_up_is_told_and_loses_nothing(
    template: Path, small_disk: Path, size: int
) -> None:
    """The log fills it, and there is no room to merge the log into the file either."""
    path = small_disk / "nudge.sqlite3"
    shutil.copyfile(template, path)
    (small_disk / "film").write_bytes(b"x" * (SMALL_DISK - path.stat().st_size - 1_500_000))
    database = Database(path, SteppingClock())
    database.start()
    try:
        create = "CREATE TABLE growing (number INTEGER PRIMARY KEY, text TEXT)"
        await database.write(lambda connection: connection.exec_driver_sql(create).rowcount)
        saved: list[int] = []
        for first in range(0, 4000, 50):
            saved += await stored_of(database, range(first, first + 50), size)
            if len(saved) < first:
                break
        assert 0 < len(saved) < 4000
        assert (
            await database.read(
                lambda connection: connection.exec_driver_sql(NUMBERS).scalars().all()
            )
            == saved
        )
        assert database.trouble is None
        run("rm", small_disk / "film")
        saved += await stored_of(database, range(5000, 5010), 100)
        assert saved[-1] == 5009
        assert database.trouble is None
    finally:
        database.close()
    assert rows(path, NUMBERS) == [(number,) for number in saved]
    assert fault_in(path) is None
