"""A look into a database leaves its folder as it was, whatever state it was left in."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store.errors import DatabaseError
from bot.store.schema import SCHEMA
from bot.store.sqlite.holder import holder_of
from bot.store.sqlite.lock import DatabaseLock
from bot.store.sqlite.peeking import compile_options, peek

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITES = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
    "c.execute('PRAGMA journal_mode=WAL'); "
    "c.execute(\"INSERT INTO learner VALUES (1, 77, '2026-01-01')\"); "
    "c.execute(\"INSERT INTO press VALUES (5, 1, '2026-01-01')\"); "
    "print('written', flush=True); sys.stdin.read()"
)


@contextmanager
def written_to(path: Path) -> Iterator[None]:
    """Have another process write and keep the file open; kill it at the end."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"written\n"
        yield
        other.kill()


def files_beside(path: Path) -> dict[str, tuple[bytes, int]]:
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns)
        for file in path.parent.iterdir()
        if not file.name.endswith("-shm")  # readers note there how far they are
    }


def test_a_file_that_somebody_writes_to_is_read_with_its_log(path: Path) -> None:
    with written_to(path):
        before, names = files_beside(path), sorted(path.parent.iterdir())
        found = peek(path)
        assert files_beside(path) == before
        assert sorted(path.parent.iterdir()) == names
    assert (found.version, found.people, found.newest) == (SCHEMA, True, 5)


@pytest.mark.parametrize("index", [True, False])
def test_a_log_that_a_killed_bot_left_is_read_and_stays(path: Path, index: bool) -> None:
    with written_to(path):
        pass
    if not index:
        Path(f"{path}-shm").unlink()
    names, before = sorted(path.parent.iterdir()), files_beside(path)
    found = peek(path)
    assert found.newest == 5
    assert sorted(path.parent.iterdir()) == names
    assert files_beside(path) == before


def test_a_file_in_peace_gets_nothing_beside_it(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    found = peek(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert (found.version, found.people, found.newest, found.fault) == (SCHEMA, False, None, None)


def test_what_is_no_database_is_a_fault_and_no_error(path: Path) -> None:
    path.write_bytes(b"Shopping: bread.\n" * 1000)
    assert peek(path).fault


def test_a_file_that_cannot_be_read_is_an_error(path: Path) -> None:
    path.unlink()
    with pytest.raises(DatabaseError, match="cannot be read"):
        peek(path)


def test_the_options_of_the_library_are_known() -> None:
    assert any(option.startswith("THREADSAFE=") for option in compile_options())


def test_a_holder_is_known_by_its_process_and_gone_with_it(path: Path) -> None:
    assert not holder_of(path).running
    with DatabaseLock(path):
        found = holder_of(path)
        assert found.running
        assert found.process.isdigit()
        assert not found.of_another_file
    assert not holder_of(path).running


def test_a_process_number_that_a_kill_left_is_no_holder(path: Path) -> None:
    with DatabaseLock(path):
        number = Path(f"{path}.pid").read_text(encoding="ascii")
    Path(f"{path}.pid").write_text(number, encoding="ascii")
    assert not holder_of(path).running


def test_asking_who_holds_a_file_locks_nothing(path: Path) -> None:
    before = sorted(path.parent.iterdir())
    holder_of(path)
    assert sorted(path.parent.iterdir()) == before
    with DatabaseLock(path):
        holder_of(path)
        assert holder_of(path).running


@pytest.mark.skipif(sys.platform != "linux", reason="only there a file is known to be another one")
def test_a_file_that_took_the_place_of_the_open_one_is_known(path: Path) -> None:
    with DatabaseLock(path):
        other = path.with_name("other")
        other.write_bytes(path.read_bytes())
        other.replace(path)
        assert holder_of(path).of_another_file
