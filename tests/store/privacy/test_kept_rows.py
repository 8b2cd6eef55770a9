"""What is read of a person for their files: pictures that are theirs, rows in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.privacy.kept_rows import KeptRows
from tests.store.privacy.planted import ANA, BEN, entry, plant

if TYPE_CHECKING:
    import sqlalchemy as sa

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


async def test_the_rows_of_each_table_are_read_in_the_order_of_time(database: Database) -> None:
    """An attempt that stays open has later entries than one that was begun after it."""

    def later(connection: sa.Connection) -> None:
        plant(connection)
        connection.exec_driver_sql(entry(6, 1, 1, "reason", "third"))
        connection.exec_driver_sql(entry(1, 1, 1, "words", "last"))
        for choice, day in (("third", 3), ("last", 4)):
            moved = f"UPDATE entry SET entered_at = '2026-11-0{day} 12:00:00' WHERE choice = ?"  # noqa: S608 - ours
            connection.exec_driver_sql(moved, (choice,))
        early = "UPDATE member SET joined_at = '2026-10-01 12:00:00' WHERE gathering_id = 3"
        connection.exec_driver_sql(early)

    await database.write(later)
    kept = await KeptRows(database).of(ANA, 0)
    assert kept is not None
    assert [row["choice"] for row in kept.rows_of("entry")][-2:] == ["third", "last"]
    assert [row["gathering_id"] for row in kept.rows_of("member")] == [3, 1, 2]
    for kind in kept.kinds:
        at = [str(row["entered_at"]) for row in kind.rows if "entered_at" in row]
        assert at == sorted(at)
