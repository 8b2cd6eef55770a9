"""Restoring an older backup brings nobody back who was deleted since."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.exercises.attempts import Attempts
from bot.store.privacy.deleting import Deletions
from bot.store.sqlite import backup as backups
from bot.store.sqlite.backup import backup, restore
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from bot.tutor.privacy.deleting import BeforeDeletionError
from tests.store.building import SteppingClock, rows
from tests.store.privacy.planted import ANA, BEN, WORD, found_in, plant

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CONFIRMED = 2**60
WANTED = WantedAttempt("loss", "questions", Plan())


async def finish(deletions: Deletions) -> None:
    for owner in await deletions.unfinished():
        while await deletions.delete_some(owner):
            pass


async def deleted_after_a_backup(path: Path, copy: Path) -> None:
    """Back up a database with two people, then delete one of them."""
    database = Database(path, SteppingClock())
    database.start()
    await database.write(plant)
    backup(path, copy)
    await Deletions(database).part(Press(CONFIRMED, ANA))
    await finish(Deletions(database))
    database.close()


async def test_a_restored_backup_has_nobody_who_was_deleted(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    await deleted_after_a_backup(path, copy)
    restore(copy, path, NOW)
    assert (ANA,) not in rows(path, "SELECT discord_id FROM learner")
    database = Database(path, SteppingClock())
    database.start()
    deletions = Deletions(database)
    await finish(deletions)
    assert await database.read(lambda c: found_in(c, WORD, str(ANA))) == []
    assert await deletions.kept_of(BEN) is not None
    with pytest.raises(BeforeDeletionError):
        await Attempts(database).begin(Press(CONFIRMED - 1, ANA), WANTED)
    await Attempts(database).begin(Press(CONFIRMED + 1, ANA), WANTED)
    later = tmp_path / "later.sqlite3"
    backup(path, later)
    database.close()
    restore(later, path, NOW.replace(hour=1))  # which knows of the deletion: she came back since
    assert (ANA,) in rows(path, "SELECT discord_id FROM learner")


async def test_a_kill_before_the_rename_leaves_the_present_database(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    await deleted_after_a_backup(path, copy)
    assert killed_in_between(copy, path) == -signal.SIGKILL
    assert (ANA,) not in rows(path, "SELECT discord_id FROM learner")
    restore(copy, path, NOW)
    assert (ANA,) not in rows(path, "SELECT discord_id FROM learner")


def killed_in_between(copy: Path, path: Path) -> int:
    """Restore in a process that is killed when the copy is whole and has not its name yet."""

    def killed(path: Path, now: datetime) -> Path:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError(path, now)

    child = os.fork()
    if child == 0:
        backups._put_aside = killed
        restore(copy, path, NOW)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
