"""Every command that is printed about a restore works when it is typed, whatever the path is."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.store.database import Database
from bot.store.errors import DamagedError, DatabaseError
from bot.store.sqlite.backup import backup
from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS, SteppingClock
from tests.store.sqlite.logs import HARMS, killed_with_a_log
from tests.store.sqlite.operator import people_in


@pytest.fixture
def spaced(tmp_path: Path) -> Path:
    """Make a database in a folder that a shell must have quoted, and a backup of it."""
    path = tmp_path / "Ana's own bot" / "nudge.sqlite3"
    path.parent.mkdir()
    upgrade(path, MIGRATIONS)
    backup(path, path.with_name("nudge-on monday.sqlite3"))
    return path


def typed(command: str) -> str:
    """Type a command of `nudge`, and return what it says."""
    words = shlex.split(command)
    assert words.pop(0) == "nudge"
    done = CliRunner().invoke(main, words, env={"NUDGE_BACKUPS": None})
    assert done.exit_code == 0, done.output
    return done.output


def command_in(said: str) -> str:
    """Return the one command that a text ends a line with, or that stands before a semicolon."""
    (line,) = (line for line in said.splitlines() if "nudge db restore" in line)
    return line[line.index("nudge db restore") :].split(";")[0]


def test_a_restore_is_listed_done_and_taken_back_as_it_says(spaced: Path) -> None:
    with closing(sqlite3.connect(spaced)) as connection:
        connection.execute("INSERT INTO learner VALUES (1, 11, '2026-11-01')")
        connection.commit()
    listed = typed(shlex.join(["nudge", "db", "backups", "--database", str(spaced)]))
    said = typed(command_in(listed))
    assert people_in(spaced) == []
    typed(command_in(said))
    assert people_in(spaced) == [11]


def test_what_is_said_of_a_damaged_database_can_be_typed(spaced: Path) -> None:
    HARMS["a damaged header"](spaced)
    with pytest.raises(DamagedError) as refused:
        Database(spaced, SteppingClock()).start()
    typed(command_in(str(refused.value)))
    assert people_in(spaced) == []


def test_what_is_said_of_a_database_that_is_gone_can_be_typed(
    spaced: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spaced.unlink()
    upgrade(spaced, MIGRATIONS)
    typed(command_in(caplog.text))
    assert people_in(spaced) == []


def test_what_is_said_of_a_log_alone_can_be_typed(spaced: Path) -> None:
    killed_with_a_log(spaced)
    found_later = spaced.read_bytes()
    spaced.unlink()
    with pytest.raises(DatabaseError) as refused:
        upgrade(spaced, MIGRATIONS)
    back = command_in(typed(command_in(str(refused.value))))
    Path(shlex.split(back)[-1]).write_bytes(found_later)
    typed(back)
    assert people_in(spaced) == [11]
