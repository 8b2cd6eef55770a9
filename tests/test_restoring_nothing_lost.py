"""What `nudge db restore` puts in the place of, by the whole command: nothing of it is lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.operating import CONFIGURATION
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup
from bot.store.sqlite.health import fault_in
from bot.store.sqlite.version import version_of
from tests.store.building import NEXT_SCHEMA, rows
from tests.store.sqlite.logs import HARMS, killed_with_a_log
from tests.store.sqlite.operator import only

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = "SELECT discord_id FROM learner"
KEPT = "nudge-replaced-*.sqlite3"


@pytest.fixture
def copy(path: Path) -> Path:
    """Make a backup in which nobody is."""
    copy = path.with_name("nudge-monday.sqlite3")
    backup(path, copy)
    return copy


def said_by(path: Path, name: str = "newest", code: int = 0, backups: str | None = None) -> str:
    """Restore as an operator does, and return what is said."""
    words = ["db", "restore", "--database", str(path), name]
    done = CliRunner().invoke(main, words, env={"NUDGE_BACKUPS": backups})
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.output


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [HARMS["no content"], missing])
@pytest.mark.usefixtures("copy")
def test_the_log_of_a_database_that_is_gone_is_kept_aside_and_goes_with_it_again(
    path: Path, harm: Callable[[Path], None]
) -> None:
    left = killed_with_a_log(path)
    found_later = path.read_bytes()
    harm(path)
    said = said_by(path)
    log = only(path, f"{KEPT}-wal")
    assert log.read_bytes() == left
    assert "its log is there" in said
    assert str(log) in said
    assert "nothing is lost" not in said
    assert rows(path, PEOPLE) == []
    (command,) = (line for line in said.splitlines() if "put it back:" in line)
    back = Path(command.split()[-1])
    back.write_bytes(found_later)
    said_by(path, str(back))
    assert rows(path, PEOPLE) == [(11,)]


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
@pytest.mark.usefixtures("copy")
def test_whatever_kind_of_log_lies_there_alone_is_kept(path: Path, ending: str) -> None:
    path.unlink()
    log = Path(f"{path}{ending}")
    log.write_bytes(b"log")
    assert "its log is there" in said_by(path)
    assert only(path, f"{KEPT}{ending}").read_bytes() == b"log"
    assert not log.exists()


@pytest.mark.usefixtures("copy")
def test_without_a_database_and_a_log_nothing_is_lost(path: Path) -> None:
    path.unlink()
    assert "There is no database yet, so nothing is lost." in said_by(path)
    assert not list(path.parent.glob("*-replaced-*"))


@pytest.mark.usefixtures("copy")
def test_f5_a_damaged_database_is_put_aside_with_its_log_before_a_good_one_takes_its_place(
    path: Path,
) -> None:
    left = killed_with_a_log(path)
    HARMS["a damaged header"](path)
    harmed = path.read_bytes()
    said = said_by(path)
    kept = only(path, KEPT)
    assert f"The old one is {kept}." in said
    assert "nudge db restore" not in said  # which would be refused
    assert kept.read_bytes() == harmed
    assert Path(f"{kept}-wal").read_bytes() == left
    assert not Path(f"{path}-wal").exists()
    assert (version_of(path), fault_in(path)) == (SCHEMA, None)


@pytest.mark.usefixtures("copy")
def test_the_log_of_a_sound_database_is_in_the_file_that_is_put_aside(path: Path) -> None:
    killed_with_a_log(path)
    said_by(path)
    assert not list(path.parent.glob(f"{KEPT}-wal"))
    assert rows(only(path, KEPT), PEOPLE) == [(11,)]


def put_back_by_hand(path: Path, copy: Path) -> None:
    """Move the database away, as an operator does who forgets its log, and copy one there."""
    path.rename(path.with_name("safe.sqlite3"))
    shutil.copyfile(copy, path)


def with_a_damaged_page_beside_the_log(path: Path, _: Path) -> None:
    HARMS["a damaged page"](path)


@pytest.mark.parametrize("harm", [put_back_by_hand, with_a_damaged_page_beside_the_log])
def test_a_log_with_which_the_file_is_not_sound_is_kept_and_merged_into_nothing(
    path: Path, copy: Path, harm: Callable[[Path, Path], None]
) -> None:
    with_many(path)
    copy.unlink()
    backup(path, copy)
    left = killed_with_a_log(path)
    harm(path, copy)
    lay_there = path.read_bytes()
    said = said_by(path)
    kept = only(path, KEPT)
    assert kept.read_bytes() == lay_there
    assert Path(f"{kept}-wal").read_bytes() == left
    assert (version_of(path), fault_in(path)) == (SCHEMA, None)
    assert f"{kept}-wal" in said
    assert "cannot be taken back" in said
    assert "nudge db restore" not in said


def with_many(path: Path) -> None:
    """Let so many people in that the pages of a backup are others than those of the database."""
    with closing(sqlite3.connect(path)) as connection:
        people = [(n, 10_000 + n, "2026-11-01") for n in range(2, 300)]
        connection.executemany("INSERT INTO learner VALUES (?, ?, ?)", people)
        connection.commit()


def test_a_restore_whose_upgrade_fails_says_that_it_was_done_and_how_to_take_it_back(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_with_a_log(path)
    for module in ("bot.store.sqlite.version", "bot.store.upgrade"):
        monkeypatch.setattr(f"{module}.SCHEMA", NEXT_SCHEMA)
    broken = path.with_name("disk")
    broken.touch()
    said = said_by(path, copy.name, code=CONFIGURATION, backups=str(broken / "backups"))
    kept = only(path, KEPT)
    assert f"Restored from {copy}. The old one is {kept}." in said
    assert said.splitlines()[-2].endswith(f"nudge db restore --database {path} {kept}")
    assert str(broken) in said.splitlines()[-1]
    assert rows(path, PEOPLE) == []
    assert rows(kept, PEOPLE) == [(11,)]
