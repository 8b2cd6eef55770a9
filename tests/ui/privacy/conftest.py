"""A server with two busy people, an engine that is told when it is done, a clock moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.game.partner.two import Two
from tests.ui.privacy.busy import BusyRoom

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.fakes import HandClock, SlowEngine
    from tests.ui.conftest import Classroom


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine, clock: HandClock) -> commands.Bot:
    return build_app(engine=slow, clock=clock).bot


@pytest.fixture
async def busy(classroom: Classroom, clock: HandClock, slow: SlowEngine) -> BusyRoom:
    made = BusyRoom(classroom, clock, slow)
    await made.fill()
    return made


@pytest.fixture
def two(classroom: Classroom, clock: HandClock) -> Two:
    return Two(classroom, clock)
