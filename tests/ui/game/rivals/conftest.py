"""A bot whose clock stands still, and a game of rival test sets on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.game.rivals.table import RivalTable

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock).bot


@pytest.fixture
def table(classroom: Classroom, clock: HandClock, build_app: BuildApp) -> RivalTable:
    return RivalTable(classroom, clock, build_app)
