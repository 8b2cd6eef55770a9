"""A server whose bot teaches a lesson of active cards, and Ana, who has nothing open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.client import TutorBot
from tests.ui.course.cards.active_course import write_active_course
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.ui.conftest import Classroom


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    lessons = write_active_course(tmp_path / "lessons")
    return settings.model_copy(update={"lessons": lessons})


@pytest.fixture
def ana(classroom: Classroom) -> Learner:
    assert isinstance(classroom.env.bot, TutorBot)
    [lesson, _] = classroom.env.bot.services.lessons.course.lessons
    return Learner(classroom.ana, classroom.channel, lesson)
