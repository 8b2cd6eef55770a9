"""Ways to break the database of a bot, and what lies beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store.presses import first_id_at
from bot.store.sqlite.lock import DatabaseLock
from tests.doctor.patient import real_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.doctor.patient import Patient

LOCKS = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
    "c.execute('PRAGMA locking_mode=EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE'); "
    "print('locked', flush=True); sys.stdin.read()"
)


def database_missing(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.unlink()


def is_a_folder(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.unlink()
    patient.path.mkdir(mode=0o700)


def damaged(patient: Patient, _: pytest.MonkeyPatch) -> None:
    size = patient.path.stat().st_size
    with patient.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))


def unreadable(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be a log without its index, and a file that is too large to be copied."""
    monkeypatch.setattr("bot.store.sqlite.peeking.LARGEST_COPY", 0)
    log = Path(f"{patient.path}-wal")
    log.touch(mode=0o600)
    log.write_bytes(b"frames")


@contextmanager
def locked(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", LOCKS, str(patient.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield
        other.kill()


def not_nudges(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.unlink()
    patient.path.touch(mode=0o600)
    patient.sql("CREATE TABLE recipes (name TEXT)")


def older(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.sql("UPDATE alembic_version SET version_num = '0003'")


def newer(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.sql("UPDATE alembic_version SET version_num = '9998'")


def log_alone(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.unlink()
    log = Path(f"{patient.path}-wal")
    log.touch(mode=0o600)
    log.write_bytes(b"frames")


def journal_alone(patient: Patient) -> None:
    """Leave what a first start leaves that is killed while it makes the tables."""
    no_backup(patient)
    for file, held in ((patient.path, b""), (Path(f"{patient.path}-journal"), b"journal")):
        file.touch(mode=0o600)
        file.write_bytes(held)


@contextmanager
def replaced(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with DatabaseLock(patient.path):
        copy = patient.folder / "new"
        shutil.copyfile(patient.path, copy)
        copy.chmod(0o600)
        copy.replace(patient.path)
        yield


def copy_beside(patient: Patient, why: str, age: timedelta = timedelta()) -> Path:
    """Put a copy of the database beside it, of that age."""
    then = real_now() - age
    copy = patient.folder / f"nudge-{why}-{then:%Y%m%dT%H%M%S%f}.sqlite3"
    shutil.copyfile(patient.path, copy)
    copy.chmod(0o600)
    os.utime(copy, (then.timestamp(), then.timestamp()))
    return copy


def rescued(patient: Patient, _: pytest.MonkeyPatch) -> None:
    """Let the copy hold a press that the database lacks."""
    copy_beside(patient, "rescued")
    patient.sql("UPDATE press SET interaction_id = interaction_id - 1")


def put_aside(patient: Patient, _: pytest.MonkeyPatch) -> None:
    copy_beside(patient, "replaced", timedelta(days=31))


def unwritable_backups(patient: Patient, _: pytest.MonkeyPatch) -> None:
    """Name a folder in what is a file: that stops root too."""
    patient.setting(backups=str(patient.path / "backups"))


def readable(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.chmod(0o644)


def open_folder(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.folder.chmod(0o777)


def other_owner(patient: Patient, _: pytest.MonkeyPatch) -> None:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    os.chown(patient.path, 65534, -1)


def no_backup(patient: Patient, _: pytest.MonkeyPatch | None = None) -> None:
    shutil.rmtree(patient.folder / "backups")


def old_backup(patient: Patient, _: pytest.MonkeyPatch) -> None:
    """Have somebody press today, and let the backup be four days old."""
    [copy] = (patient.folder / "backups").iterdir()
    then = real_now() - timedelta(days=4)
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE press SET interaction_id = ?", (first_id_at(then),))
    connection.close()
    os.utime(copy, (then.timestamp(), then.timestamp()))


def bad_backup(patient: Patient, _: pytest.MonkeyPatch) -> None:
    [copy] = (patient.folder / "backups").iterdir()
    os.utime(copy, (copy.stat().st_mtime - 60, copy.stat().st_mtime - 60))
    worse = copy.with_name("nudge-20260101T010000Z-000002.sqlite3")
    worse.touch(mode=0o600)
    worse.write_bytes(b"not a database")
