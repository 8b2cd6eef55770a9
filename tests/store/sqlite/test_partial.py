from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from bot.store.sqlite.backup import backup, restore
from bot.store.sqlite.partial import all_or_nothing, sweep
from bot.store.sqlite.place import MAGIC
from tests.store.building import SPAWN, SteppingClock, finish, wait_for

if TYPE_CHECKING:
    from pathlib import Path

A_DAY_AGO = time.time() - 86_400


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def begin_and_wait(target: Path, flag: Path) -> None:
    with all_or_nothing(target) as copy:
        copy.write_bytes(MAGIC)
        copy.with_name(f"{copy.name}-journal").touch()
        flag.touch()
        time.sleep(60)


def test_f6_what_a_process_is_writing_stays_and_goes_once_it_is_killed(tmp_path: Path) -> None:
    target, flag = tmp_path / "copy.sqlite3", tmp_path / "flag"
    process = SPAWN.Process(target=begin_and_wait, args=(target, flag))
    process.start()
    wait_for(flag, process)
    sweep(tmp_path, "nudge.sqlite3")
    assert len(names(tmp_path)) == 3
    process.kill()
    assert finish([process]) == [-9]
    sweep(tmp_path, "nudge.sqlite3")
    assert names(tmp_path) == {"flag"}


@pytest.mark.parametrize("name", [".nudge.sqlite3.ab12cd_9", ".nudge-before-0013.sqlite3.ab12cd_9"])
@pytest.mark.parametrize("content", [b"", MAGIC + b"more"])
def test_f6_what_an_older_nudge_left_is_swept_once_it_is_old(
    tmp_path: Path, name: str, content: bytes
) -> None:
    left = tmp_path / name
    left.write_bytes(content)
    sweep(tmp_path, "nudge.sqlite3")
    assert left.exists()  # an older Nudge may be writing it
    os.utime(left, (A_DAY_AGO, A_DAY_AGO))
    sweep(tmp_path, "nudge.sqlite3")
    assert not left.exists()


def test_f6_what_is_not_surely_ours_stays(tmp_path: Path) -> None:
    kept = {
        "nudge-replaced-20261101T120000000000.sqlite3",
        "nudge-before-0013.sqlite3",
        ".nudge.sqlite3.swp",
        ".nudge.sqlite3.ab12cd34.txt",
        ".notes.ab12cd34",
        ".other.sqlite3.ab12cd34",
        ".nudge.sqlite3.0123456789abcdef",
        "nudge.sqlite3.0123456789abcdef.nudge-partial",
    }
    for name in kept:
        (tmp_path / name).write_bytes(MAGIC)
        os.utime(tmp_path / name, (A_DAY_AGO, A_DAY_AGO))
    text = tmp_path / ".nudge.sqlite3.12345678"
    text.write_text("mine", encoding="utf-8")
    os.utime(text, (A_DAY_AGO, A_DAY_AGO))
    (tmp_path / ".nudge.sqlite3.abcdefgh").mkdir()
    sweep(tmp_path, "nudge.sqlite3")
    assert names(tmp_path) == kept | {text.name, ".nudge.sqlite3.abcdefgh"}


def test_f6_the_next_backup_and_the_next_restore_sweep(path: Path, tmp_path: Path) -> None:
    copy, left = tmp_path / "copy.sqlite3", f".{path.name}.{'0' * 16}.nudge-partial"
    for suffix in ("", "-journal"):
        (tmp_path / f"{left}{suffix}").touch()
    backup(path, copy)
    assert names(tmp_path) == {path.name, copy.name}
    (tmp_path / left).touch()
    restore(copy, path, SteppingClock().now)
    assert left not in names(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_a_copy(path: Path, tmp_path: Path) -> None:
    path.chmod(0o600)
    copy = tmp_path / "copy.sqlite3"
    backup(path, copy)
    kept = restore(copy, path, SteppingClock().now)
    assert kept is not None
    assert [file.stat().st_mode & 0o777 for file in (copy, kept, path)] == [0o600] * 3
