"""A process whose children back up, restore or upgrade a database until they are killed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup, restore
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.partial import sweep
from bot.store.sqlite.place import REPLACED
from bot.store.sqlite.version import version_of
from tests.store.building import NEXT_SCHEMA, rows, upgrade_to

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE, STORED, IN_THE_LOG, AT_THE_BACKUP = "SELECT count(*) FROM learner", 6000, 300, 2000
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def fill(path: Path, people: int, first: int = 1) -> None:
    with closing(sqlite3.connect(path)) as connection:
        add(connection, people, first)


def add(connection: sqlite3.Connection, people: int, first: int) -> None:
    joined = "INSERT INTO learner (discord_id, joined_at) VALUES (?, '2026-11-01')"
    connection.executemany(joined, [(first + n,) for n in range(people)])
    connection.commit()


def left_by_a_kill(path: Path) -> None:
    """Let a process be killed that has just stored more, so that it stands in the log alone."""
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        add(connection, IN_THE_LOG, 1_000_000)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def killed_after(seconds: float, work: Callable[[], object]) -> None:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def duration(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def is_whole(path: Path, people: int) -> bool:
    return fault_in(path) is None and rows(path, PEOPLE) == [(people,)]


def nothing_hidden_is_left(folder: Path) -> bool:
    sweep(folder, "nudge.sqlite3")
    return not list(folder.glob(".*"))


def kill_restores(empty: Path, folder: Path, kills: int) -> None:
    chance, source, path = random.Random(5), folder / "backup.sqlite3", folder / "nudge.sqlite3"
    full, outcomes = folder / "full.sqlite3", set()
    _copy_of(empty, source)
    fill(source, AT_THE_BACKUP)
    _copy_of(empty, full)
    fill(full, STORED)

    def begin_again() -> None:
        for file in folder.glob("nudge*"):
            file.unlink()
        _copy_of(full, path)
        left_by_a_kill(path)

    begin_again()
    whole = duration(lambda: restore(source, path, NOW))
    for _ in range(kills):
        begin_again()
        killed_after(chance.uniform(0, 1.1 * whole), lambda: restore(source, path, NOW))
        old = is_whole(path, STORED + IN_THE_LOG)
        assert old or is_whole(path, AT_THE_BACKUP)
        aside = list(folder.glob(f"nudge{REPLACED}*.sqlite3"))
        assert all(is_whole(kept, STORED + IN_THE_LOG) for kept in aside)
        assert old or aside
        assert nothing_hidden_is_left(folder)
        outcomes.add(old)
        whole *= 1.02 if old else 0.9  # so that one in six ends before its kill, however busy it is
    assert outcomes == {True, False} or kills < 20


def kill_backups(empty: Path, folder: Path, kills: int) -> None:
    chance, path, target = random.Random(6), folder / "nudge.sqlite3", folder / "copy.sqlite3"
    _copy_of(empty, path)
    fill(path, STORED)
    left_by_a_kill(path)
    whole = duration(lambda: backup(path, target))
    for _ in range(kills):
        target.unlink(missing_ok=True)
        killed_after(chance.uniform(0, 1.1 * whole), lambda: backup(path, target))
        assert not target.exists() or is_whole(target, STORED + IN_THE_LOG)
        assert nothing_hidden_is_left(folder)
    assert is_whole(path, STORED + IN_THE_LOG)


def kill_upgrades(empty: Path, migrations: Path, folder: Path, kills: int) -> None:
    chance, path = random.Random(7), folder / "nudge.sqlite3"

    def begin_again() -> None:
        for file in folder.glob("nudge*"):
            file.unlink()
        _copy_of(empty, path)
        fill(path, STORED)
        left_by_a_kill(path)

    def work() -> None:
        upgrade_to(NEXT_SCHEMA, path, migrations)

    begin_again()
    whole = duration(work)
    for _ in range(kills):
        begin_again()
        killed_after(chance.uniform(0, 1.1 * whole), work)
        assert version_of(path) in {SCHEMA, NEXT_SCHEMA}
        assert is_whole(path, STORED + IN_THE_LOG)
        before = list(folder.glob("nudge-before-*.sqlite3"))
        assert all(is_whole(kept, STORED + IN_THE_LOG) for kept in before)
        work()
        assert version_of(path) == NEXT_SCHEMA
        assert is_whole(path, STORED + IN_THE_LOG)
        assert nothing_hidden_is_left(folder)


def kill_first_upgrades(migrations: Path, folder: Path, kills: int) -> None:
    chance, path = random.Random(8), folder / "nudge.sqlite3"

    def work() -> None:
        upgrade_to(SCHEMA, path, migrations)

    whole = duration(work)
    for _ in range(kills):
        for file in folder.glob("nudge*"):
            file.unlink()
        killed_after(chance.uniform(0, 1.1 * whole), work)
        assert version_of(path) in {None, SCHEMA}
        work()
        assert version_of(path) == SCHEMA
        assert is_whole(path, 0)


def _copy_of(source: Path, path: Path) -> None:
    path.write_bytes(source.read_bytes())
