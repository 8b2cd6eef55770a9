"""The whole bot, while an operator moves, replaces and damages its database under it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.store.sqlite.backup import backup, restore
from bot.store.sqlite.health import fault_in
from bot.ui.client import TutorBot
from tests.content.plain_course import WITH_GAME, write_plain_course
from tests.store.building import SteppingClock, rows
from tests.store.sqlite.operator import run, until_ready
from tests.ui.learner import Learner
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from bot.store.database import Database
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.errors_expected

ENTRIES = "SELECT count(*) FROM entry"
NOT_SAVED = "I could not save that"


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    lessons = write_plain_course(tmp_path / "lessons")
    return settings.model_copy(update={"lessons": lessons})


@pytest.fixture
async def ana(classroom: Classroom) -> Learner:
    """Ana, who has a question in front of her."""
    assert isinstance(classroom.env.bot, TutorBot)
    lesson = classroom.env.bot.services.lessons.course.lesson(WITH_GAME)
    assert lesson is not None
    learner = Learner(classroom.ana, classroom.channel, lesson)
    await learner.slash("learn")
    await learner.click("Jump to lesson 2")
    await learner.read_to_the_end()
    await learner.match_all()
    await learner.click("Go on")
    return learner


def database_of(classroom: Classroom) -> Database:
    assert isinstance(classroom.env.bot, TutorBot)
    found: Database = classroom.env.bot.services.questions.attempts.database  # type: ignore[attr-defined]  # the real port
    return found


async def told(ana: Learner, label: str) -> str:
    """Press a button of the card in front of Ana, and return what she is told in private."""
    assert ana.card is not None
    return text_of(shown(await ana.actor.click(ana.card, label=label)))


async def test_f2_a_person_is_told_and_goes_on_once_the_file_is_put_back(
    classroom: Classroom, ana: Learner, settings: Settings
) -> None:
    path, away = settings.database, settings.database.with_name("away")
    before = rows(path, ENTRIES)[0][0]
    run("mv", path, away)
    for _ in range(3):
        words = await told(ana, "A")
        assert NOT_SAVED in words
        assert "Nothing is lost that I said was saved" in words
    run("mv", away, path)
    await until_ready(database_of(classroom))
    assert NOT_SAVED not in await told(ana, "A")
    assert rows(path, ENTRIES)[0][0] == int(str(before)) + 1


async def test_f2_a_backup_over_the_live_file_is_told_and_restored_after_a_stop(
    classroom: Classroom, ana: Learner, settings: Settings
) -> None:
    path, copy = settings.database, settings.database.with_name("nudge-monday.sqlite3")
    backup(path, copy)
    before = rows(copy, ENTRIES)[0][0]
    run("cp", copy, path)
    for _ in range(3):
        assert "may have to come from a backup" in await told(ana, "A")
    database_of(classroom).close()  # as the end of the process does
    restore(copy, path, SteppingClock().now)
    await classroom.restart()
    assert NOT_SAVED not in await told(ana, "A")
    assert rows(path, ENTRIES)[0][0] == int(str(before)) + 1
    assert fault_in(path) is None


async def test_f9_a_person_is_told_within_three_seconds_that_the_file_is_locked(
    classroom: Classroom, ana: Learner, settings: Settings
) -> None:
    with closing(sqlite3.connect(settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        words = await told(ana, "A")
        assert time.monotonic() - began < 3
        assert "could not save that just now" in words
        other.execute("ROLLBACK")
    await asyncio.sleep(0)
    before = int(str(rows(settings.database, ENTRIES)[0][0]))
    assert NOT_SAVED not in await told(ana, "A")
    assert rows(settings.database, ENTRIES)[0][0] == before + 1
