from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store.course.bookmarks import Bookmarks
from bot.store.database import Database
from bot.store.errors import DamagedError, DatabaseError, PassingError, SchemaError
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup, restore
from bot.store.sqlite.health import fault_in, newest_backup, sqlite_version
from bot.store.sqlite.version import version_of
from bot.tutor.people import Press
from tests.store.building import SteppingClock, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LESSONS = "SELECT lesson FROM reading ORDER BY lesson"


def damage(path: Path, table: str = "alembic_version") -> None:
    """Overwrite the page where a table begins."""
    pages = rows(path, "SELECT name, rootpage FROM sqlite_master")
    page = next(page for name, page in pages if name == table)
    assert isinstance(page, int)
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xa5" * 4096)


def unfinished(folder: Path) -> Iterator[Path]:
    return folder.glob(".*")


async def test_a_backup_of_a_running_bot_holds_everything_stored(
    database: Database, bookmarks: Bookmarks, tmp_path: Path
) -> None:
    await bookmarks.open(Press(1, 1), "loss")
    target = tmp_path / "copy.sqlite3"
    backup(database.path, target)
    await bookmarks.open(Press(2, 1), "layers")
    assert rows(target, LESSONS) == [("loss",)]
    assert fault_in(target) is None
    backup(database.path, tmp_path / "second.sqlite3")
    assert rows(tmp_path / "second.sqlite3", LESSONS) == [("layers",), ("loss",)]
    assert list(unfinished(tmp_path)) == []


