"""A class with two instructors and twelve students, and a clock that is moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.classroom.posts.room import ClassRoom

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
async def school(classroom: Classroom, clock: HandClock) -> ClassRoom:
    return await ClassRoom.of(classroom, clock, 12)
