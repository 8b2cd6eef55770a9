"""Backups go into another folder from now on (NUDGE_BACKUPS): the newest stays the newest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.store.sqlite.backup import backup
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.copies import copies_of, folder_beside
from bot.store.sqlite.health import newest_backup
from tests.store.building import SteppingClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def beside(path: Path, clock: SteppingClock) -> BackupFolder:
    made = BackupFolder(folder_beside(path), path, clock)
    made.prepare()
    return made


@pytest.fixture
def disk(path: Path, clock: SteppingClock, tmp_path: Path) -> BackupFolder:
    return BackupFolder(tmp_path / "disk", path, clock)


def kept(folder: BackupFolder, number: int | None = None) -> Path:
    """Make a backup; with a `number`, as an earlier Nudge did."""
    folder.prepare()
    file = folder.next_file()
    if number is not None:
        file = file.with_name(f"nudge-{folder.clock():%Y%m%dT%H%M%SZ}-{number:06}.sqlite3")
    backup(folder.path, file)
    return file


def listed(path: Path, also: Path | None = None) -> list[Path]:
    return [copy.path for copy in copies_of(path, also)]


@pytest.mark.parametrize("year", [2026, 2031])
def test_the_numbers_go_on_in_a_new_folder_whatever_the_clock_said(
    beside: BackupFolder, disk: BackupFolder, clock: SteppingClock, year: int
) -> None:
    clock.now = datetime(year, 1, 1, tzinfo=UTC)
    earlier = kept(beside, 900)
    clock.now = datetime(2026, 11, 1, tzinfo=UTC)
    first, second = kept(disk), kept(disk)
    assert first.name.endswith("-000901.sqlite3")
    assert listed(beside.path) == [second, first, earlier]
    assert newest_backup(beside.path) == second


def test_where_an_earlier_nudge_began_with_1_the_time_tells_which_is_newer(
    beside: BackupFolder, disk: BackupFolder
) -> None:
    old = [kept(beside, number) for number in (899, 900)]
    new = [kept(disk, number) for number in (1, 2)]
    assert listed(beside.path) == [*new[::-1], *old[::-1]]
    assert newest_backup(beside.path) == new[-1]
    newest = kept(disk)
    assert newest.name.endswith("-000901.sqlite3")
    assert listed(beside.path) == [newest, *new[::-1], *old[::-1]]


def test_where_the_setting_was_taken_back_the_other_folder_still_has_the_newest(
    beside: BackupFolder, disk: BackupFolder
) -> None:
    first, second = kept(beside), kept(disk)
    assert listed(beside.path, beside.folder) == [second, first]


def test_backups_that_were_moved_over_go_on_in_one_line(
    beside: BackupFolder, disk: BackupFolder
) -> None:
    names = [kept(beside).name for _ in range(2)]
    disk.prepare()
    for name in names:
        (beside.folder / name).rename(disk.folder / name)
    newest = kept(disk)
    assert [copy.number for copy in disk.all()] == [1, 2, 3]
    assert newest_backup(disk.path) == newest


def test_an_earlier_folder_that_cannot_be_read_stops_no_backup(
    beside: BackupFolder, disk: BackupFolder
) -> None:
    beside.folder.rmdir()
    beside.folder.symlink_to(beside.folder)
    disk.prepare()
    assert disk.next_file().name.endswith("-000001.sqlite3")
