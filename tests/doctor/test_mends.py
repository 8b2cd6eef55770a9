"""What is advised can be done as it is written, and is advised only while it helps."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.doctor.backup_folder import look_at_backup_folder
from bot.doctor.complaints import DAMAGED, FULL, NOT_READY, NOT_WRITABLE, UNREACHABLE
from bot.doctor.finding import DoctorFinding, exit_code, wrong
from bot.doctor.running import _judged, explained
from tests.child import surroundings
from tests.doctor.breaking_files import journal_alone
from tests.doctor.patient import GOOD_TOKEN, Patient, running_bot

if TYPE_CHECKING:
    from pathlib import Path

    from bot.doctor.finding import Complaint

NO_BACKUP_NOW = "There is no new backup of the database"
START = "from bot.__main__ import main; main(prog_name='nudge')"


def named(patient: Patient, name: str) -> DoctorFinding:
    return next(
        one for one in patient.findings if one.complaint is not None and one.complaint.name == name
    )


async def test_the_backup_that_is_advised_is_made_as_it_is_written_and_found(
    patient: Patient,
) -> None:
    shutil.rmtree(patient.folder / "backups")
    await patient.look()
    command = named(patient, "no-backup").command
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    assert "Name it by that path" not in done.output
    await patient.look()
    assert "no-backup" not in {one.complaint.name for one in patient.findings if one.complaint}


def test_a_copy_under_another_name_is_told_by_its_whole_path(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(patient.folder)
    backup = ["db", "backup", "--database", str(patient.path)]
    told = CliRunner().invoke(main, [*backup, "copy.sqlite3"]).output
    assert f"Backed up to {patient.folder.resolve() / 'copy.sqlite3'}." in told
    assert "Name it by that path" in told
    assert "nudge-….sqlite3" in told
    told = CliRunner().invoke(main, [*backup, "nudge-copy.sqlite3"]).output
    assert told == f"Backed up to {patient.folder.resolve() / 'nudge-copy.sqlite3'}.\n"


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_may_not_be_written_to_is_given_to_the_bots_user(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    folder = patient.folder / "copies"
    if there:
        folder.mkdir()
    monkeypatch.setattr(os, "access", lambda _, wish: wish == os.X_OK)  # root may write everywhere
    found = look_at_backup_folder(folder, patient.path)
    assert found is not None
    assert found.command == (
        f"sudo install -d -m 0700 -o {patient.path.owner()} {shlex.quote(str(folder))}"
    )


@pytest.mark.parametrize("held", ["thesis.txt", "lost+found", "nudgeable.txt"])
def test_a_folder_with_other_things_in_it_is_taken_from_nobody(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    disk = patient.folder / "disk"
    disk.mkdir()
    (disk / held).touch()
    (disk / "nudge-20260101T000000Z-000001.sqlite3").touch()
    monkeypatch.setattr(os, "access", lambda _, wish: wish == os.X_OK)
    found = look_at_backup_folder(disk, patient.path)
    assert found is not None
    own = disk / "nudge"
    assert f"Set NUDGE_BACKUPS={own}, and make that:" in found.mend
    user = patient.path.owner()
    assert found.command == f"sudo install -d -m 0700 -o {user} {shlex.quote(str(own))}"
    (disk / held).unlink()  # what is left is ours
    found = look_at_backup_folder(disk, patient.path)
    assert found is not None
    assert shlex.split(found.command)[-1] == str(disk)


def test_the_whole_of_a_disk_is_taken_from_nobody(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = patient.folder / "disk"
    disk.mkdir()
    monkeypatch.setattr(os, "access", lambda _, wish: wish == os.X_OK)
    monkeypatch.setattr(os.path, "ismount", lambda place: place == disk)
    found = look_at_backup_folder(disk, patient.path)
    assert found is not None
    assert shlex.split(found.command)[-1] == str(disk / "nudge")


def test_of_a_folder_that_nobody_can_look_into_nothing_is_claimed(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = patient.folder / "shut"
    shut.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = look_at_backup_folder(shut, patient.path)
    assert found is not None
    assert "if nothing but this bot's backups is in this one" in found.mend


def test_a_folder_that_can_be_made_is_no_fault(patient: Patient) -> None:
    assert look_at_backup_folder(patient.folder / "not" / "yet", patient.path) is None


async def test_a_bot_without_a_new_backup_is_not_waited_for(patient: Patient) -> None:
    why = "There is no new backup of the database: /mnt/x: Read-only file system.\n"
    with running_bot(patient.path, 503, why) as port:
        patient.setting(metrics_port=port)
        await patient.look()
    mend = named(patient, "not-ready").mend
    assert "ReadWritePaths=" in mend
    assert "Wait a minute" not in mend


async def test_a_graver_finding_takes_the_place_of_waiting(patient: Patient) -> None:
    with running_bot(patient.path, 503, "The database was replaced.\n") as port:
        patient.setting(metrics_port=port)
        copy = patient.folder / "new"
        shutil.copyfile(patient.path, copy)
        copy.chmod(0o600)
        copy.replace(patient.path)
        await patient.look()
    assert named(patient, "file-replaced").mend
    assert named(patient, "not-ready").mend == "Mend what is said of File guard first."
    assert exit_code(patient.findings) == 78


def test_only_what_is_broken_is_called_the_reason() -> None:
    waiting = wrong(NOT_READY, "It is not.", "Wait a minute.")
    damaged = wrong(DAMAGED, "It is.", "Put it back.")
    assert explained([waiting]) == [waiting]
    assert [one.mend for one in explained([damaged, waiting])] == [
        "Put it back.",
        "Mend what is said of Database first.",
    ]


@pytest.mark.parametrize(
    ("reasons", "broken", "first"),
    [
        (f"{NO_BACKUP_NOW}: /mnt/x: Read-only file system.", UNREACHABLE, ""),
        (f"{NO_BACKUP_NOW}: /mnt/x. The bot is not connected to Discord.", UNREACHABLE, ""),
        (f"{NO_BACKUP_NOW}: make room.", FULL, "Disk"),
        (f"{NO_BACKUP_NOW}: /mnt/x: Permission denied.", NOT_WRITABLE, "Backup"),
        (f"{NO_BACKUP_NOW}: it is damaged.", DAMAGED, "Database"),
        ("The bot is not connected to Discord.", UNREACHABLE, "Discord"),
        ("The bot is not connected to Discord.", NOT_WRITABLE, ""),
        ("The last change could not be saved.", UNREACHABLE, ""),
        ("The last change could not be saved.", FULL, "Disk"),
    ],
)
def test_only_what_may_be_the_reason_takes_the_place_of_other_advice(
    reasons: str, broken: Complaint, first: str
) -> None:
    asked = _judged("A bot runs", 1, (503, reasons))
    [_, told] = explained([wrong(broken, "It is.", "Mend it."), asked])
    assert told.mend == (f"Mend what is said of {first} first." if first else asked.mend)


async def test_the_journal_of_a_first_start_that_was_killed_keeps_nobody_from_the_next(
    patient: Patient,
) -> None:
    journal_alone(patient)
    assert exit_code(await patient.look()) == 0
    assert "nudge run makes it" in patient.told


async def test_who_finds_no_bot_is_told_how_a_service_is_started(patient: Patient) -> None:
    await patient.look()
    mend = named(patient, "not-running").mend
    assert "sudo systemctl start nudge" in mend
    assert "two minutes" in mend


async def test_the_files_of_a_home_folder_stay_as_they_are(patient: Patient) -> None:
    """Matplotlib notes which fonts there are: in a folder that goes again."""
    home = patient.folder / "home"
    home.mkdir()
    places = dict.fromkeys(("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", START, "doctor", "--offline"),
        cwd=patient.folder,
        env=surroundings(
            DISCORD_TOKEN=GOOD_TOKEN, NUDGE_DATABASE=str(patient.path), HOME=str(home), **places
        ),
        stdout=subprocess.PIPE,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 120)
    assert "trained and ended" in " ".join(out.decode().split())
    assert files_in(home) == []


def files_in(folder: Path) -> list[Path]:
    return [*folder.rglob("*")]
