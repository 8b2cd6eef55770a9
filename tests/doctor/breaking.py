"""Ways to break a bot in good health, each by the name of what the doctor must say of it."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from discord.http import Route
from pydantic import SecretStr

from bot.bench.sockets.payloads import CHANNEL, EVERYONE, channel_of
from bot.doctor.tools import LessonsRead
from bot.store.presses import first_id_at
from bot.store.sqlite.lock import DatabaseLock
from tests.doctor.patient import NUMBER, Patient, real_now, running_bot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    Way = Callable[[Patient, pytest.MonkeyPatch], AbstractContextManager[None] | None]

ATTACH_FILES, PUBLIC_THREADS, SEND = 1 << 15, 1 << 35, 1 << 11
EVERY_RIGHT_BUT = (1 << 50) - 1 - (1 << 3)  # an administrator lacks nothing
LOCKS = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
    "c.execute('PRAGMA locking_mode=EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE'); "
    "print('locked', flush=True); sys.stdin.read()"
)


def no_token(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.setting(token=None)


def token_form(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.setting(token=SecretStr("0123456789abcdef0123456789abcdef"))


def token_refused(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.setting(token=SecretStr(f"{NUMBER}.Gother.{'another-planted-token-of-nobody_12345'}"))


def refusing(end: str, status: int) -> Way:
    def refuse(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.discord.directory.refusals[end] = status

    return refuse


def not_trusted(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something answer that does not prove that it is Discord: it knows no TLS at all."""
    monkeypatch.setattr(Route, "BASE", f"https://127.0.0.1:{patient.discord.port}/api/v10")


