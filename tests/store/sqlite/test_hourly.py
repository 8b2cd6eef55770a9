"""Backups that are made while the bot runs: when, of what, and what happens where one fails."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.course.bookmarks import Bookmarks
from bot.store.database import Database
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.copies import folder_beside
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.hourly import HOUR, HourlyBackups
from bot.store.sqlite.turns import one_at_a_time
from bot.tutor.people import Press
from tests.store.building import SteppingClock, rows
from tests.store.sqlite.operator import run, until
from tests.store.sqlite.test_backup import damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LESSONS = "SELECT lesson FROM reading ORDER BY lesson"
FAILED = "There is no new backup"


@pytest.fixture
def folder(path: Path, clock: SteppingClock) -> BackupFolder:
    return BackupFolder(folder_beside(path), path, clock)


@pytest.fixture
def hourly(folder: BackupFolder, database: Database) -> Iterator[HourlyBackups]:
    made = HourlyBackups(folder, database)
    yield made
    made.stop()


def look(hourly: HourlyBackups, hours: float) -> None:
    hourly.copy_when_due(hours * HOUR)
    hourly.join()


def told(hourly: HourlyBackups) -> str:
    return hourly.trouble or ""


def names(folder: BackupFolder) -> list[str]:
    """Return all that is there: nothing half-made, nothing hidden."""
    return sorted(file.name for file in folder.folder.iterdir())


async def test_a_backup_an_hour_holds_all_that_was_stored(
    hourly: HourlyBackups, folder: BackupFolder, bookmarks: Bookmarks, clock: SteppingClock
) -> None:
    for hour, lesson in enumerate(("loss", "layers", "epochs")):
        await bookmarks.open(Press(hour + 1, 1), lesson)
        look(hourly, hour)
        clock.now += timedelta(hours=1)
        look(hourly, hour + 0.5)
    files = [copy.path for copy in folder.all()]
    assert [len(rows(file, LESSONS)) for file in files] == [1, 2, 3]
    assert names(folder) == [file.name for file in files]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert folder.folder.stat().st_mode & 0o777 == 0o700


async def test_nothing_new_is_no_new_backup_also_after_a_restart(
    hourly: HourlyBackups,
    folder: BackupFolder,
    bookmarks: Bookmarks,
    database: Database,
    clock: SteppingClock,
) -> None:
    await bookmarks.open(Press(1, 1), "loss")
    for hour in range(3):
        look(hourly, hour)
    assert len(folder.all()) == 1
    database.close()
    again = Database(database.path, clock)
    again.start()
    clock.now += timedelta(hours=2)
    another = HourlyBackups(folder, again)
    for hour in range(3):
        look(another, hour)
    assert len(names(folder)) == 1
    await Bookmarks(again).open(Press(2, 1), "layers")
    look(another, 4)
    assert len(names(folder)) == 2
    again.close()


@pytest.mark.parametrize(("later", "many"), [(20, 1), (61, 2), (-60 * 24 * 365 * 5, 2)])
async def test_a_restart_goes_on_with_the_hour_that_was_begun(
    hourly: HourlyBackups, folder: BackupFolder, bookmarks: Bookmarks, later: int, many: int
) -> None:
    look(hourly, 0)
    await bookmarks.open(Press(1, 1), "loss")
    clock = folder.clock
    assert isinstance(clock, SteppingClock)
    clock.now += timedelta(minutes=later)
    restarted = HourlyBackups(folder, hourly._database)
    look(restarted, 100)
    assert len(folder.all()) == many
    clock.now += timedelta(hours=1)
    look(restarted, 101)
    assert len(folder.all()) == 2


async def test_a_clock_in_2031_deletes_nothing(
    hourly: HourlyBackups, folder: BackupFolder, bookmarks: Bookmarks, clock: SteppingClock
) -> None:
    for hour in range(5):
        if hour == 3:
            clock.now = datetime(2031, 1, 1, tzinfo=UTC)
        await bookmarks.open(Press(hour + 1, 1), f"lesson{hour}")
        look(hourly, hour)
        clock.now += timedelta(hours=1)
    assert [len(rows(copy.path, LESSONS)) for copy in folder.all()] == [1, 2, 3, 4, 5]


@pytest.mark.errors_expected
async def test_without_room_old_ones_stay_and_it_is_told_until_there_is_room(
    hourly: HourlyBackups,
    folder: BackupFolder,
    bookmarks: Bookmarks,
    clock: SteppingClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    look(hourly, 0)
    before = names(folder)
    await bookmarks.open(Press(1, 1), "loss")
    clock.now += timedelta(hours=1)
    with monkeypatch.context() as full:
        for hour in (1, 1.1, 1.2):  # it is tried again, and told once: also where the room changes
            full.setattr("bot.store.sqlite.hourly.RESERVE", int(hour * 2**60))
            look(hourly, hour)
        assert names(folder) == before
        assert "make room" in told(hourly)
    assert caplog.text.count(FAILED) == 1
    look(hourly, 1.3)
    assert told(hourly) == ""
    assert "made again" in caplog.text
    assert len(names(folder)) == len(before) + 1


async def test_a_folder_that_was_taken_away_is_made_again(
    hourly: HourlyBackups, folder: BackupFolder, bookmarks: Bookmarks
) -> None:
    look(hourly, 0)
    shutil.rmtree(folder.folder)
    await bookmarks.open(Press(1, 1), "loss")
    look(hourly, 1)
    assert told(hourly) == ""
    assert len(names(folder)) == 1
    assert folder.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.errors_expected
async def test_a_folder_that_cannot_be_used_is_told(
    path: Path, database: Database, clock: SteppingClock, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    hourly = HourlyBackups(BackupFolder(tmp_path / "file", path, clock), database)
    look(hourly, 0)
    assert f"{tmp_path / 'file'}" in told(hourly)


@pytest.mark.errors_expected
async def test_a_file_that_was_replaced_is_not_backed_up_as_the_newest(
    hourly: HourlyBackups, folder: BackupFolder, database: Database, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copyfile(database.path, other)
    run("mv", other, database.path)
    await until(lambda: database.trouble)
    look(hourly, 0)
    assert folder.all() == []
    assert "replaced" in told(hourly)


@pytest.mark.errors_expected
async def test_a_damaged_page_makes_no_backup_and_is_reported(
    folder: BackupFolder, path: Path, clock: SteppingClock
) -> None:
    damage(path, "learner")
    database = Database(path, clock)
    database._ending.mark()
    database.checked = True
    looked: list[int] = []

    class Running:
        trouble: str | None = None

        def check(self) -> None:
            looked.append(1)

    hourly = HourlyBackups(folder, Running())
    look(hourly, 0)
    assert names(folder) == []
    assert looked == [1]
    assert "damaged" in told(hourly)


@pytest.mark.errors_expected
async def test_a_failure_that_nobody_foresaw_is_told_once_and_tried_again(
    hourly: HourlyBackups, folder: BackupFolder, caplog: pytest.LogCaptureFixture
) -> None:
    hourly._folder = None  # type: ignore[assignment]  # what cannot happen
    for minutes in (1, 6):
        look(hourly, minutes / 60)
        assert "nobody foresaw (AttributeError)" in told(hourly)
    assert caplog.text.count("Traceback") == 1
    hourly._folder = folder
    look(hourly, 0.5)
    assert told(hourly) == ""


async def test_a_stop_breaks_a_backup_off_and_leaves_nothing(
    hourly: HourlyBackups, folder: BackupFolder, database: Database
) -> None:
    folder.prepare()
    with one_at_a_time(database.path):  # so it waits
        hourly.copy_when_due(0)
        hourly.stop()
    hourly.join()
    assert names(folder) == []
    assert told(hourly) == ""
    hourly.copy_when_due(HOUR)
    hourly.join()
    assert names(folder) == []


async def test_the_next_backup_takes_away_what_a_killed_one_left(
    hourly: HourlyBackups, folder: BackupFolder
) -> None:
    folder.prepare()
    left = folder.folder / ".nudge-20261101T120001Z-000001.sqlite3.0123456789abcdef.nudge-partial"
    left.write_bytes(b"SQLite format 3\0")
    look(hourly, 0)
    assert not left.exists()
    (made,) = folder.all()
    assert fault_in(made.path) is None
