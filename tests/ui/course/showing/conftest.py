"""A server whose bot teaches a lesson of active cards, and Ana, who has nothing open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.course.cards.active_course import learner_of, teaching_it
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.ui.conftest import Classroom


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    return teaching_it(settings, tmp_path)


@pytest.fixture
def ana(classroom: Classroom) -> Learner:
    return learner_of(classroom)
