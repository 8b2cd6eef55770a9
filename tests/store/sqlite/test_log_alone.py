"""A restore over a log without its database is killed: afterwards that is refused, or named."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.store.errors import DatabaseError
from bot.store.sqlite import backup as backups
from bot.store.sqlite.backup import backup, restore
from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS
from tests.store.sqlite.logs import killed_with_a_log
from tests.store.sqlite.operator import only, people_in

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LOG_ASIDE = "nudge-replaced-*.sqlite3-wal"


@pytest.fixture
def copy(path: Path) -> Path:
    """Make a backup in which nobody is, and leave only the log of the database itself."""
    copy = path.with_name("nudge-monday.sqlite3")
    backup(path, copy)
    killed_with_a_log(path)
    path.unlink()
    return copy


def killed_in(work: Callable[[], object], prepare: Callable[[], object]) -> int:
    """Do something in a process that `prepare` lets be killed at some point of it."""
    child = os.fork()
    if child == 0:
        prepare()
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kill_while_the_copy_is_brought_to_the_disk() -> None:
    vars(backups)["to_disk"] = killed


def kill_before_the_copy_has_its_name() -> None:
    type.__setattr__(Path, "replace", killed)


def test_a_restore_that_is_killed_while_it_takes_its_time_leaves_the_log_in_its_place(
    path: Path, copy: Path
) -> None:
    log = Path(f"{path}-wal").read_bytes()
    prepare = kill_while_the_copy_is_brought_to_the_disk
    assert killed_in(lambda: restore(copy, path, NOW), prepare) == -signal.SIGKILL
    assert Path(f"{path}-wal").read_bytes() == log
    with pytest.raises(DatabaseError, match="the log of it is there"):
        upgrade(path, MIGRATIONS)


def test_a_log_that_a_killed_restore_put_aside_is_named_at_the_next_start(
    path: Path, copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    prepare = kill_before_the_copy_has_its_name
    assert killed_in(lambda: restore(copy, path, NOW), prepare) == -signal.SIGKILL
    log = only(path, LOG_ASIDE)
    done = CliRunner().invoke(main, ["db", "restore", "--database", str(path), "newest"])
    assert f"the newest answers may be: {log}." in done.output
    assert "nothing is lost" not in done.output
    assert people_in(path) == []
    path.unlink()
    upgrade(path, MIGRATIONS)
    assert f"the newest answers may be: {log}." in caplog.text
    assert only(path, LOG_ASIDE) == log
