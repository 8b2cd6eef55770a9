from __future__ import annotations

import shutil
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
from tests.store.building import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(template, tmp_path / "nudge.sqlite3")


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
