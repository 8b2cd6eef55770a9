"""What every test may use: settings for an empty folder, and bots that are closed afterwards."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import hypothesis
import pytest

from bot.app import App, Instead, build
from bot.content.conversation.trained import load_trained
from bot.registries import REGISTRIES
from bot.services.conversation.pace import Allowance
from bot.services.conversation.reader import Spoken, TalkReader
from bot.settings import Settings, shipped
from bot.store.upgrade import upgrade
from bot.taught import taught
from tests.bot_files import open_to_others
from tests.fakes import FakePictures, HandClock, QuickEngine
from tests.leaks import children_are_heard, pytest_runtest_makereport

__all__ = ["children_are_heard", "pytest_runtest_makereport"]  # they watch every test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.clock import Clock
    from bot.services.given import Registries
    from bot.services.lab.ports import Engine
    from bot.services.pictures import Pictures
    from bot.taught import Taught
    from bot.tutor.conversation.network.file import TrainedTalk
    from bot.tutor.course.course import Course
    from bot.tutor.data.table import DataTable


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one empty database with the migrations; each test gets a copy."""
    path = tmp_path_factory.mktemp("template") / "nudge.sqlite3"
    upgrade(path, shipped("migrations"))
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template, tmp_path / "nudge.sqlite3"))


@pytest.fixture
def settings(template: Path, tmp_path: Path) -> Settings:
    return Settings(database=Path(shutil.copyfile(template, tmp_path / "nudge.sqlite3")))


class Put(Protocol):
    """Sets variables of the environment."""

    def __call__(self, **variables: str) -> None: ...


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Put:
    """Return what sets variables of the environment; nothing else is set."""
    monkeypatch.chdir(tmp_path)  # no .env here
    for name in ("NUDGE_DATABASE", "NUDGE_DATABASE_URL", "NUDGE_BACKUPS"):
        monkeypatch.delenv(name, raising=False)

    def put_all(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put_all


# Hundreds of child processes import the bot, and would compile all of it each time.
sys.dont_write_bytecode = False
os.unsetenv("PYTHONDONTWRITEBYTECODE")

# A BLAS reads it when numpy is loaded. Here all matrices are small, and more threads slow it down.
os.putenv("OPENBLAS_NUM_THREADS", "1")

# How long an example takes depends on what else the machine does: no test is timed.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """Return a worker a core and two more: many tests only wait, for a process or for a file."""
    return (os.cpu_count() or 1) + 2


@cache
def shipped_taught() -> Taught:
    return taught(Settings(database=Path("none")), REGISTRIES)


def shipped_lessons() -> tuple[Course, dict[str, DataTable]]:
    course, tables, _ = shipped_taught()
    return course, tables


def read_once(chosen: Settings, registries: Registries, course: Course | None) -> Taught | None:
    """Return the shipped lessons, or another course in their place, without reading them again.

    Nothing changes them, and a thousand bots are built here. None where the bot must read its own.
    """
    if course is None and chosen.lessons != shipped("lessons"):
        return None
    if registries.lesson_kinds is not REGISTRIES.lesson_kinds:
        return None
    read, tables, spoken = shipped_taught()
    if course is None:
        return read, tables, spoken
    return course, tables, Spoken(spoken.words, TalkReader(course, trained()))


@cache
def trained() -> TrainedTalk | None:
    return load_trained(shipped("lessons"))


PATIENT = Allowance(burst=1_000_000)
"""The clock of a test stands still, and people write there as fast as the machine goes."""


class BuildApp(Protocol):
    def __call__(
        self,
        chosen: Settings | None = None,
        engine: Engine | None = None,
        registries: Registries = REGISTRIES,
        clock: Clock | None = None,
        pictures: Pictures | None = None,
        course: Course | None = None,
        allowance: Allowance = PATIENT,
    ) -> App: ...


@pytest.fixture
def build_app(settings: Settings) -> Iterator[BuildApp]:
    """Build bots one after another; each closes the one before it."""
    built: list[tuple[App, Path]] = []

    def close_last() -> None:
        if built:
            app, database = built.pop()
            assert open_to_others(database) == []
            app.close()
            assert open_to_others(database) == []

    def build_next(
        chosen: Settings | None = None,
        engine: Engine | None = None,
        registries: Registries = REGISTRIES,
        clock: Clock | None = None,
        pictures: Pictures | None = None,
        course: Course | None = None,
        allowance: Allowance = PATIENT,
    ) -> App:
        close_last()
        chosen = chosen or settings
        instead = Instead(
            engine or QuickEngine(),
            clock or HandClock(),
            pictures or FakePictures(),
            read_once(chosen, registries, course),
            allowance,
        )
        app = build(chosen, registries, instead=instead)
        app.bot.is_simulated = True
        built.append((app, chosen.database))
        return app

    yield build_next
    close_last()


@pytest.fixture(autouse=True)
def _nothing_logged_as_an_error(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail a test that logged an ERROR: discord.py only logs what a button's callback raises."""
    yield
    if request.node.get_closest_marker("errors_expected"):
        return
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors
