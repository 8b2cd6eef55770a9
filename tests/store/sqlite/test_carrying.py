"""What is known of deletions is known after each restore, whichever copy is put back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from alembic import command

from bot.store.database import Database
from bot.store.deleted_people import hashed
from bot.store.privacy.deleting import Deletions
from bot.store.sqlite.backup import backup, restore
from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS, SteppingClock, alembic_config, rows
from tests.store.sqlite.operator import run

if TYPE_CHECKING:
    from pathlib import Path

KEY, OTHER_KEY = "ab" * 32, "cd" * 32
NOW = datetime(2026, 11, 1, tzinfo=UTC)
PEOPLE = "SELECT discord_id FROM learner WHERE discord_id > 0 ORDER BY 1"
NOTES = "SELECT count(*) FROM deletion"


def stored(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, values)
        connection.commit()


def joined(path: Path, *people: int) -> None:
    for person in people:
        statement = "INSERT INTO learner (discord_id, joined_at) VALUES (?, '2026-01-01 00:00:00')"
        stored(path, statement, person)


def deleted(path: Path, person: int, press: int, key: str = KEY) -> None:
    """Note a deletion as the first one of a bot does, which makes the key."""
    stored(path, "DELETE FROM learner WHERE discord_id = ?", person)
    if not rows(path, "SELECT 1 FROM deletion_key"):
        stored(path, "INSERT INTO deletion_key (key) VALUES (?)", key)
    statement = (
        "INSERT INTO deletion (who, press_id, asked_at) VALUES (?, ?, '2026-11-01 00:00:00')"
    )
    stored(path, statement, hashed(key, person), press)


@pytest.fixture
def with_three(path: Path) -> Path:
    """Make a backup with three people in it."""
    joined(path, 1, 2, 3)
    copy = path.with_name("nudge-monday.sqlite3")
    backup(path, copy)
    return copy


@pytest.mark.parametrize("key", [KEY, OTHER_KEY])
async def test_the_notes_of_a_copy_stay_beside_those_of_what_it_takes_the_place_of(
    path: Path, with_three: Path, key: str
) -> None:
    """An older copy was put there by hand, and the bot ran on; then the newer one is restored."""
    deleted(path, 1, 101)
    deleted(path, 2, 102)
    newer = path.with_name("nudge-rescued.sqlite3")
    backup(path, newer)
    run("cp", with_three, path)
    deleted(path, 3, 103, key)
    restore(newer, path, NOW)
    assert (rows(path, PEOPLE), rows(path, NOTES)) == ([], [(3,)])
    restore(with_three, path, NOW.replace(hour=1))
    assert (rows(path, PEOPLE), rows(path, NOTES)) == ([], [(3,)])
    database = Database(path, SteppingClock())
    database.start()
    found = [await Deletions(database).deleted_at(person) for person in (1, 2, 3, 4)]
    database.close()
    assert found == [101, 102, 103, None]


def test_a_copy_from_before_the_tables_for_them_keeps_the_notes_after_its_upgrade(
    path: Path, with_three: Path
) -> None:
    older = path.with_name("nudge-older.sqlite3")
    command.upgrade(alembic_config(older), "0016")
    joined(older, 1, 2)
    deleted(path, 2, 102)
    restore(older, path, NOW)
    restore(older, path, NOW.replace(hour=1))  # the notes go on from one such copy to the next
    assert rows(path, PEOPLE) == [(1,)]
    upgrade(path, MIGRATIONS)
    assert rows(path, NOTES) == [(1,)]
    assert rows(path, "SELECT name FROM sqlite_master WHERE name LIKE 'carried%'") == []
    restore(with_three, path, NOW.replace(hour=2))
    assert rows(path, PEOPLE) == [(1,), (3,)]
