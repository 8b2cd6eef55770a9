from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bot.store.course.bookmarks import Bookmarks
from bot.store.data.own_tables import OwnTables
from bot.store.database import Database
from bot.store.exercises.attempts import Attempts
from bot.store.game.notebook import Notebook
from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.trainings.catalogue import CATALOGUE
from tests.store.building import SMALL_DISK, SteppingClock
from tests.store.sqlite.operator import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(template, tmp_path / "nudge.sqlite3")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of SMALL_DISK bytes in memory."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("Only root on Linux can mount a small file system.")
    yield folder
    run("umount", folder)


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def database(path: Path, clock: SteppingClock) -> Iterator[Database]:
    opened = Database(path, clock)
    opened.start()
    yield opened
    opened.close()


@pytest.fixture
def bookmarks(database: Database) -> Bookmarks:
    return Bookmarks(database)


@pytest.fixture
def attempts(database: Database) -> Attempts:
    return Attempts(database)


@pytest.fixture
def notebook(database: Database) -> Notebook:
    return Notebook(database)


@pytest.fixture
def runs(database: Database) -> Runs:
    return Runs(database, CATALOGUE)


@pytest.fixture
def shelf(database: Database) -> Shelf:
    return Shelf(database, CATALOGUE)


@pytest.fixture
def own_tables(database: Database) -> OwnTables:
    return OwnTables(database)
