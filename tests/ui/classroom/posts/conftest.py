"""A class with two instructors and twelve students, and a clock that is moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.classroom.posts.room import ClassRoom

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom


@pytest.fixture
async def school(classroom: Classroom, clock: HandClock) -> ClassRoom:
    return await ClassRoom.of(classroom, clock, 12)
