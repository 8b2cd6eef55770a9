"""A deletion on a disk that is full: told, tried again, and whole once there is room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.errors import NotSavedError
from bot.store.privacy.deleting import Deletions
from bot.store.sqlite.health import fault_in
from tests.store.building import SteppingClock
from tests.store.privacy.planted import ANA, BEN, WORD, found_in, plant, rows_of
from tests.store.privacy.test_deleting import DELETE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy as sa

NOTES = 3000


@pytest.fixture
def deletions(template: Path, small_disk: Path) -> Iterator[Deletions]:
    path = small_disk / "nudge.sqlite3"
    shutil.copyfile(template, path)
    database = Database(path, SteppingClock())
    database.start()
    yield Deletions(database)
    database.close()


def fill(connection: sa.Connection) -> None:
    plant(connection)
    text = "INSERT INTO note (learner_id, text, written_at) VALUES (1, ?, '2026-11-01')"
    for number in range(NOTES):
        connection.exec_driver_sql(text, (f"{WORD} {number}" * 5,))


def take_room(folder: Path, leaving: int) -> Path:
    film = folder / "film"
    film.write_bytes(b"x" * max(0, shutil.disk_usage(folder).free - leaving))
    return film


@pytest.mark.parametrize("leaving", [0, 64_000, 128_000, 400_000])
async def test_a_deletion_on_a_full_disk_is_finished_when_there_is_room(
    deletions: Deletions, small_disk: Path, leaving: int
) -> None:
    database, path = deletions.database, small_disk / "nudge.sqlite3"
    await database.write(fill)
    assert await deletions.cut_log()
    film = take_room(small_disk, leaving)
    with pytest.raises(NotSavedError):
        await delete_all(deletions)
    assert database.trouble is None
    film.unlink()
    await delete_all(deletions)
    while await deletions.wipe_some():
        pass
    assert await database.read(lambda c: found_in(c, WORD, str(ANA))) == []
    assert await database.read(lambda c: rows_of(c, 1)) == []
    assert await deletions.kept_of(BEN) is not None
    assert not words_in(small_disk)
    assert database.trouble is None
    assert fault_in(path) is None


async def delete_all(deletions: Deletions) -> None:
    """Part Ana unless she is, and delete what is left, as the service does."""
    await deletions.part(DELETE)
    for owner in await deletions.unfinished():
        while await deletions.delete_some(owner):
            pass


def words_in(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if WORD.encode() in file.read_bytes()]
