"""What is read of a person for their files: pictures that are theirs, rows in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.privacy.kept_rows import KeptRows
from tests.store.privacy.planted import BEN, plant

if TYPE_CHECKING:

    from bot.store.database import Database


async def test_pictures_of_data_of_others_take_no_room_and_are_not_left_out(
    database: Database,
) -> None:
    await database.write(plant)
    theirs = {}
    for room in (0, 1, 2):
        kept = await KeptRows(database).of(BEN, room)
        assert kept is not None
        theirs[room] = [one.run for one in kept.pictures], kept.left_out
    assert theirs == {0: ([], 1), 1: ([12], 0), 2: ([12], 0)}
