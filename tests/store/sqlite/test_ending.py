"""Whether a database was closed in good order is known, and what was not is looked through."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot.store.sqlite.health
from bot.store.database import Database
from bot.store.errors import DamagedError, StoppedError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.ending import ClosingMark
from bot.store.sqlite.health import check_health
from tests.store.building import SPAWN, SteppingClock, finish, rows, wait_for
from tests.store.killed_work import fill
from tests.store.sqlite.test_backup import damage

if TYPE_CHECKING:
    from collections.abc import Callable


def opened_and_closed(path: Path) -> None:
    database = Database(path, SteppingClock())
    database.start()
    database.close()


def overwritten(path: Path) -> None:
    was = path.stat()
    damage(path, "learner")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def copied_over(path: Path) -> None:
    other = path.with_name("other.sqlite3")
    shutil.copy2(path, other)
    other.replace(path)


def written_by_another(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO learner VALUES (1, 11, '2026-11-01')")
        connection.commit()


def with_a_log(path: Path) -> None:
    Path(f"{path}-wal").write_bytes(b"log")


def with_a_broken_mark(path: Path) -> None:
    Path(f"{path}.closed").write_bytes(b"\xff")


def moved_with_its_mark(path: Path) -> None:
    away = path.with_name("away")
    away.mkdir()
    for file in (path, Path(f"{path}.closed")):
        shutil.copy2(file, away)
        file.unlink()
        (away / file.name).replace(file)


def test_a_good_end_is_known_and_a_backup_in_between_does_not_spoil_it(path: Path) -> None:
    assert not ClosingMark(path).was_good()
    opened_and_closed(path)
    assert ClosingMark(path).was_good()
    backup(path, path.with_name("copy.sqlite3"))
    assert ClosingMark(path).was_good()
    assert not ClosingMark(path.with_name("copy.sqlite3")).was_good()


@pytest.mark.parametrize(
    "done",
    [
        overwritten,
        copied_over,
        written_by_another,
        with_a_log,
        with_a_broken_mark,
        moved_with_its_mark,
    ],
)
def test_a_file_that_is_not_as_it_was_closed_is_not_believed(
    path: Path, done: Callable[[Path], None]
) -> None:
    opened_and_closed(path)
    done(path)
    assert not ClosingMark(path).was_good()


def open_until_killed(path: Path, flag: Path) -> None:
    database = Database(path, SteppingClock())
    database.start()
    flag.touch()
    wait_for(path.with_name("never"), SPAWN.current_process())


def test_a_kill_is_no_good_end(path: Path, tmp_path: Path) -> None:
    opened_and_closed(path)
    flag = tmp_path / "flag"
    process = SPAWN.Process(target=open_until_killed, args=(path, flag))
    process.start()
    wait_for(flag, process)
    process.kill()
    assert finish([process]) == [-9]
    for left in ("-wal", "-shm"):  # nor when somebody tidied up
        Path(f"{path}{left}").unlink(missing_ok=True)
    assert not ClosingMark(path).was_good()


@pytest.mark.errors_expected
def test_a_file_that_was_replaced_while_it_was_open_is_not_marked(path: Path) -> None:
    database = Database(path, SteppingClock())
    database.start()
    copied_over(path)
    database.close()
    assert not ClosingMark(path).was_good()


@pytest.mark.errors_expected
def test_a_file_that_is_known_to_be_damaged_is_not_marked(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(path, SteppingClock())
    database.start()
    database.report_damage("page 7 is wrong")
    database.close()
    assert not ClosingMark(path).was_good()
    assert "page 7 is wrong" in caplog.text


@pytest.fixture
def large(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a file that is too large to be read wholly before anybody is answered."""
    fill(path, 20_000)
    monkeypatch.setattr(bot.store.sqlite.health, "AT_ONCE", 1000)
    return path


def test_of_a_large_file_only_the_edges_are_looked_at_before_people_are_answered(
    large: Path,
) -> None:
    assert check_health(large) is False
    assert check_health(large, ended_well=True) is True
    damage(large, "alembic_version")
    with pytest.raises(DamagedError):
        check_health(large, ended_well=True)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_large_file_that_was_cut_off_is_refused_at_the_start(large: Path, kept: float) -> None:
    with large.open("r+b") as file:
        file.truncate(int(large.stat().st_size * kept))
    with pytest.raises(DamagedError):
        check_health(large)


@pytest.mark.errors_expected
async def test_damage_inside_a_large_file_is_found_while_it_is_in_use(large: Path) -> None:
    [(pages,)] = rows(large, "PRAGMA page_count")
    assert isinstance(pages, int)
    with large.open("r+b") as file:
        file.seek(4096 * (pages // 2))
        file.write(b"\xa5" * 4096)
    database = Database(large, SteppingClock())
    database.start()
    assert not database.checked
    database.check()
    database.check()  # one at a time
    database._check.join()
    with pytest.raises(StoppedError):
        await database.write(lambda connection: None)
    assert database.trouble is not None
    database.close()
    assert not ClosingMark(large).was_good()


def test_a_check_is_broken_off_when_the_file_is_closed(large: Path) -> None:
    database = Database(large, SteppingClock())
    database.start()
    for _ in range(3):
        database.check()
    database.close()
    database.check()
    assert database.trouble is None
    assert ClosingMark(large).was_good()
