"""Files that are written over or damaged under the running bot, and what is no harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.errors import StoppedError, UnreadableError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.looks import mark
from tests.store.building import SteppingClock
from tests.store.sqlite.operator import (
    cut,
    errors,
    garbage_in_the_middle,
    join,
    join_all,
    only,
    people_in,
    run,
    seen_by,
    truncated,
    until,
    until_ready,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WRITES = "UPDATE learner SET joined_at = joined_at"
pytestmark = pytest.mark.errors_expected


async def test_f2_a_backup_copied_over_the_live_file_stops_writing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    path, copy = database.path, database.path.with_name("nudge-monday.sqlite3")
    await join_all(database, range(5))
    backup(path, copy)
    assert await join_all(database, range(5, 10)) == [5, 6, 7, 8, 9]
    run("cp", copy, path)
    assert await join_all(database, range(10, 30)) == []
    with pytest.raises(StoppedError, match="could not save") as told:
        await join(database, 30)
    assert "have been told" in str(told.value)
    assert "written over" in str(database.trouble)
    await until(lambda: len(errors(caplog)) == 3)
    happened, advice, verdict = errors(caplog)
    assert str(path) in happened
    assert f"nudge db restore --database {path} {copy}" in advice
    aside = only(path, "nudge-replaced-*-wal")
    assert str(aside) in verdict
    assert "start it again" in verdict
    database.close()
    # The next start finds the backup, and nothing of the earlier log in it.
    assert people_in(path) == [0, 1, 2, 3, 4]
    again = Database(path, SteppingClock())
    again.start()
    await join(again, 5)
    again.close()
    assert fault_in(path) is None


@pytest.mark.parametrize("logs_first", [False, True])
async def test_f2_a_backup_copied_over_with_the_log_deleted_is_not_spoilt(
    database: Database, caplog: pytest.LogCaptureFixture, logs_first: bool
) -> None:
    path, copy = database.path, database.path.with_name("monday.sqlite3")
    await join_all(database, range(3))
    backup(path, copy)
    await join_all(database, range(3, 10))
    steps: list[tuple[str | Path, ...]] = [("cp", copy, path), ("rm", f"{path}-wal", f"{path}-shm")]
    for step in reversed(steps) if logs_first else steps:
        run(*step)
    assert await join_all(database, range(10, 20)) == []
    await until(lambda: len(errors(caplog)) == 3)
    assert "start it again" in errors(caplog)[2]
    database.close()
    assert people_in(path) == [0, 1, 2]
    assert fault_in(path) is None


@pytest.mark.parametrize("harm", [truncated, cut, garbage_in_the_middle])
async def test_f12_a_file_that_is_damaged_while_the_bot_runs_stops_writing(
    database: Database, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    path, copy = database.path, database.path.with_name("nudge-monday.sqlite3")
    await join_all(database, range(300))
    with closing(sqlite3.connect(path)) as other:  # a checkpoint by another program is no harm
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    await join(database, 300)
    backup(path, copy)
    harm(path)
    assert await join_all(database, range(301, 320)) == []
    with pytest.raises(StoppedError, match="may have to come from a backup"):
        await join(database, 320)
    await until(lambda: len(errors(caplog)) == 3)
    assert str(copy) in errors(caplog)[1]
    assert "SQLite says" in errors(caplog)[2]
    left = path.read_bytes()
    database.close()
    assert path.read_bytes() == left  # kept as it is, and so is its log
    log = mark(Path(f"{path}-wal"))
    assert log is not None
    assert log.size > 0


@pytest.mark.parametrize("harm", [truncated, cut, garbage_in_the_middle])
async def test_f12_a_log_that_is_damaged_while_the_bot_runs_stops_writing(
    database: Database, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    await join_all(database, range(50))
    before = database.path.read_bytes()
    harm(Path(f"{database.path}-wal"))
    assert await join_all(database, range(50, 60)) == []
    await until(lambda: len(errors(caplog)) == 3)
    assert "not whole" in errors(caplog)[2]
    database.close()
    assert database.path.read_bytes() == before


async def test_f12_a_page_that_a_reader_finds_damaged_stops_writing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await join_all(database, range(10))
    await database.write(
        lambda connection: connection.exec_driver_sql("CREATE TABLE big (text TEXT)").rowcount
    )

    def broken(connection: object) -> object:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise sa.exc.DatabaseError("SELECT", {}, error)

    with pytest.raises(UnreadableError, match="damaged"):
        await database.read(broken)
    await until(lambda: errors(caplog))
    assert "is damaged" in errors(caplog)[0]
    # Everything is sound after all: the check of the whole file says so, and writing goes on.
    await until_ready(database)
    await join(database, 10)
    assert await seen_by(database) == list(range(11))


async def test_f2_a_file_that_was_only_touched_is_checked_and_goes_on(database: Database) -> None:
    await join_all(database, range(10))
    run("touch", database.path)
    assert await join_all(database, [10]) == []
    await until_ready(database)
    await join(database, 11)
    assert await seen_by(database) == [*range(10), 11]


async def test_f2_the_same_bytes_copied_back_go_on(database: Database, tmp_path: Path) -> None:
    await join_all(database, range(10))
    run("cp", database.path, tmp_path / "kept")
    garbage_in_the_middle(database.path)
    assert await join_all(database, [10]) == []
    run("cp", tmp_path / "kept", database.path)
    await until_ready(database)
    await join(database, 11)
    database.close()
    assert people_in(database.path) == [*range(10), 11]


async def test_f2_other_programs_that_use_sqlite_are_no_harm(database: Database) -> None:
    """Backups, a shell that writes, merges or takes back, and permissions that change."""
    path = database.path
    saved = []
    for number in range(10):
        saved += await join_all(database, range(100 * number, 100 * number + 20))
        run("sqlite3", path, WRITES)
        run("sqlite3", path, "PRAGMA wal_checkpoint(PASSIVE)")
        run("sqlite3", path, "BEGIN; DELETE FROM press; DELETE FROM learner; ROLLBACK;")
        run("sqlite3", path, "PRAGMA wal_checkpoint(TRUNCATE)")
        backup(path, path.with_name(f"nudge-{number}.sqlite3"))
        run("chmod", "640", path)
    assert len(saved) == 200
    assert people_in(path) == saved


async def test_f2_large_changes_that_are_taken_back_are_no_harm(database: Database) -> None:
    """SQLite writes a large change into the log before it is committed."""

    def large(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE large (text TEXT)")
        for _ in range(50):
            connection.exec_driver_sql("INSERT INTO large VALUES (?)", ("x" * 200_000,))
        raise ValueError("taken back")

    for number in range(3):
        with pytest.raises(ValueError, match="taken back"):
            await database.write(large)
        await join(database, number)
    assert database.trouble is None
    assert people_in(database.path) == [0, 1, 2]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0999'", "newer Nudge"),
        ("UPDATE alembic_version SET version_num = '0001'", "older tables"),
        ("DROP TABLE alembic_version", "not one of Nudge's"),
    ],
)
async def test_f2_another_schema_in_the_place_of_the_file_is_refused(
    database: Database, how: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = database.path.with_name("other.sqlite3")
    await join_all(database, range(3))
    backup(database.path, other)
    with closing(sqlite3.connect(other)) as connection:
        connection.executescript(how)
    run("mv", other, database.path)
    assert await join_all(database, [4]) == []
    await until(lambda: len(errors(caplog)) == 3)
    assert words in errors(caplog)[2]
    assert database.trouble is not None
