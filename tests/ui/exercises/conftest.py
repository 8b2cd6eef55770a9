"""A lesson whose questions are of the kinds that a test names, and somebody who is asked them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bot.settings import Settings
from bot.ui.client import TutorBot
from tests.content.small_course import write_course
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from pathlib import Path

    import simcord

    from bot.services.services import Services
    from tests.ui.conftest import Classroom


@pytest.fixture
def settings(settings: Settings, tmp_path: Path, asked: str) -> Settings:
    """Put `asked`, which each test gives, into the first lesson's questions.toml."""
    lessons = write_course(tmp_path / "lessons", {"first/questions.toml": asked})
    return Settings(database=settings.database, lessons=lessons)


@dataclass
class Asked(Learner):
    """Somebody in front of a question, with the file on the disk within reach."""

    database: Path | None = None

    def rows(self) -> list[tuple[Any, ...]]:
        """Return every entry that is stored: its choice, whether it was right, and its credit."""
        assert self.database is not None
        query = 'SELECT choice, "right", credit FROM entry ORDER BY attempt_id, step'
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(query).fetchall()

    def letter(self, text: str) -> str:
        """Return the letter beside an option on the card."""
        line = next(line for line in self.text.splitlines() if line.endswith(f" {text}"))
        return line.removeprefix("**")[0]

    async def pick_letters(self, *texts: str) -> None:
        for text in texts:
            await self.click(self.letter(text))


def services_in(env: simcord.Env) -> Services:
    assert isinstance(env.bot, TutorBot)
    return env.bot.services


@pytest.fixture
async def ana(classroom: Classroom, settings: Settings) -> Asked:
    """Read the lesson up to its first question."""
    [lesson, *_] = services_in(classroom.env).lessons.course.lessons
    learner = Asked(classroom.ana, classroom.channel, lesson, database=settings.database)
    await learner.slash("learn")
    await learner.read_to_the_end()
    assert "question 1 of" in learner.text
    return learner
