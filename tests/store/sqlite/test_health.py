"""Looking at a database changes neither it nor its log, above all where it is damaged."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.errors import DamagedError, DatabaseError
from bot.store.sqlite.backup import backup
from bot.store.sqlite.health import fault_at_the_edges, fault_in
from bot.store.sqlite.stored_until import stored_after
from bot.store.sqlite.version import version_of
from bot.store.upgrade import upgrade
from tests.store.building import MIGRATIONS, SteppingClock, rows
from tests.store.sqlite.logs import HARMS, killed_with_a_log

if TYPE_CHECKING:
    from collections.abc import Callable

LOOKS: dict[str, Callable[[Path], object]] = {
    "version": version_of,
    "check": fault_in,
    "edges": fault_at_the_edges,
    "lost": lambda path: stored_after(path, 0),
    "backup": lambda path: backup(path, path.with_name("copy.sqlite3")),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_look_at_a_file_leaves_it_and_its_log_as_they_are(path: Path, harm: str) -> None:
    left = killed_with_a_log(path)
    HARMS[harm](path)
    before = path.read_bytes()
    for name, look in LOOKS.items():
        with contextlib.suppress(DatabaseError):
            look(path)
        assert path.read_bytes() == before, name
        assert Path(f"{path}-wal").read_bytes() == left, name


@pytest.mark.parametrize("harm", [harm for harm in HARMS if "damaged" in harm])
def test_nothing_was_written_to_a_damaged_database_is_true_of_its_log_too(
    path: Path, clock: SteppingClock, harm: str
) -> None:
    left = killed_with_a_log(path)
    HARMS[harm](path)
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="Nothing was written to it"):  # noqa: PT012 - a start
        upgrade(path, MIGRATIONS)
        Database(path, clock).start()
    assert path.read_bytes() == before
    assert Path(f"{path}-wal").read_bytes() == left


def test_a_sound_file_is_read_with_its_log(path: Path, tmp_path: Path) -> None:
    killed_with_a_log(path)
    assert fault_in(path) is None
    copy = tmp_path / "copy.sqlite3"
    backup(path, copy)
    assert rows(copy, "SELECT discord_id FROM learner") == [(11,)]


def test_a_look_at_a_file_in_peace_leaves_nothing_beside_it(path: Path) -> None:
    assert version_of(path) is not None
    assert fault_in(path) is None
    assert list(path.parent.iterdir()) == [path]
