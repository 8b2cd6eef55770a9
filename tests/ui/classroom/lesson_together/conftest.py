"""A bot whose clock is moved by hand, and three people who opened a lesson together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.game.company import Company

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


@pytest.fixture
async def party(classroom: Classroom, clock: HandClock) -> LessonParty:
    """Three people in a lesson that stands before its first card."""
    made = LessonParty(Company.of(classroom, clock, 3))
    await made.open()
    await made.gather()
    return made
