"""Every error that an operator meets has its exit code: 75 passes by itself, 78 needs a person."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from bot.app import EngineError
from bot.content.problems import ContentError
from bot.health.endpoints import PortRefusedError, PortTakenError
from bot.operating import CommandError, told
from bot.store.errors import DamagedError, DatabaseError, InUseError, PassingError, SchemaError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.health import refused
from bot.store.sqlite.version import version_of
from bot.tutor.errors import OperatorError, UnavailableError
from bot.ui.errors import why_no_entry

PASSES, NEEDS_A_PERSON = 75, 78

CODES: dict[type[OperatorError], int] = {
    OperatorError: NEEDS_A_PERSON,
    ContentError: NEEDS_A_PERSON,
    EngineError: NEEDS_A_PERSON,
    DatabaseError: NEEDS_A_PERSON,
    DamagedError: NEEDS_A_PERSON,
    SchemaError: NEEDS_A_PERSON,
    InUseError: NEEDS_A_PERSON,  # starting it again and again would not give it the file
    UnavailableError: PASSES,
    PassingError: PASSES,
    PortRefusedError: NEEDS_A_PERSON,
    PortTakenError: PASSES,
}


def code_of(error: BaseException) -> int:
    with pytest.raises(CommandError) as shown, told():
        raise error
    assert "Traceback" not in shown.value.message
    return shown.value.exit_code


def every(kind: type[OperatorError]) -> set[type[OperatorError]]:
    return {kind}.union(*(every(below) for below in kind.__subclasses__()))


def test_f15_every_error_for_an_operator_has_its_exit_code() -> None:
    ours = {kind for kind in every(OperatorError) if kind.__module__.startswith("bot.")}
    assert ours == CODES.keys()  # a new one must say which it is
    assert {kind: code_of(kind("Why.")) for kind in CODES} == CODES


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, PASSES),
        (errno.EDQUOT, PASSES),
        (errno.EAGAIN, PASSES),
        (errno.ENOMEM, PASSES),
        (errno.EMFILE, PASSES),
        (errno.EADDRINUSE, PASSES),
        (errno.EIO, PASSES),
        (errno.EACCES, NEEDS_A_PERSON),
        (errno.ENOTDIR, NEEDS_A_PERSON),
        (errno.EROFS, NEEDS_A_PERSON),
        (errno.ENOENT, NEEDS_A_PERSON),
    ],
)
def test_f15_what_the_computer_refuses_of_a_file_has_its_exit_code(number: int, code: int) -> None:
    assert code_of(OSError(number, "No", "some.file")) == code


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EAGAIN, errno.EADDRINUSE])
def test_f15_what_passes_by_itself_needs_no_file_name(number: int) -> None:
    assert code_of(OSError(number, "No")) == PASSES


def test_an_error_of_the_computer_that_is_a_bug_of_ours_stays_a_traceback() -> None:
    with pytest.raises(OSError, match="Bad"), told():
        raise OSError(errno.EBADF, "Bad file descriptor")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ECONNREFUSED, "No"), PASSES),
        (TimeoutError(), PASSES),
        (aiohttp.ClientError(), PASSES),
    ],
)
def test_f15_trouble_with_the_network_passes_by_itself(error: Exception, code: int) -> None:
    assert code_of(why_no_entry(error)) == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, PASSES),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, PASSES),
        (sqlite3.SQLITE_LOCKED, PASSES),
        (sqlite3.SQLITE_FULL, PASSES),
        (sqlite3.SQLITE_IOERR_WRITE, PASSES),
        (sqlite3.SQLITE_READONLY, NEEDS_A_PERSON),
        (sqlite3.SQLITE_CANTOPEN, NEEDS_A_PERSON),
        (sqlite3.SQLITE_CORRUPT, NEEDS_A_PERSON),
    ],
)
def test_f15_what_sqlite_refuses_has_its_exit_code(number: int, code: int) -> None:
    error = sqlite3.OperationalError("No")
    error.sqlite_errorcode = number
    assert code_of(refused(error, "Why.")) == code


def test_f15_a_file_that_another_program_locks_passes_by_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sqlite.health.PATIENCE", 50)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PassingError, match="locked") as locked:
            version_of(path)
        assert code_of(locked.value) == PASSES
        with pytest.raises(PassingError, match="locked"):
            backup(path, path.with_name("copy.sqlite3"))