def test_a_backup_never_takes_the_place_of_a_file_that_is_there(path: Path, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("mine", encoding="utf-8")
    before = path.read_bytes()
    for target in (thesis, path):
        with pytest.raises(DatabaseError, match="exists already"):
            backup(path, target)
    assert thesis.read_text(encoding="utf-8") == "mine"
    assert path.read_bytes() == before


def test_what_is_no_nudge_database_is_neither_backed_up_nor_restored(
    path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    empty, recipes = tmp_path / "empty.sqlite3", tmp_path / "recipes.sqlite3"
    empty.touch()
    with closing(sqlite3.connect(recipes)) as connection:
        connection.execute("CREATE TABLE recipe (id)")
    for source in (tmp_path / "none.sqlite3", empty, recipes):
        with pytest.raises(DatabaseError):
            restore(source, path, SteppingClock().now)
        with pytest.raises(DatabaseError):
            backup(source, tmp_path / "target.sqlite3")
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {path.name, empty.name, recipes.name}


def put_back(source: Path, path: Path) -> None:
    restore(source, path, SteppingClock().now)


@pytest.mark.parametrize("table", ["alembic_version", "learner"])
@pytest.mark.parametrize("how", [backup, put_back])
def test_a_damaged_file_is_not_copied(
    path: Path, tmp_path: Path, how: Callable[[Path, Path], object], table: str
) -> None:
    source = tmp_path / "source.sqlite3"
    path.rename(source)
    damage(source, table)
    with pytest.raises(DatabaseError, match="damaged"):
        how(source, path)
    assert list(tmp_path.iterdir()) == [source]


def test_a_backup_of_a_newer_program_is_not_restored(path: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.sqlite3"
    backup(path, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(SchemaError, match="newer Nudge"):
        restore(newer, path, SteppingClock().now)
    assert version_of(path) == SCHEMA


async def test_a_restore_brings_back_the_backup_and_keeps_the_present_aside(
    database: Database, bookmarks: Bookmarks, tmp_path: Path, clock: SteppingClock
) -> None:
    copy = tmp_path / "copy.sqlite3"
    await bookmarks.open(Press(1, 1), "loss")
    backup(database.path, copy)
    await bookmarks.open(Press(2, 1), "layers")
    database.close()
    kept = restore(copy, database.path, clock.now)
    assert kept is not None
    assert rows(kept, LESSONS) == [("layers",), ("loss",)]
    assert rows(database.path, LESSONS) == [("loss",)]
    again = Database(database.path, clock)
    again.start()
    assert (await Bookmarks(again).open(Press(2, 1), "epochs")).card == 1
    again.close()


def test_a_restore_after_a_kill_keeps_the_log_aside_too(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    backup(path, copy)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO learner VALUES (1, 11, '2026-11-01')")
        connection.commit()
        left = {suffix: Path(f"{path}{suffix}").read_bytes() for suffix in ("", "-wal", "-shm")}
    for suffix, content in left.items():  # as a killed bot leaves them
        Path(f"{path}{suffix}").write_bytes(content)
    kept = restore(copy, path, SteppingClock().now)
    assert kept is not None
    assert rows(path, "SELECT * FROM learner") == []
    assert rows(kept, "SELECT discord_id FROM learner") == [(11,)]


def test_f5_a_restore_waits_for_no_program_that_has_the_file_open(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sqlite.backup.PATIENCE", 50)
    copy = tmp_path / "copy.sqlite3"
    backup(path, copy)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("INSERT INTO learner VALUES (1, 11, '2026-11-01')")
        other.execute("BEGIN")
        other.execute("SELECT * FROM learner").fetchall()
        with closing(sqlite3.connect(path, isolation_level=None)) as writer:
            writer.execute("INSERT INTO learner VALUES (2, 12, '2026-11-01')")
        with pytest.raises(PassingError, match="Another program"):
            restore(copy, path, SteppingClock().now)
    assert rows(path, "SELECT id FROM learner") == [(1,), (2,)]
    assert list(unfinished(tmp_path)) == []


def test_f5_a_change_that_was_begun_and_killed_is_not_taken_back_in_the_new_file(
    path: Path, tmp_path: Path
) -> None:
    """A database that was just restored has no log yet, but a journal; an old one must not stay."""
    copy = tmp_path / "copy.sqlite3"
    backup(path, copy)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        more = "INSERT INTO learner (discord_id, joined_at) VALUES (?, '2026-11-01')"
        connection.executemany(more, [(n,) for n in range(5000)])
        left = {suffix: Path(f"{path}{suffix}").read_bytes() for suffix in ("", "-journal")}
    for suffix, content in left.items():
        Path(f"{path}{suffix}").write_bytes(content)
    kept = restore(copy, path, SteppingClock().now)
    assert kept is not None
    assert not Path(f"{path}-journal").exists()
    assert (fault_in(path), fault_in(kept)) == (None, None)
    assert rows(kept, "SELECT * FROM learner") == []


def test_a_restore_needs_no_present_database(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.sqlite3"
    assert restore(path, target, SteppingClock().now) is None
    assert version_of(target) == SCHEMA


def test_a_damaged_database_is_refused_and_the_newest_good_backup_named(
    path: Path, clock: SteppingClock
) -> None:
    older, newer, broken = (path.with_name(f"nudge-{n}.sqlite3") for n in ("mon", "tue", "wed"))
    for age, copy in enumerate((broken, newer, older)):
        backup(path, copy)
        os.utime(copy, (2e9 - age, 2e9 - age))
    damage(broken)
    os.utime(broken, (2e9, 2e9))
    backup(path, path.with_name("nudge-replaced-20990101.sqlite3"))
    backup(path, path.with_name("demo.sqlite3"))
    damage(path)
    before = path.read_bytes()
    with pytest.raises(DamagedError) as refused:
        Database(path, clock).start()
    assert f"nudge db restore --database {path} {newer}" in str(refused.value)
    assert path.read_bytes() == before
    for copy in (older, newer):
        copy.unlink()
    assert newest_backup(path) is None
    with pytest.raises(DamagedError, match="No good backup"):
        Database(path, clock).start()


def test_the_version_of_sqlite_can_be_asked() -> None:
    assert sqlite_version() >= (3, 35, 0)
