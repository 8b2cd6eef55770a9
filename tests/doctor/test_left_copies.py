"""What is said of copies that lie beside a database, and whether they hold what that lacks."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.doctor.complaints import GUARD
from bot.doctor.database_file import look_at_database
from bot.doctor.finding import DoctorFinding, FindingState, exit_code
from bot.store.deleted_people import hashed
from bot.store.presses import first_id_at
from tests.doctor.breaking_files import copy_beside, damaged, rescued
from tests.doctor.patient import Patient, real_now, running_bot

KEY = "ab" * 32
THEN = "2026-01-01 00:00:00"


def named(patient: Patient, name: str) -> DoctorFinding:
    return next(
        one for one in patient.findings if one.complaint is not None and one.complaint.name == name
    )


def stored(patient: Patient, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(patient.path)) as connection, connection:
        connection.execute(statement, values)


def press_of(patient: Patient, person: int, ago: timedelta) -> None:
    """Store that somebody new pressed so long ago."""
    stored(patient, "INSERT INTO learner VALUES (?, ?, ?)", person, person, THEN)
    stored(patient, "INSERT INTO press VALUES (?, ?, ?)", id_of(ago), person, THEN)


def id_of(ago: timedelta) -> int:
    return first_id_at(real_now() - ago)


def deleted(patient: Patient, person: int) -> None:
    """Store that a person asked just now to be deleted, and was."""
    stored(patient, "INSERT INTO deletion_key (key) VALUES (?)", KEY)
    values = hashed(KEY, person), id_of(timedelta()), THEN
    stored(patient, "INSERT INTO deletion (who, press_id, asked_at) VALUES (?, ?, ?)", *values)


def note_of(patient: Patient, copy: Path) -> DoctorFinding:
    """Return what is said of a copy, which is a note without a command."""
    [note] = [one for one in patient.findings if copy.name in one.found and one.check == GUARD]
    assert (note.state, note.command) == (FindingState.GOOD, "")
    return note


@pytest.mark.parametrize("why", ["rescued", "replaced"])
async def test_a_copy_that_is_settled_is_a_note_until_it_is_old(patient: Patient, why: str) -> None:
    with running_bot(patient.path):
        copy = copy_beside(patient, why, timedelta(days=2))
        await patient.look()
        assert exit_code(patient.findings) == 0
        [note] = [one for one in patient.findings if copy.name in one.found]
        assert note.state is FindingState.GOOD
        assert "within 30 days" in note.found
        copy.unlink()
        copy = copy_beside(patient, why, timedelta(days=31))
        await patient.look()
        assert exit_code(patient.findings) == 1
        [old] = [one for one in patient.findings if copy.name in one.found]
        assert old.command == f"rm {copy}"


async def test_a_rescue_copy_is_offered_until_it_was_restored(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rescued(patient, monkeypatch)
    await patient.look()
    command = named(patient, "rescue-copy").command
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    seen = look_at_database(patient.path, [patient.folder], real_now())
    assert [one.found for one in seen.findings if one.complaint] == []


async def test_a_copy_that_was_restored_longer_ago_than_presses_are_kept_is_a_note(
    patient: Patient,
) -> None:
    stored(patient, "UPDATE press SET interaction_id = ?", id_of(timedelta(days=8)))
    copy = copy_beside(patient, "rescued", timedelta(days=8))
    patient.sql("DELETE FROM press")
    press_of(patient, 78, timedelta(minutes=5))
    await patient.look()
    assert "cannot be told now" in note_of(patient, copy).found
    copy = copy.rename(copy.with_name("nudge-rescued-20260101T000000000000.sqlite3"))
    os.utime(copy, (0, 0))
    await patient.look()
    finding = named(patient, "rescue-copy")
    assert finding.command == f"rm {copy}"
    assert "cannot be told: look whether anybody is missing" in finding.mend


async def test_a_copy_is_offered_where_the_bot_began_anew_with_an_empty_database(
    patient: Patient,
) -> None:
    """Its oldest press is newer than what is in the copy, and yet none was forgotten."""
    copy = copy_beside(patient, "rescued")
    patient.sql("DELETE FROM press", "DELETE FROM classroom", "DELETE FROM learner")
    await patient.look()
    assert named(patient, "rescue-copy").command.endswith(str(copy))
    press_of(patient, 78, timedelta(minutes=5))
    await patient.look()
    finding = named(patient, "rescue-copy")
    assert finding.command.endswith(str(copy))
    assert finding.mend.endswith("Only if the copy has it, stop the bot and call:")


async def test_of_a_copy_whose_presses_were_forgotten_nothing_is_claimed(patient: Patient) -> None:
    """Such as of a class that did nothing for a week, where the bot began anew since."""
    patient.sql("DELETE FROM press")
    copy = copy_beside(patient, "rescued")
    patient.sql("DELETE FROM classroom", "DELETE FROM learner")
    press_of(patient, 78, timedelta(minutes=5))
    await patient.look()
    assert "cannot be told now" in note_of(patient, copy).found


async def test_a_copy_in_which_nobody_is_holds_nothing_that_is_missing(patient: Patient) -> None:
    copy = copy_beside(patient, "rescued")
    with closing(sqlite3.connect(copy)) as connection, connection:
        for table in ("press", "classroom", "learner"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the three above
    await patient.look()
    assert "which holds all of it" in note_of(patient, copy).found


async def test_what_was_put_aside_just_now_is_not_old_though_its_file_is(patient: Patient) -> None:
    """A log keeps its time when it is put aside."""
    aside = copy_beside(patient, "replaced")
    log = aside.rename(f"{aside}-wal")
    os.utime(log, (0, 0))
    await patient.look()
    assert "within 30 days" in note_of(patient, log).found


@pytest.mark.parametrize("why", ["rescued", "replaced"])
@pytest.mark.parametrize("year", [2010, 2040])
async def test_a_wrong_clock_makes_no_copy_old_and_none_needless(
    patient: Patient, why: str, year: int
) -> None:
    press_of(patient, 78, timedelta(minutes=5))
    copy = copy_beside(patient, why)
    patient.sql("DELETE FROM press WHERE learner_id = 78", "DELETE FROM learner WHERE id = 78")
    wrong = datetime(year, 1, 1, tzinfo=UTC)
    patient.tools = replace(patient.tools, now=lambda: wrong)
    await patient.look()
    if why == "replaced":
        assert "within 30 days" in note_of(patient, copy).found
    else:
        assert named(patient, "rescue-copy").command.startswith("nudge db restore ")


@pytest.mark.parametrize("another_key", [False, True], ids=["one key", "two, after a restore"])
async def test_a_deleted_persons_press_is_not_what_a_database_lacks(
    patient: Patient, another_key: bool
) -> None:
    press_of(patient, 78, timedelta(minutes=40))
    copy = copy_beside(patient, "rescued")
    patient.sql("DELETE FROM press WHERE learner_id = 1", "DELETE FROM learner WHERE id = 1")
    if another_key:
        stored(patient, "INSERT INTO deletion_key (key) VALUES (?)", "ab" * 32)
    deleted(patient, 77)
    await patient.look()
    assert "which holds all of it" in note_of(patient, copy).found
    patient.sql("DELETE FROM press WHERE learner_id = 78")  # and nobody said that of them
    await patient.look()
    assert named(patient, "rescue-copy").command.startswith("nudge db restore ")


async def test_a_copy_of_a_deleted_person_alone_is_a_note(patient: Patient) -> None:
    copy = copy_beside(patient, "rescued")
    patient.sql("DELETE FROM press", "DELETE FROM learner")
    deleted(patient, 77)
    await patient.look()
    assert "cannot be told now" in note_of(patient, copy).found


@pytest.mark.parametrize("which", ["copy", "database"])
async def test_nothing_is_claimed_of_a_copy_where_one_of_the_two_cannot_be_read(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    rescued(patient, monkeypatch)
    [copy] = patient.folder.glob("nudge-rescued-*")
    if which == "copy":
        copy.write_bytes(b"not a database")
    else:
        damaged(patient, monkeypatch)
    await patient.look()
    assert "cannot be told now" in note_of(patient, copy).found


async def test_a_log_goes_with_its_copy_and_one_alone_is_named_too(patient: Patient) -> None:
    copy = copy_beside(patient, "replaced", timedelta(days=31))
    logs = [Path(f"{copy}{ending}") for ending in ("-wal", "-journal")]
    for log in logs:
        shutil.copyfile(patient.path, log)  # young: somebody opened the copy
        log.chmod(0o600)
    await patient.look()
    assert named(patient, "put-aside").command == shlex.join(map(str, ["rm", copy, *logs]))
    copy.unlink()
    await patient.look()
    assert logs[0].name in note_of(patient, logs[0]).found
    for log in logs:
        os.utime(log, (0, 0))
    await patient.look()
    assert named(patient, "put-aside").command == shlex.join(map(str, ["rm", *logs]))


async def test_a_database_whose_own_name_holds_that_word_has_its_usual_backups(
    patient: Patient,
) -> None:
    folder = patient.folder / "other"
    folder.mkdir(mode=0o700)
    path = folder / "nudge-rescued-here.sqlite3"
    shutil.copyfile(patient.path, path)
    shutil.copyfile(patient.path, folder / "nudge-rescued-here-by-hand.sqlite3")
    seen = look_at_database(path, [folder], real_now())
    assert not [one for one in seen.findings if "rescue copy" in one.found]
