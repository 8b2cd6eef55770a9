"""No migration begins without a backup of what is there, and that one brings everything back."""

from __future__ import annotations

import os
import resource
import signal
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import bot.store.sqlite.version
import bot.store.upgrade
from bot.store.errors import DatabaseError, PassingError
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import restore
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.copies import folder_beside
from bot.store.sqlite.health import fault_in, newest_backup
from bot.store.sqlite.version import version_of
from bot.store.upgrade import upgrade
from tests.store import building
from tests.store.building import NEXT_SCHEMA, SteppingClock, rows
from tests.store.killed_work import PEOPLE, fill

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 1, tzinfo=UTC)
STORED = 2000


@pytest.fixture
def filled(path: Path) -> Path:
    fill(path, STORED)
    return path


@pytest.fixture
def pretend(tmp_path: Path) -> Path:
    return building.with_pretend(tmp_path / "migrations")


def kept_of(path: Path) -> BackupFolder:
    return BackupFolder(folder_beside(path), path, SteppingClock())


def upgrade_next(path: Path, migrations: Path) -> None:
    """Upgrade as the next program would, which keeps backups. For a process of its own too."""
    modules = bot.store.sqlite.version, bot.store.upgrade
    for module in modules:
        vars(module)["SCHEMA"] = NEXT_SCHEMA
    try:
        upgrade(path, migrations, kept_of(path))
    finally:
        for module in modules:
            vars(module)["SCHEMA"] = SCHEMA


def test_what_was_there_before_an_upgrade_is_kept_in_the_folder(
    filled: Path, pretend: Path
) -> None:
    upgrade_next(filled, pretend)
    (kept,) = kept_of(filled).all()
    assert kept.before == NEXT_SCHEMA
    assert kept.path.name.endswith(f"-000001-before-{NEXT_SCHEMA}.sqlite3")
    assert (version_of(kept.path), fault_in(kept.path)) == (SCHEMA, None)
    assert rows(kept.path, PEOPLE) == [(STORED,)]
    assert version_of(filled) == NEXT_SCHEMA


def test_a_new_database_needs_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "nudge.sqlite3"
    upgrade(path, building.MIGRATIONS, kept_of(path))
    assert not folder_beside(path).exists()


def test_a_migration_that_is_killed_is_repeated_or_the_backup_is_restored(
    filled: Path, pretend: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "in the middle"
    slow = building.with_pretend(tmp_path / "slow")
    building.pausing(slow / building.PRETEND_FILE, building.PRETEND_MIDDLE, flag)
    process = building.SPAWN.Process(target=upgrade_next, args=(filled, slow))
    process.start()
    building.wait_for(flag, process)
    process.kill()
    assert building.finish([process]) == [-signal.SIGKILL]
    kept = newest_backup(filled)
    assert kept is not None
    assert NEXT_SCHEMA in kept.name
    restore(kept, filled, NOW)
    assert (version_of(filled), rows(filled, PEOPLE)) == (SCHEMA, [(STORED,)])
    upgrade_next(filled, pretend)
    assert (version_of(filled), rows(filled, PEOPLE)) == (NEXT_SCHEMA, [(STORED,)])


def test_a_start_that_fails_again_and_again_keeps_one_backup(filled: Path, pretend: Path) -> None:
    migration = pretend / building.PRETEND_FILE
    text = migration.read_text(encoding="utf-8")
    bad = text.replace("    with op", "    op.execute('DELETE FROM nothing')\n    with op")
    migration.write_text(bad, encoding="utf-8")
    for _ in range(3):
        with pytest.raises(DatabaseError, match="as it was before"):
            upgrade_next(filled, pretend)
    (kept,) = kept_of(filled).all()
    assert rows(kept.path, PEOPLE) == rows(filled, PEOPLE)


def upgrade_on_a_full_disk(path: Path, migrations: Path) -> None:
    """Upgrade where no file may grow beyond half of what the copy needs."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    half = path.stat().st_size // 2
    resource.setrlimit(resource.RLIMIT_FSIZE, (half, half))
    try:
        upgrade_next(path, migrations)
    except PassingError:
        os._exit(75)


@pytest.mark.skipif(sys.platform == "win32", reason="limits as on POSIX")
def test_without_room_for_the_backup_no_upgrade_is_begun(filled: Path, pretend: Path) -> None:
    before = rows(filled, PEOPLE)
    process = building.SPAWN.Process(target=upgrade_on_a_full_disk, args=(filled, pretend))
    process.start()
    assert building.finish([process]) == [75]
    assert (version_of(filled), rows(filled, PEOPLE)) == (SCHEMA, before)
    assert list(folder_beside(filled).iterdir()) == []


@pytest.mark.usefixtures("pretend")
def test_where_no_backup_can_be_made_no_upgrade_is_begun(filled: Path, pretend: Path) -> None:
    folder_beside(filled).touch()  # a file in the place of the folder
    with pytest.raises(OSError, match="backups"):
        upgrade_next(filled, pretend)
    assert version_of(filled) == SCHEMA
