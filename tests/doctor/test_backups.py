"""Which backups count, and into which folder they can be put."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.doctor.backup_folder import look_at_backup_folder
from bot.doctor.complaints import MISSING, NEARLY_FULL
from bot.store.sqlite.folder_owner import claim
from bot.store.sqlite.hourly import RESERVE
from tests.doctor.patient import Patient


def test_the_folder_of_another_bot_is_said_to_be_that_ones(patient: Patient) -> None:
    other = patient.folder / "other" / patient.path.name
    other.parent.mkdir()
    other.touch()
    shared = patient.folder / "shared"
    shared.mkdir()
    claim(shared, other)
    found = look_at_backup_folder(shared, patient.path)
    assert found is not None
    assert f"keeps the backups of {other}. Set NUDGE_BACKUPS" in found.found


@pytest.mark.parametrize("version", ["9998", "x"])
async def test_a_backup_of_a_newer_nudge_counts_for_none_and_is_not_offered(
    patient: Patient, version: str
) -> None:
    [copy] = (patient.folder / "backups").iterdir()
    newer = copy.with_name("nudge-20260101T010000Z-000002.sqlite3")
    shutil.copy(copy, newer)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    await patient.look()
    [bad] = [one for one in patient.findings if newer.name in one.found]
    assert "If a newer Nudge made it, run that one" in bad.mend
    patient.path.unlink()
    await patient.look()
    [missing] = [one for one in patient.findings if one.complaint is MISSING]
    assert missing.command.endswith(f" {copy}")


@pytest.mark.parametrize("why", ["only read", "not entered"])
def test_where_no_rights_help_another_folder_is_advised(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    folder = patient.folder / "copies"
    if why == "only read":
        folder.mkdir()
        found_here = os.statvfs(folder)
        disk = SimpleNamespace(f_flag=found_here.f_flag | os.ST_RDONLY)
        monkeypatch.setattr(os, "statvfs", lambda _: disk)
        monkeypatch.setattr(os, "access", lambda _, wish: wish == os.X_OK)
    else:
        monkeypatch.setattr(os, "access", lambda *_: False)
    found = look_at_backup_folder(folder, patient.path)
    assert found is not None
    assert found.command == ""
    assert "set NUDGE_BACKUPS to another folder" in found.mend


def test_backups_of_who_ran_the_bot_before_are_given_to_its_user(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = patient.folder / "backups"
    [copy] = folder.iterdir()
    monkeypatch.setattr(os, "access", lambda place, _: place != copy)
    found = look_at_backup_folder(folder, patient.path)
    assert found is not None
    assert "cannot be read" in found.found
    assert found.command == f"sudo chown {patient.path.owner()} {shlex.quote(str(copy))}"


async def test_a_disk_of_the_backups_without_room_for_one_is_said(patient: Patient) -> None:
    disk = patient.folder / "disk"
    patient.setting(backups=str(disk))
    room = {patient.folder: 50 * 10**9, disk: RESERVE}
    patient.tools = replace(patient.tools, free=lambda place: room[place])
    disk.mkdir(mode=0o700)
    await patient.look()
    [full] = [one for one in patient.findings if one.complaint is NEARLY_FULL]
    assert f"where the backups lie, in {disk}" in full.found
    room[disk] *= 2
    await patient.look()
    assert not [one for one in patient.findings if one.complaint is NEARLY_FULL]