def unreachable(_: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api/v10")


def intents_on(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.application["flags"] = 1 << 19


def presses_elsewhere(patient: Patient, _: pytest.MonkeyPatch) -> None:
    address = "https://elsewhere.invalid/presses"
    patient.discord.directory.application["interactions_endpoint_url"] = address


def no_server(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.servers.clear()


def permission_missing(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.everybody["permissions"] = str(EVERY_RIGHT_BUT & ~ATTACH_FILES)


def no_threads(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.everybody["permissions"] = str(EVERY_RIGHT_BUT & ~PUBLIC_THREADS)


def shut_channels(*shut: int) -> Way:
    """Take the right to write away in some channels of a server with two."""

    def shut_them(patient: Patient, _: pytest.MonkeyPatch) -> None:
        known = patient.discord.directory
        known.everybody["permissions"] = str(EVERY_RIGHT_BUT)
        known.channels = [channel_of(CHANNEL), channel_of(CHANNEL + 8)]
        denied = {"id": str(EVERYONE), "type": 0, "allow": "0", "deny": str(SEND)}
        for channel in known.channels:
            if int(channel["id"]) in shut:
                channel["permission_overwrites"] = [denied]
        if len(shut) == len(known.channels):
            patient.sql("UPDATE classroom SET channel_id = NULL")

    return shut_them


def commands_differ(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.commands = [{"id": "1", "name": "learn"}, {"id": "2", "name": "music"}]


def slow(_: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.gateway.SLOW_SECONDS", 0.0)


def many_starts(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.logins_left = 12


def clock_wrong(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.tools = replace(patient.tools, now=lambda: real_now() + timedelta(minutes=7))


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


@contextmanager
def replaced(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with DatabaseLock(patient.path):
        copy = patient.folder / "new"
        shutil.copyfile(patient.path, copy)
        copy.chmod(0o600)
        copy.replace(patient.path)
        yield


def copy_beside(why: str) -> Way:
    def put(patient: Patient, _: pytest.MonkeyPatch) -> None:
        copy = patient.folder / f"nudge-{why}-20260101T000000000000.sqlite3"
        shutil.copyfile(patient.path, copy)
        copy.chmod(0o600)

    return put


def readable(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.chmod(0o644)


def open_folder(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.folder.chmod(0o777)


def other_owner(patient: Patient, _: pytest.MonkeyPatch) -> None:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    os.chown(patient.path, 65534, -1)


def no_backup(patient: Patient, _: pytest.MonkeyPatch) -> None:
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


def free_bytes(free: int) -> Way:
    def fill(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.tools = replace(patient.tools, free=lambda _: free)

    return fill


def sqlite_of(version: tuple[int, int, int], *options: str) -> Way:
    def use(patient: Patient, _: pytest.MonkeyPatch) -> None:
        tools = replace(patient.tools, sqlite=lambda: version)
        patient.tools = replace(tools, options=lambda: frozenset(options))

    return use


def training_raises(error: Exception) -> Way:
    def fail() -> None:
        raise error

    def break_it(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.tools = replace(patient.tools, train=fail)

    return break_it


def disk_raises(number: int) -> Way:
    def fail(folder: Path) -> int:
        raise OSError(number, os.strerror(number), str(folder))

    def break_it(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.tools = replace(patient.tools, free=fail)

    return break_it


def long_path(patient: Patient, _: pytest.MonkeyPatch) -> None:
    below = patient.folder / ("a-folder-of-a-school-with-a-long-name" * 3)
    shutil.move(patient.folder / "backups", below / "backups")
    patient.setting(database=Path(shutil.move(patient.path, below)))


def socket_folder(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.with_name("nudge.sqlite3.workers").touch()


def lessons_broken(patient: Patient, _: pytest.MonkeyPatch) -> None:
    read = LessonsRead(11, ("lessons/loss/lesson.md, line 3: there is no such term.",))
    patient.tools = replace(patient.tools, lessons=lambda _: read)


def not_running(_: Patient, __: pytest.MonkeyPatch) -> None:
    """Change nothing: nobody has started it."""


@contextmanager
def not_ready(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with running_bot(patient.path, 503, "The bot is not connected to Discord.\n") as port:
        patient.setting(metrics_port=port)
        yield


@contextmanager
def no_answer(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with DatabaseLock(patient.path):
        patient.setting(metrics_port=9)
        yield


WAYS: dict[str, Way] = {
    "no-token": no_token,
    "token-form": token_form,
    "token-refused": token_refused,
    "shut-out": refusing("/users/@me", 403),
    "not-trusted": not_trusted,
    "unreachable": unreachable,
    "discord-trouble": refusing("/users/@me", 502),
    "too-many-requests": refusing("/users/@me", 429),
    "intents-on": intents_on,
    "presses-elsewhere": presses_elsewhere,
    "no-server": no_server,
    "permission-missing": permission_missing,
    "no-channel": shut_channels(CHANNEL, CHANNEL + 8),
    "class-channel": shut_channels(CHANNEL),
    "no-threads": no_threads,
    "commands-differ": commands_differ,
    "slow": slow,
    "no-gateway": refusing("/gateway/", 503),
    "many-starts": many_starts,
    "clock-wrong": clock_wrong,
    "database-missing": database_missing,
    "database-is-a-folder": is_a_folder,
    "database-damaged": damaged,
    "database-unreadable": unreadable,
    "database-locked": locked,
    "not-nudges": not_nudges,
    "schema-older": older,
    "schema-newer": newer,
    "log-without-file": log_alone,
    "file-replaced": replaced,
    "rescue-copy": copy_beside("rescued"),
    "put-aside": copy_beside("replaced"),
    "readable-by-others": readable,
    "folder-open-to-others": open_folder,
    "other-owner": other_owner,
    "no-backup": no_backup,
    "old-backup": old_backup,
    "bad-backup": bad_backup,
    "disk-nearly-full": free_bytes(500_000_000),
    "disk-full": free_bytes(10_000_000),
    "sqlite-too-old": sqlite_of((3, 34, 1)),
    "sqlite-bugs": sqlite_of((3, 52, 0)),
    "sqlite-options": sqlite_of((3, 53, 0), "OMIT_WAL"),
    "worker-cannot-start": training_raises(OSError(errno.EAGAIN, "No more processes")),
    "worker-cannot-train": training_raises(RuntimeError("Traceback…\nImportError: numpy")),
    "socket-path-too-long": long_path,
    "socket-folder": socket_folder,
    "lessons-broken": lessons_broken,
    "not-running": not_running,
    "not-ready": not_ready,
    "no-answer": no_answer,
    "refused": disk_raises(errno.EACCES),
    "refused-for-now": disk_raises(errno.EIO),
}
ALSO = {"log-without-file": {"log-without-file", "database-missing"}}
"""What is said of a way to break a bot that makes more than one thing true."""
