from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.errors import DamagedError, DatabaseError, SchemaError
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup, restore
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.version import is_current, version_of
from bot.store.upgrade import upgrade
from tests.store import building
from tests.store.building import MIGRATIONS, NEXT_SCHEMA, SteppingClock, rows

if TYPE_CHECKING:
    from pathlib import Path

FILLED = """
INSERT INTO learner VALUES (1, 11, '2026-11-01 12:00:00.000000');
INSERT INTO reading (id, learner_id, lesson, card, furthest, started_at, touched_at)
VALUES (1, 1, 'loss', 2, 3, '2026-11-01', '2026-11-01');
INSERT INTO attempt (id, learner_id, press_id, lesson, activity, scope, plan, started_at)
VALUES (1, 1, 5, 'loss', 'game', 'first', '{}', '2026-11-01');
INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, revision, entered_at)
VALUES (1, 0, 1, '0', 'rule', '', 'A rule.', '', '2026-11-01');
"""
CHILDREN = (
    "SELECT (SELECT count(*) FROM reading), (SELECT count(*) FROM attempt),"
    " (SELECT count(*) FROM entry)"
)


@pytest.fixture
def filled(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FILLED)
    return path


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this program one with one more migration."""
    monkeypatch.setattr("bot.store.sqlite.version.SCHEMA", NEXT_SCHEMA)
    monkeypatch.setattr("bot.store.upgrade.SCHEMA", NEXT_SCHEMA)
    return building.with_pretend(tmp_path / "migrations")


def test_a_new_file_gets_the_newest_tables(tmp_path: Path) -> None:
    path = tmp_path / "a folder % with é" / "nudge.sqlite3"
    path.parent.mkdir()
    assert version_of(path) is None
    upgrade(path, MIGRATIONS)
    assert version_of(path) == SCHEMA
    assert not list(path.parent.glob("*-before-*"))


def test_alembic_is_imported_only_when_there_is_work(path: Path) -> None:
    code = (
        "import sys, pathlib; from bot.store.upgrade import upgrade;"
        "upgrade(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]));"
        "sys.exit('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(path), str(MIGRATIONS)]
    assert subprocess.run(command, check=False, timeout=30).returncode == 0


@pytest.mark.nightly
def test_four_processes_may_upgrade_at_once(tmp_path: Path) -> None:
    path = tmp_path / "nudge.sqlite3"
    upgrades = [building.SPAWN.Process(target=upgrade, args=(path, MIGRATIONS)) for _ in range(4)]
    for process in upgrades:
        process.start()
    assert building.finish(upgrades) == [0, 0, 0, 0]
    assert version_of(path) == SCHEMA
    assert not list(tmp_path.glob("*-before-*"))  # those who waited found nothing to do


def test_an_upgrade_keeps_what_belongs_to_a_rebuilt_table(filled: Path, pretend: Path) -> None:
    upgrade(filled, pretend)
    assert version_of(filled) == NEXT_SCHEMA
    assert rows(filled, CHILDREN) == [(1, 1, 1)]
    assert rows(filled, "SELECT discord_id, nickname FROM learner") == [(11, None)]
    assert rows(filled, "PRAGMA foreign_key_check") == []


def test_an_upgrade_keeps_a_backup_of_what_was_before(filled: Path, pretend: Path) -> None:
    taken = filled.with_name(f"nudge-before-{NEXT_SCHEMA}.sqlite3")
    taken.touch()
    upgrade(filled, pretend)
    kept = filled.with_name(f"nudge-before-{NEXT_SCHEMA}-2.sqlite3")
    assert (version_of(kept), fault_in(kept)) == (SCHEMA, None)
    assert rows(kept, CHILDREN) == [(1, 1, 1)]
    assert taken.stat().st_size == 0


def test_an_upgrade_that_would_orphan_rows_is_rolled_back(filled: Path, pretend: Path) -> None:
    migration = pretend / building.PRETEND_FILE
    text = migration.read_text(encoding="utf-8")
    orphaning = text.replace("    with op", "    op.execute('DELETE FROM learner')\n    with op")
    migration.write_text(orphaning, encoding="utf-8")
    with pytest.raises(DatabaseError, match="as it was before"):
        upgrade(filled, pretend)
    assert version_of(filled) == SCHEMA
    assert rows(filled, CHILDREN) == [(1, 1, 1)]
    assert rows(filled, "SELECT discord_id FROM learner") == [(11,)]


def test_an_upgrade_killed_while_it_rebuilds_a_table_loses_nothing_and_can_be_repeated(
    filled: Path, pretend: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "in the middle"
    slow = building.with_pretend(tmp_path / "slow")
    building.pausing(slow / building.PRETEND_FILE, building.PRETEND_MIDDLE, flag)
    building.kill_in_the_middle(NEXT_SCHEMA, filled, slow, flag)
    assert version_of(filled) == SCHEMA
    upgrade(filled, pretend)
    assert version_of(filled) == NEXT_SCHEMA
    assert rows(filled, CHILDREN) == [(1, 1, 1)]


def test_a_database_of_a_newer_program_is_refused_untouched(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = '0999'")
    before = filled.read_bytes()
    with pytest.raises(SchemaError, match="newer Nudge"):
        upgrade(filled, MIGRATIONS)
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "made_by",
    [
        "CREATE TABLE recipe (id)",
        "CREATE TABLE alembic_version (version_num); "
        "INSERT INTO alembic_version VALUES ('ae1027a6acf')",
    ],
)
def test_another_programs_database_is_refused(tmp_path: Path, made_by: str) -> None:
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(made_by)
    with pytest.raises(SchemaError, match="not one of Nudge's"):
        upgrade(path, MIGRATIONS)


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    path.write_text("Dear diary, " * 100, encoding="utf-8")
    with pytest.raises(DamagedError, match="not a database"):
        upgrade(path, MIGRATIONS)


async def test_an_upgraded_database_works(tmp_path: Path) -> None:
    upgrade(tmp_path / "nudge.sqlite3", MIGRATIONS)
    database = Database(tmp_path / "nudge.sqlite3", SteppingClock())
    database.start()
    assert await database.read(lambda connection: connection.exec_driver_sql(CHILDREN).one())
    database.close()


@pytest.mark.parametrize("emptied", [True, False])
def test_f2_beginning_with_nothing_beside_a_copy_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, emptied: bool
) -> None:
    path, copy = tmp_path / "nudge.sqlite3", tmp_path / "nudge-monday.sqlite3"
    upgrade(path, MIGRATIONS)
    assert not caplog.records
    backup(path, copy)
    path.unlink()
    if emptied:
        path.touch()
    upgrade(path, MIGRATIONS)
    assert f"nudge db restore --database {path} {copy}" in caplog.text


@pytest.mark.parametrize("emptied", [True, False])
def test_f2_a_log_whose_database_is_missing_is_not_thrown_away(
    tmp_path: Path, *, emptied: bool
) -> None:
    path, copy = tmp_path / "nudge.sqlite3", tmp_path / "nudge-monday.sqlite3"
    upgrade(path, MIGRATIONS)
    backup(path, copy)
    path.unlink()
    if emptied:
        path.touch()
    log = tmp_path / "nudge.sqlite3-wal"
    log.write_bytes(b"the newest answers")
    with pytest.raises(DatabaseError, match="the log of it is there"):
        upgrade(path, MIGRATIONS)
    assert log.read_bytes() == b"the newest answers"
    restore(copy, path, datetime(2026, 11, 28, tzinfo=UTC))
    upgrade(path, MIGRATIONS)
    assert is_current(path)
