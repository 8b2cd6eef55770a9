"""Which copies are found, in which order, and in which folders."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.errors import DatabaseError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.copies import (
    LONG_AGO,
    copies_of,
    folder_beside,
    oldest_copy,
    places,
    point_to,
)
from bot.store.sqlite.health import newest_backup
from bot.store.sqlite.lock import DatabaseLock
from bot.store.sqlite.place import BESIDE
from tests.store.building import SteppingClock
from tests.store.sqlite.test_backup import damage

OTHER_BOTS = (
    "nudge-2-20261101T120001Z-000001.sqlite3",
    ".nudge-2.sqlite3.owner",
    ".nudge.db.owner",
    ".nudge-2-20261101T120001Z-000001.sqlite3.0123456789abcdef.nudge-partial",
    "nudge.sqlite3",
)


@pytest.fixture
def folder(path: Path, clock: SteppingClock) -> BackupFolder:
    made = BackupFolder(folder_beside(path), path, clock)
    made.prepare()
    return made


def kept(folder: BackupFolder, at: float = 0.0) -> Path:
    file = folder.next_file()
    backup(folder.path, file)
    if at:
        os.utime(file, (at, at))
    return file


def test_names_sort_and_hold_the_time_in_utc(folder: BackupFolder) -> None:
    files = [kept(folder) for _ in range(3)]
    assert files[0].name == "nudge-20261101T120001Z-000001.sqlite3"
    assert sorted(files) == files
    assert [copy.path for copy in folder.all()] == files
    assert folder.all()[0].made == datetime(2026, 11, 1, 12, 0, 1, tzinfo=UTC)
    assert folder.next_file("0017").name == "nudge-20261101T120004Z-000004-before-0017.sqlite3"


def test_the_highest_number_is_the_newest_whatever_the_clock_said(
    folder: BackupFolder, clock: SteppingClock, path: Path
) -> None:
    clock.now = datetime(2031, 1, 1, tzinfo=UTC)
    kept(folder, 2e9)
    clock.now = datetime(2026, 11, 2, tzinfo=UTC)
    right = kept(folder, 1.9e9)
    assert newest_backup(path) == right


def test_others_are_put_between_by_the_time_of_their_files(
    folder: BackupFolder, path: Path
) -> None:
    first, second = kept(folder, 1e9), kept(folder, 1.2e9)
    middle, newest = (path.with_name(f"nudge-{name}.sqlite3") for name in ("monday", "rescued-1"))
    for file, at in ((middle, 1.1e9), (newest, 1.3e9)):
        backup(path, file)
        os.utime(file, (at, at))
    backup(path, path.with_name("nudge-replaced-1.sqlite3"))
    assert [copy.path for copy in copies_of(path)] == [newest, second, middle, first]
    damage(newest)
    assert newest_backup(path) == second


@pytest.mark.parametrize("known_by", ["what a bot left beside it", "its backups"])
def test_another_database_whose_name_begins_alike_is_no_backup_and_has_none_of_ours(
    folder: BackupFolder, path: Path, clock: SteppingClock, known_by: str
) -> None:
    right = kept(folder, 1e9)
    other = path.with_name("nudge-test.sqlite3")
    backup(path, other)
    if known_by == "its backups":
        kept(BackupFolder(folder_beside(other), other, clock))
        other.unlink()
    else:
        with DatabaseLock(other):
            pass
    ours, theirs = (path.with_name(f"nudge-{name}.sqlite3") for name in ("testing", "test-monday"))
    for copy in (ours, theirs):
        backup(path, copy)
    os.utime(ours, (9e8, 9e8))
    assert [copy.path for copy in copies_of(path)] == [right, ours]
    assert newest_backup(path) == right
    assert theirs in {copy.path for copy in copies_of(other)}


def test_other_files_in_the_folder_are_no_concern_of_ours(folder: BackupFolder) -> None:
    for name in ("demo-20261101T120001Z-000009.sqlite3", "nudge-20269901T120001Z-000009.sqlite3"):
        (folder.folder / name).touch()
    (folder.folder / "notes.txt").touch()
    assert folder.all() == []
    assert folder.next_file().name.endswith("-000001.sqlite3")


def test_a_folder_elsewhere_is_found_from_the_database(
    path: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    elsewhere = BackupFolder(tmp_path / "a disk" / "of its own", path, clock)
    elsewhere.prepare()
    file = kept(elsewhere)
    assert newest_backup(path) == file
    assert places(path)[1] == elsewhere.folder
    BackupFolder(folder_beside(path), path, clock).prepare()  # the setting was taken back
    assert places(path) == [elsewhere.folder, folder_beside(path)]
    assert newest_backup(path) == file


def test_two_databases_of_one_name_never_share_a_folder(
    path: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    shared, other = tmp_path / "shared", tmp_path / "other" / path.name
    other.parent.mkdir()
    backup(path, other)
    BackupFolder(shared, path, clock).prepare()
    BackupFolder(shared, path, clock).prepare()
    with pytest.raises(DatabaseError, match="a folder of its own"):
        BackupFolder(shared, other, clock).prepare()
    path.unlink()  # it was moved
    BackupFolder(shared, other, clock).prepare()


@pytest.mark.parametrize("stranger", ["", "thesis.txt", *OTHER_BOTS])
def test_rights_are_taken_from_others_and_that_is_said(
    path: Path,
    tmp_path: Path,
    clock: SteppingClock,
    caplog: pytest.LogCaptureFixture,
    stranger: str,
) -> None:
    elsewhere = tmp_path / "wide"
    elsewhere.mkdir()
    elsewhere.chmod(0o755)
    file = elsewhere / "nudge-20261101T120001Z-000001.sqlite3"
    half = f".{file.name}.0123456789abcdef.nudge-partial-journal"  # which was killed
    for one in filter(None, (stranger, file.name, half)):
        (elsewhere / one).touch()
        (elsewhere / one).chmod(0o644)
    BackupFolder(elsewhere, path, clock).prepare()
    assert file.stat().st_mode & 0o777 == 0o600
    assert str(file) in caplog.text
    assert elsewhere.stat().st_mode & 0o777 == (0o755 if stranger else 0o700)
    if stranger == "thesis.txt":  # a folder with other things belongs to somebody else as well
        assert (elsewhere / stranger).stat().st_mode & 0o777 == 0o644


def test_what_a_restore_put_aside_counts_as_the_oldest_that_could_come_back(
    folder: BackupFolder, clock: SteppingClock
) -> None:
    assert oldest_copy(folder.path) is None
    file = folder.next_file()
    file.parent.mkdir(exist_ok=True)
    file.touch()
    assert oldest_copy(folder.path) == clock.now.replace(microsecond=0)
    aside = folder.path.with_name(f"{folder.path.stem}-replaced-1{folder.path.suffix}")
    aside.touch()
    before = clock.now - timedelta(days=90)
    os.utime(aside, (before.timestamp(), before.timestamp()))
    assert oldest_copy(folder.path) == before
    assert [copy.path for copy in copies_of(folder.path)] == [file]


@pytest.mark.parametrize("by", ["the link", "its real path", "nothing"])
def test_a_folder_that_is_a_link_lists_each_copy_once(path: Path, tmp_path: Path, by: str) -> None:
    disk, link = tmp_path / "disk", folder_beside(path)
    disk.mkdir(mode=0o700)
    link.symlink_to(disk)
    also = {"the link": link, "its real path": disk, "nothing": None}[by]
    point_to(path, disk)
    for name in ("nudge-20261101T120001Z-000001", "nudge-by-hand"):
        backup(path, disk / f"{name}.sqlite3")
    assert len(copies_of(path, also)) == len(set(disk.iterdir())) == 2


def test_what_lies_beside_a_database_without_a_suffix_is_no_copy_of_it(
    path: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare" / "nudge"
    bare.parent.mkdir()
    backup(path, bare)
    by_hand = bare.with_name("nudge-monday")
    backup(path, by_hand)
    for ending in BESIDE:
        Path(f"{bare}{ending}").touch()
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{by_hand}{ending}").touch()
    assert [copy.path for copy in copies_of(bare)] == [by_hand]


def test_a_folder_that_cannot_be_read_may_hold_the_oldest_and_has_no_newest(
    folder: BackupFolder, tmp_path: Path
) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    assert oldest_copy(folder.path, circle) == LONG_AGO
    folder.folder.rmdir()
    folder.folder.symlink_to(circle)
    assert newest_backup(folder.path) is None
