"""What the database refuses is counted by kind; a rule that says no is none of its errors."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.counts import STORE_ERRORS, Counts, KindTally
from bot.store.database import Database
from bot.store.errors import ClosedError, NotSavedError, StoppedError, UnreadableError
from bot.store.sqlite import saving
from bot.store.sqlite.saving import KINDS, SavingRecord, kind_of
from bot.tutor.errors import TutorError
from tests.store.building import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = "The last change could not be saved: the disk is full."


def grow(connection: sa.Connection) -> int:
    insert = "INSERT INTO growing (number) VALUES (1)"
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS growing (number INTEGER)")
    return connection.exec_driver_sql(insert).rowcount


def refused(code: int) -> sa.exc.OperationalError:
    cause = sqlite3.OperationalError("it says so")
    cause.sqlite_errorcode = code
    return sa.exc.OperationalError("INSERT", {}, cause)


def told(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (told(NotSavedError(), refused(sqlite3.SQLITE_FULL)), "full"),
        (told(NotSavedError(), refused(sqlite3.SQLITE_BUSY)), "locked"),
        (told(NotSavedError(), refused(sqlite3.SQLITE_BUSY_SNAPSHOT)), "locked"),
        (told(NotSavedError(), refused(sqlite3.SQLITE_READONLY)), "read_only"),
        (told(NotSavedError(), refused(sqlite3.SQLITE_CANTOPEN)), "read_only"),
        (told(NotSavedError(), refused(sqlite3.SQLITE_IOERR_FSYNC)), "disk"),
        (told(NotSavedError(), refused(sqlite3.SQLITE_NOMEM)), "other"),
        (NotSavedError(), "other"),
        (told(UnreadableError(damaged=True), refused(sqlite3.SQLITE_CORRUPT)), "damaged"),
        (told(UnreadableError(damaged=False), refused(sqlite3.SQLITE_LOCKED)), "locked"),
        (StoppedError(kept=True), "stopped"),
        (refused(sqlite3.SQLITE_CONSTRAINT), "other"),
        (ClosedError(), None),
        (TutorError("That is over."), None),
        (RuntimeError("a bug of ours"), None),
    ],
)
def test_an_error_is_counted_as_its_kind(error: Exception, kind: str | None) -> None:
    assert kind_of(error) == kind
    assert kind in {None, *STORE_ERRORS}


def test_every_kind_that_is_told_apart_can_be_counted() -> None:
    assert {*KINDS.values(), "stopped", "damaged", "other"} == set(STORE_ERRORS)


def test_a_refusal_is_trouble_until_something_is_saved_or_a_minute_has_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = SavingRecord(KindTally(STORE_ERRORS))
    full = told(NotSavedError(), refused(sqlite3.SQLITE_FULL))
    told_then: list[str | None] = []
    for happens in (full, TutorError("That is over."), None, full):
        if happens is None:
            record.saved()
        else:
            record.failed(happens)
        told_then.append(record.trouble)
    assert told_then == [FULL, FULL, None, FULL]
    monkeypatch.setattr(saving, "REMEMBERED_SECONDS", -1.0)
    assert record.trouble is None


@pytest.fixture
def counted(path: Path) -> Iterator[tuple[Database, Counts]]:
    counts = Counts()
    database = Database(path, SteppingClock(), counts)
    database.start()
    yield database, counts
    database.close()


async def test_each_commit_is_timed_and_looking_at_the_files_is_none(
    counted: tuple[Database, Counts],
) -> None:
    database, counts = counted
    assert counts.commits.now.count == 0
    for _ in range(3):
        await database.write(grow)
    now = counts.commits.now
    assert now.count == 3
    assert 0 < now.total < 60


async def test_a_file_that_another_program_locks_is_counted_and_told(
    counted: tuple[Database, Counts], path: Path
) -> None:
    database, counts = counted
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSavedError):
            await database.write(grow)
    assert counts.store_errors.by_kind["locked"] == 1
    assert "another program locks the file" in str(database.saving.trouble)
    await database.write(grow)
    assert str(database.saving.trouble) == "None"
    assert sum(counts.store_errors.by_kind.values()) == 1
