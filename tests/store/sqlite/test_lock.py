from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.errors import InUseError
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup, restore
from bot.store.sqlite.lock import DatabaseLock
from bot.store.sqlite.place import make_folder
from bot.store.sqlite.version import version_of
from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS, SPAWN, SteppingClock, finish, wait_for
from tests.store.sqlite.operator import join_all, people_in, run, seen_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection


def hold(path: Path, flag: Path) -> None:
    with DatabaseLock(path):
        flag.touch()
        time.sleep(60)


def test_a_second_bot_is_refused_and_told_which_process_has_the_database(tmp_path: Path) -> None:
    path = tmp_path / "nudge.sqlite3"
    with DatabaseLock(path):
        with pytest.raises(InUseError, match=rf"process {os.getpid()}\) is using") as refused:
            DatabaseLock(path).__enter__()
        assert str(path) in str(refused.value)
        with DatabaseLock(tmp_path / "other.sqlite3"):
            pass
    with DatabaseLock(path):
        pass


def test_a_killed_bot_holds_nothing(tmp_path: Path) -> None:
    path, flag = tmp_path / "nudge.sqlite3", tmp_path / "held"
    holder = SPAWN.Process(target=hold, args=(path, flag))
    holder.start()
    wait_for(flag, holder)
    with pytest.raises(InUseError, match=rf"process {holder.pid}\)"):
        DatabaseLock(path).__enter__()
    holder.kill()
    finish([holder])
    with DatabaseLock(path):
        pass


def test_a_lock_whose_holder_cannot_be_named_still_refuses(tmp_path: Path) -> None:
    path = tmp_path / "nudge.sqlite3"
    with DatabaseLock(path):
        Path(f"{path}.pid").unlink()
        with pytest.raises(InUseError, match="Another Nudge is using"):
            DatabaseLock(path).__enter__()


def refusal(path: Path, answers: Connection) -> None:
    """Try to lock a database in a process of its own, and send what that was refused with."""
    try:
        with DatabaseLock(path):
            answers.send(None)
    except InUseError as refused:
        answers.send(str(refused))


def told_to_a_second_bot(path: Path) -> str | None:
    ours, theirs = SPAWN.Pipe()
    second = SPAWN.Process(target=refusal, args=(path, theirs))
    second.start()
    told: str | None = ours.recv()
    finish([second])
    return told


def linked(folder: Path, path: Path) -> Path:
    (folder / "link.sqlite3").symlink_to(path)
    return folder / "link.sqlite3"


def through_a_linked_folder(folder: Path, path: Path) -> Path:
    (folder / "elsewhere").symlink_to(path.parent, target_is_directory=True)
    return folder / "elsewhere" / path.name


def with_dots(folder: Path, path: Path) -> Path:
    (folder / "inner").mkdir()
    return folder / "inner" / ".." / path.name


def hard_linked(folder: Path, path: Path) -> Path:
    (folder / "inner").mkdir()
    os.link(path, folder / "inner" / "other.sqlite3")
    return folder / "inner" / "other.sqlite3"


def by_the_same_name(_folder: Path, path: Path) -> Path:
    return path


WAYS = [by_the_same_name, linked, through_a_linked_folder, with_dots, hard_linked]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("deleted", [False, True], ids=["", "lock deleted"])
def test_f4_a_second_bot_is_refused_by_whatever_name_it_comes(
    database: Database, tmp_path: Path, way: Callable[[Path, Path], Path], deleted: bool
) -> None:
    path = database.path
    with DatabaseLock(path):
        if deleted:
            Path(f"{path}.lock").unlink()
        told = told_to_a_second_bot(way(tmp_path, path))
        assert told is not None
        assert "is using the database" in told
    database.close()
    assert told_to_a_second_bot(path) is None


def test_f4_a_link_to_a_file_that_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    real, link = tmp_path / "data" / "nudge.sqlite3", tmp_path / "nudge.sqlite3"
    link.symlink_to(real)
    with DatabaseLock(link):
        told = told_to_a_second_bot(real)
        assert told is not None
        assert str(real) in told
        upgrade(link, MIGRATIONS)
    assert link.is_symlink()
    assert version_of(real) == SCHEMA
    assert {one.name for one in tmp_path.iterdir()} == {"data", "nudge.sqlite3"}


def test_f4_a_restore_through_a_link_keeps_the_link(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    backup(path, copy)
    (tmp_path / "links").mkdir()
    link = linked(tmp_path / "links", path)
    before = path.stat().st_ino
    with DatabaseLock(link):
        kept = restore(copy, link, SteppingClock().now)
    assert link.is_symlink()
    assert path.stat().st_ino != before
    assert kept is not None
    assert kept.parent == path.parent
    assert [one.name for one in (tmp_path / "links").iterdir()] == [link.name]


async def test_f4_sqlite_goes_on_under_the_lock_of_the_file(database: Database) -> None:
    """Checkpoints, and backups by other processes, work while the bot has the file."""
    with DatabaseLock(database.path):
        await join_all(database, range(10))
        run("sqlite3", database.path, "PRAGMA wal_checkpoint(TRUNCATE)")
        run("sqlite3", database.path, f"VACUUM INTO '{database.path.with_name('v.sqlite3')}'")
        await join_all(database, range(10, 20))
        assert told_to_a_second_bot(database.path) is not None
        run("rm", f"{database.path}.lock")
        assert told_to_a_second_bot(database.path) is not None
        assert await seen_by(database) == list(range(20))
        database.close()
    assert people_in(database.path) == list(range(20))


def test_an_empty_file_that_a_lock_made_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "nudge.sqlite3"
    with DatabaseLock(path):
        assert path.stat().st_size == 0
    assert not path.exists()


@pytest.fixture
def _no_mask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes_in(folder: Path) -> dict[str, str]:
    return {one.name: f"{one.stat().st_mode & 0o777:o}" for one in folder.iterdir()}


@pytest.mark.usefixtures("_no_mask")
def test_only_the_owner_can_read_the_files_of_a_database(path: Path, tmp_path: Path) -> None:
    for name in ("nudge-monday.sqlite3", "nudge-replaced-1.sqlite3-wal", "thesis.txt"):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    path.chmod(0o644)
    with DatabaseLock(path):
        database = Database(path, SteppingClock())
        database.start()
        backup(path, tmp_path / "nudge-tuesday.sqlite3")
        modes = modes_in(tmp_path)
        database.close()
    assert modes.pop("thesis.txt") == "644"
    assert set(modes.values()) == {"600"}
    made = ("", "-wal", "-shm", ".lock", ".pid")
    assert {f"nudge.sqlite3{ending}" for ending in made} < set(modes)


@pytest.mark.usefixtures("_no_mask")
def test_what_is_made_anew_is_the_owners_alone(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "copy.sqlite3")
    kept = restore(tmp_path / "copy.sqlite3", path, SteppingClock().now)
    upgrade(tmp_path / "new.sqlite3", MIGRATIONS)
    make_folder(tmp_path / "a" / "b")
    modes = modes_in(tmp_path)
    assert kept is not None
    assert modes[kept.name] == modes["copy.sqlite3"] == modes["new.sqlite3"] == "600"
    assert modes["a"] == modes_in(tmp_path / "a")["b"] == "700"
