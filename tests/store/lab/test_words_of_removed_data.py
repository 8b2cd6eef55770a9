"""Migration 0018: trainings on data that is gone lose its words; all others stay as they are."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command

from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS, alembic_config, rows
from tests.store.privacy.planted import WORD, numbers, plant, run

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.database import Database


def task(data: str, view: str = "train", shipped: str = "") -> str:
    spec = {"label": "", "spec": {"data": data}}
    return json.dumps({"view": view, "title": WORD, "shipped": shipped, "variants": [spec]})


TASKS = {
    41: task("own"),
    42: task("own", shipped="kitchen"),
    43: task("moons"),
    44: task("own", "sweep"),
    45: task("own"),
}
"""The last one is on a table that is there."""


@pytest.fixture
async def older(database: Database, path: Path, tmp_path: Path) -> Path:
    await database.write(plant)
    database.close()
    command.downgrade(alembic_config(path), "0017")
    with closing(sqlite3.connect(path)) as connection:
        for row, kept in TASKS.items():
            table = "1" if row == 45 else "NULL"
            connection.execute(run(row, 2, table, WORD, "done"))
            connection.execute("UPDATE run SET task = ?, reason = 'x' WHERE id = ?", (kept, row))
            connection.execute("INSERT INTO run_numbers VALUES (?, 0, ?)", (row, numbers(WORD)))
            picture = "INSERT INTO run_picture VALUES (?, 0, 'a.png', '', '2026-11-01', X'00')"
            connection.execute(picture, (row,))
        connection.commit()
    return shutil.copyfile(path, tmp_path / "older.sqlite3")


async def test_only_trainings_on_data_that_is_gone_lose_its_words(older: Path) -> None:
    upgrade(older, MIGRATIONS)
    kept = {row: json.loads(str(text)) for row, text in rows(older, "SELECT id, task FROM run")}
    titles = {row: kept[row]["title"] for row in TASKS}
    assert titles == {41: "", 42: WORD, 43: WORD, 44: WORD, 45: WORD}
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
