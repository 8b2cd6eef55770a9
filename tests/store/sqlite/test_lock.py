from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.store.errors import InUseError
from bot.store.sqlite.lock import DatabaseLock
from tests.store.building import SPAWN, finish, wait_for


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
