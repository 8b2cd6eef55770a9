"""Migration 0018: trainings on data that is gone lose its words; all others stay as they are."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command

from bot.store.database import Database
from bot.store.privacy.removals import Removals
from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS, SteppingClock, alembic_config, rows
from tests.store.privacy.planted import GUILD, WORD, T, numbers, plant, run

if TYPE_CHECKING:
    from pathlib import Path


def task(data: str, view: str = "train", shipped: str = "") -> str:
    spec = {"label": "", "spec": {"data": data}}
    return json.dumps({"view": view, "title": WORD, "shipped": shipped, "variants": [spec]})


TASKS = {
    41: task("own"),
    42: task("own", shipped="kitchen"),
    43: task("moons"),
    44: task("own", "sweep"),
    45: task("own"),
    46: task("own"),
    47: task("own"),
    48: task("own"),
}
"""45 is on a table that is there; 46 is Ana's, who had added it; 47 is private, 48 from a DM."""
GONE = (41, 46, 47, 48)
PLACES = (
    "UPDATE run SET private = 1 WHERE id = 47",
    "UPDATE run SET guild_id = NULL WHERE id = 48",
)
NOTED = "SELECT guild_id, channel_id, message_id, tries FROM removal ORDER BY message_id"
WAITING = (GUILD, 5, 5044, 3)
"""A card that waits already, after some tries."""


@pytest.fixture
async def older(database: Database, path: Path, tmp_path: Path) -> Path:
    await database.write(plant)
    database.close()
    command.downgrade(alembic_config(path), "0017")
    with closing(sqlite3.connect(path)) as connection:
        for row, kept in TASKS.items():
            table = "1" if row == 45 else "NULL"
            connection.execute(run(row, 1 if row == 46 else 2, table, WORD, "done"))
            connection.execute("UPDATE run SET task = ?, reason = 'x' WHERE id = ?", (kept, row))
            connection.execute("INSERT INTO run_numbers VALUES (?, 0, ?)", (row, numbers(WORD)))
            picture = "INSERT INTO run_picture VALUES (?, 0, 'a.png', '', '2026-11-01', X'00')"
            connection.execute(picture, (row,))
        for statement in PLACES:
            connection.execute(statement)
        noted = f"INSERT INTO removal VALUES (9, NULL, ?, ?, ?, ?, '{T}')"  # noqa: S608 - ours
        connection.execute(noted, WAITING)
        connection.commit()
    return shutil.copyfile(path, tmp_path / "older.sqlite3")


async def test_only_trainings_on_data_that_is_gone_lose_its_words(older: Path) -> None:
    upgrade(older, MIGRATIONS)
    kept = {row: json.loads(str(text)) for row, text in rows(older, "SELECT id, task FROM run")}
    titles = {row: kept[row]["title"] for row in TASKS}
    assert titles == {42: WORD, 43: WORD, 44: WORD, 45: WORD} | dict.fromkeys(GONE, "")
    assert {row: kept[row] | {"title": WORD} for row in TASKS} == {
        row: json.loads(text) for row, text in TASKS.items()
    }
    of_each = rows(older, "SELECT run_id, numbers FROM run_numbers WHERE run_id > 40")
    found = {row: str(text) for row, text in of_each}
    named = {row for row, text in found.items() if WORD in text}
    assert named == {42, 43, 45}
    assert json.loads(found[41]) == {"classes": ["group 1", "group 2"], "rounds": [0]}
    drawn = rows(older, "SELECT run_id FROM run_picture WHERE run_id > 40")
    assert {row for (row,) in drawn} == {42, 43, 45}
    reasons = rows(older, "SELECT id FROM run WHERE reason = 'x'")
    assert {row for (row,) in reasons} == {42, 43, 45}


async def test_the_public_cards_of_trainings_on_data_that_is_gone_are_noted(older: Path) -> None:
    upgrade(older, MIGRATIONS)
    assert rows(older, NOTED) == [(GUILD, 5, 5041, 0), WAITING, (GUILD, 5, 5046, 0)]
    kept = "SELECT id, noted_at, refused_at FROM removal WHERE message_id = 5044"
    assert rows(older, kept) == [(1, T, None)]
    command.downgrade(alembic_config(older), "0017")
    assert rows(older, NOTED) == [(GUILD, 5, 5041, 0), WAITING, (GUILD, 5, 5046, 0)]


async def test_a_card_noted_by_the_update_is_done_once_it_was_deleted(older: Path) -> None:
    upgrade(older, MIGRATIONS)
    database = Database(older, SteppingClock())
    database.start()
    try:
        removals = Removals(database)
        for one in await removals.waiting(0, 99):
            await removals.done(one)
        assert await removals.waiting(0, 99) == ()
    finally:
        database.close()
