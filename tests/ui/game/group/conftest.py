"""A bot whose clock is moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.game.company import Company
from tests.ui.game.group.table import GroupTable

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> TutorBot:
    return build_app(clock=clock).bot


@pytest.fixture
async def table(classroom: Classroom, clock: HandClock) -> GroupTable:
    """Three people who opened a game and joined it."""
    made = GroupTable(Company.of(classroom, clock, 3))
    await made.open()
    await made.gather()
    return made
