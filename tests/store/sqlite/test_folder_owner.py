"""Of two bots whose databases have one name, none ever writes into the other's folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.errors import DatabaseError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.copies import copies_of, folder_beside
from bot.store.sqlite.folder_owner import claim
from bot.store.sqlite.hourly import HourlyBackups
from bot.store.sqlite.owner_note import is_of_another, note_in
from tests.store.building import SteppingClock
from tests.store.sqlite.test_hourly import look, names, told

ITS_OWN = "a folder of its own for each bot"


@pytest.fixture
def other(path: Path, tmp_path: Path) -> Path:
    """Make the database of another bot, of the same name."""
    made = tmp_path / "other" / path.name
    made.parent.mkdir()
    backup(path, made)
    return made


@pytest.fixture
def shared(other: Path, tmp_path: Path, clock: SteppingClock) -> BackupFolder:
    """Make a folder with a backup of the other bot."""
    folder = BackupFolder(tmp_path / "shared", other, clock)
    folder.prepare()
    folder.add()
    return folder


@pytest.mark.errors_expected
def test_the_folder_of_another_bot_stays_as_it_is_at_every_look(
    shared: BackupFolder, database: Database, clock: SteppingClock
) -> None:
    before = names(shared)
    hourly = HourlyBackups(BackupFolder(shared.folder, database.path, clock), database)
    for minutes in (1, 6, 11):
        look(hourly, minutes / 60)
        assert names(shared) == before
        assert ITS_OWN in told(hourly)
    shared.path.unlink()  # its disk is gone for a while, or it was moved here
    look(hourly, 2)
    assert names(shared) == before
    note = note_in(shared.folder, shared.path)
    assert f"moved to {database.path}, delete the file {note}." in told(hourly)
    note.unlink()
    look(hourly, 3)
    assert told(hourly) == ""


def test_a_folder_without_any_backup_of_a_database_that_is_gone_is_taken_over(
    shared: BackupFolder, path: Path
) -> None:
    for copy in shared.all():
        copy.path.unlink()
    shared.path.unlink()
    claim(shared.folder, path)


@pytest.mark.parametrize("name", ["nudge-by-hand.sqlite3", "nudge-20261101T120009Z-000009.sqlite3"])
def test_what_is_in_the_folder_of_another_bot_is_no_backup_of_this_one(
    shared: BackupFolder, path: Path, name: str
) -> None:
    backup(shared.path, shared.folder / name)
    assert copies_of(path, shared.folder) == []
    theirs = folder_beside(shared.path)
    theirs.mkdir()
    backup(shared.path, theirs / name)
    assert copies_of(path, theirs) == []
    assert {copy.path.name for copy in copies_of(shared.path, shared.folder)} > {name}
    shared.path.rename(path)  # it was moved there
    assert name in {copy.path.name for copy in copies_of(path, shared.folder)}


@pytest.mark.parametrize("ending", [".lock", ".backups"])
def test_the_folder_beside_a_database_that_is_gone_is_not_taken_over_with_its_backups(
    path: Path, other: Path, clock: SteppingClock, ending: str
) -> None:
    theirs = BackupFolder(folder_beside(other), other, clock)
    theirs.prepare()
    theirs.add()
    left = Path(f"{other}{ending}")
    left.touch()
    other.unlink()
    with pytest.raises(DatabaseError, match=f"delete the file {left}"):
        claim(theirs.folder, path)
    left.unlink()
    claim(theirs.folder, path)


@pytest.mark.errors_expected
def test_a_folder_that_is_another_bots_since_the_last_backup_is_left_alone(
    shared: BackupFolder, database: Database, clock: SteppingClock, tmp_path: Path
) -> None:
    """Such as where two disks changed places."""
    disk = tmp_path / "disk"
    hourly = HourlyBackups(BackupFolder(disk, database.path, clock), database)
    look(hourly, 0)
    disk.rename(tmp_path / "earlier")
    shared.folder.rename(disk)
    before = sorted(file.name for file in disk.iterdir())
    look(hourly, 1)
    assert sorted(file.name for file in disk.iterdir()) == before
    assert ITS_OWN in told(hourly)


@pytest.mark.errors_expected
@pytest.mark.parametrize("noted", [b"\xff\xfe", b"", b"\0" * 40, b"kept by Ana"])
def test_a_note_that_nobody_can_read_keeps_the_bot_from_the_backups_there(
    shared: BackupFolder, database: Database, clock: SteppingClock, noted: bytes
) -> None:
    note = note_in(shared.folder, database.path)
    note.write_bytes(noted)
    before = names(shared)
    hourly = HourlyBackups(BackupFolder(shared.folder, database.path, clock), database)
    look(hourly, 0)
    assert names(shared) == before
    assert f"delete that file. If not, set NUDGE_BACKUPS to {ITS_OWN}." in told(hourly)
    for file in shared.all():
        file.path.unlink()  # so there is nothing to lose
    look(hourly, 0.1)
    assert told(hourly) == ""


def test_the_folder_beside_another_database_is_that_ones(
    path: Path, other: Path, clock: SteppingClock
) -> None:
    """In there is no note: it is told by where it lies."""
    BackupFolder(folder_beside(other), other, clock).prepare()
    with pytest.raises(DatabaseError, match=ITS_OWN):
        BackupFolder(folder_beside(other), path, clock).prepare()


def test_a_path_that_is_no_text_is_noted_too(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.sqlite3"))
    odd.touch()
    claim(tmp_path, odd)
    claim(tmp_path, odd)
    (tmp_path / "two").mkdir()
    with pytest.raises(DatabaseError, match=ITS_OWN):
        claim(tmp_path, tmp_path / "two" / odd.name)


@pytest.mark.parametrize("way", ["stat", "open"])
def test_what_may_not_be_looked_at_is_another_bots(
    shared: BackupFolder, path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """A user's folder of 0700 is shut to the others; root, who may run this, it is not."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, way, refuse)
    with pytest.raises(DatabaseError, match=ITS_OWN):
        claim(shared.folder, path)


def test_a_folder_that_may_not_be_entered_is_said_to_be_that(
    shared: BackupFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "access", lambda place, _: place != shared.folder)
    with pytest.raises(DatabaseError, match="cannot be entered by the user who runs this bot"):
        claim(shared.folder, path)
    assert not is_of_another(shared.folder, path, path)  # so that its backups are looked for
    monkeypatch.setattr(os, "access", lambda *_: True)
    assert is_of_another(shared.folder, path, path)
