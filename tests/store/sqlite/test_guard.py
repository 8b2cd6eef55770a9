"""Files that are moved, replaced or deleted under the running bot, and the log beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.errors import StoppedError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.lock import DatabaseLock
from tests.store.building import SteppingClock
from tests.store.sqlite.operator import (
    errors,
    join,
    join_all,
    only,
    people_in,
    run,
    seen_by,
    until,
    until_ready,
)

if TYPE_CHECKING:
    import sqlalchemy as sa

pytestmark = pytest.mark.errors_expected


async def test_f2_a_backup_moved_over_the_live_file_loses_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    path, copy = database.path, database.path.with_name("nudge-monday.sqlite3")
    backup(path, copy)
    assert await join_all(database, range(10)) == list(range(10))
    run("mv", copy, path)
    with pytest.raises(StoppedError, match="Nothing is lost"):
        await join(database, 10)
    assert await seen_by(database) == list(range(10))
    await until(lambda: len(errors(caplog)) == 3)
    rescued = only(path, "nudge-rescued-*.sqlite3")
    assert people_in(rescued) == list(range(10))
    assert f"nudge db restore --database {path} {rescued}" in errors(caplog)[1]
    assert "does not hold everything" in errors(caplog)[2]
    assert await join_all(database, range(11, 20)) == []
    run("mv", rescued, path)
    await until_ready(database)
    await join(database, 20)
    assert await seen_by(database) == [*range(10), 20]
    database.close()
    assert people_in(path) == [*range(10), 20]
    assert fault_in(path) is None


async def test_f2_the_original_that_comes_back_after_a_backup_took_its_place_goes_on(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, copy = database.path, database.path.with_name("monday.sqlite3")
    backup(path, copy)
    await join_all(database, range(10))
    with DatabaseLock(path):  # as the whole bot holds it
        run("mv", path, tmp_path / "away")
        run("mv", copy, path)
        assert await join_all(database, range(10, 20)) == []
        await until(lambda: len(errors(caplog)) >= 2)
        run("mv", tmp_path / "away", path)
        await until_ready(database)
        assert await join_all(database, range(20, 30)) == list(range(20, 30))
        database.close()
    assert people_in(path) == [*range(10), *range(20, 30)]
    assert fault_in(path) is None


async def test_f2_a_bot_that_stops_after_its_file_was_replaced_still_saves_everything(
    database: Database,
) -> None:
    path, copy = database.path, database.path.with_name("monday.sqlite3")
    backup(path, copy)
    await join_all(database, range(10))
    run("mv", copy, path)
    database.close()
    assert people_in(only(path, "nudge-rescued-*.sqlite3")) == list(range(10))
    assert people_in(path) == []
    assert fault_in(path) is None


LOGS = {"wal": ["-wal"], "shm": ["-shm"], "both": ["-wal", "-shm"]}


@pytest.mark.parametrize("gone", LOGS.values(), ids=LOGS.keys())
async def test_f2_a_deleted_log_is_written_anew_and_nothing_is_lost(
    database: Database, gone: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    saved = await join_all(database, range(100))
    run("rm", *(f"{database.path}{ending}" for ending in gone))
    saved += await join_all(database, range(100, 103))
    await until_ready(database)
    saved += await join_all(database, range(103, 110))
    assert set(saved) >= {*range(100), *range(103, 110)}
    assert set(people_in(database.path)) >= set(saved)
    assert "in order again" in caplog.text
    assert errors(caplog) == []
    database.close()
    assert set(people_in(database.path)) >= set(saved)
    assert fault_in(database.path) is None


async def test_f2_a_deleted_log_is_noticed_although_nobody_writes(database: Database) -> None:
    await join_all(database, range(10))
    log = Path(f"{database.path}-wal")
    run("rm", log)
    await until(log.exists)  # a new one
    assert people_in(database.path) == list(range(10))


@pytest.mark.parametrize("with_log", [True, False])
async def test_f2_a_file_that_is_moved_away_and_back_goes_on(
    database: Database, tmp_path: Path, with_log: bool, caplog: pytest.LogCaptureFixture
) -> None:
    await join_all(database, range(10))
    endings = ("", "-wal", "-shm") if with_log else ("",)
    names = [f"{database.path}{ending}" for ending in endings]
    (tmp_path / "away").mkdir()
    run("mv", *names, tmp_path / "away")
    assert await join_all(database, range(10, 20)) == []
    assert await seen_by(database) == list(range(10))
    await until(lambda: errors(caplog))
    assert "deleted or moved away" in errors(caplog)[0]
    run("mv", *((tmp_path / "away" / Path(name).name) for name in names), tmp_path)
    await until_ready(database)
    assert await join_all(database, range(20, 30)) == list(range(20, 30))
    database.close()
    assert people_in(database.path) == [*range(10), *range(20, 30)]
    assert len(errors(caplog)) == 2


async def test_f2_a_deleted_file_comes_back_from_the_copy_that_was_saved(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await join_all(database, range(10))
    run("rm", database.path)
    assert await join_all(database, range(10, 20)) == []
    await until(lambda: len(errors(caplog)) == 2)
    run("cp", only(database.path, "nudge-rescued-*.sqlite3"), database.path)
    await until_ready(database)
    await join(database, 20)
    database.close()
    assert people_in(database.path) == [*range(10), 20]


@pytest.mark.parametrize("left", [0.0, 0.5])
async def test_f2_a_log_that_is_cut_off_while_a_change_is_made_stops_writing(
    database: Database, left: float
) -> None:
    log = Path(f"{database.path}-wal")
    await join_all(database, range(30))

    def cut_off(connection: sa.Connection) -> None:
        connection.exec_driver_sql("UPDATE learner SET discord_id = discord_id + 1000")
        os.truncate(log, int(log.stat().st_size * left))

    with pytest.raises(StoppedError):
        await database.write(cut_off)
    assert await join_all(database, range(30, 60)) == []
    assert "written over or cut off" in str(database.trouble)


async def test_f2_a_file_moved_elsewhere_with_a_link_in_its_place_loses_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    path = database.path
    await join_all(database, range(10))
    run("mv", path, f"{path}.elsewhere")
    run("ln", "-s", f"{path}.elsewhere", path)  # the next start looks for the log beside that name
    assert await join_all(database, range(10, 20)) == []
    await until(lambda: len(errors(caplog)) >= 2)
    assert people_in(only(path, "nudge-rescued-*.sqlite3")) == list(range(10))
    database.close()
    again = Database(path, SteppingClock())
    again.start()
    assert await seen_by(again) == list(range(10))
    again.close()


async def test_f2_a_folder_that_is_moved_away_gets_advice_and_no_traceback(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    folder = database.path.parent
    await join_all(database, range(5))
    away = folder.with_name("away")
    folder.rename(away)
    assert await join_all(database, range(5, 8)) == []
    await until(lambda: len(errors(caplog)) == 2)
    assert "nudge db restore" in errors(caplog)[1]
    away.rename(folder)
    await until_ready(database)
    assert await join_all(database, range(8, 10)) == [8, 9]
    assert set(await seen_by(database)) >= {*range(5), 8, 9}
