"""Backups go into another folder from now on (NUDGE_BACKUPS): the newest stays the newest."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.sqlite.backup import backup
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.copies import MOST_FOLDERS, POINTER, copies_of, folder_beside, places
from bot.store.sqlite.health import newest_backup
from tests.store.building import SteppingClock


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


def test_where_no_backup_could_be_made_since_the_setting_was_taken_back_none_is_forgotten(
    beside: BackupFolder, disk: BackupFolder
) -> None:
    first, second = kept(beside), kept(disk)
    beside.prepare()  # and then the disk is full
    assert listed(beside.path) == [second, first]
    assert newest_backup(beside.path) == second
    third = kept(beside)
    assert third.name.endswith("-000003.sqlite3")
    assert listed(beside.path) == [third, second, first]


def test_the_folder_in_use_has_the_newest_whatever_the_clock_said_before(
    beside: BackupFolder, disk: BackupFolder, clock: SteppingClock
) -> None:
    clock.now = datetime(2031, 1, 1, tzinfo=UTC)
    kept(disk)
    clock.now = datetime(2026, 11, 1, tzinfo=UTC)
    right = kept(beside)
    assert listed(beside.path)[0] == right


def test_a_pointer_of_an_earlier_nudge_is_read_as_before(
    beside: BackupFolder, disk: BackupFolder
) -> None:
    newest = kept(disk)
    pointer = Path(f"{disk.path}{POINTER}")
    pointer.write_text(str(disk.folder), encoding="utf-8")
    assert places(disk.path) == [beside.folder, disk.folder]
    beside.prepare()
    assert newest_backup(disk.path) == newest


def test_of_very_many_folders_those_without_a_backup_are_left_out(
    beside: BackupFolder, disk: BackupFolder, tmp_path: Path
) -> None:
    newest, gone = kept(disk), tmp_path / "gone"
    BackupFolder(gone, disk.path, disk.clock).prepare()
    shutil.rmtree(gone)  # it is a disk that is not there just now
    for number in range(2 * MOST_FOLDERS):
        last = tmp_path / str(number)
        BackupFolder(last, disk.path, disk.clock).prepare()
    known = places(disk.path)
    assert len(known) <= MOST_FOLDERS + 1
    assert {disk.folder, gone} < set(known)
    assert known[-1] == last
    assert newest_backup(disk.path) == newest


def test_a_pointer_that_cannot_be_written_is_left_as_it_was(
    beside: BackupFolder, disk: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = kept(disk)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        beside.prepare()
    assert newest_backup(disk.path) == newest


def test_a_folder_whose_name_is_no_text_costs_no_other(
    beside: BackupFolder, disk: BackupFolder, tmp_path: Path
) -> None:
    newest = kept(disk)
    for name in (b"/a\nb", b"/\xff"):
        odd = Path(os.fsdecode(os.fsencode(tmp_path) + name))
        BackupFolder(odd, disk.path, disk.clock).prepare()
    assert newest_backup(disk.path) == newest
    assert beside.folder in places(disk.path)


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
