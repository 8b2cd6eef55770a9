"""A bot whose clock is moved by hand, and three people who opened a lesson together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.game.company import Company

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> TutorBot:
    return build_app(clock=clock).bot


@pytest.fixture
async def party(classroom: Classroom, clock: HandClock) -> LessonParty:
    """Three people in a lesson that stands before its first card."""
    made = LessonParty(Company.of(classroom, clock, 3))
    await made.open()
    await made.gather()
    return made
