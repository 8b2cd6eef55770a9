"""Two people in a server, with a bot whose clock is moved by hand and whose trainings wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.game.partner.two import Two

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.fakes import HandClock, SlowEngine
    from tests.ui.conftest import Classroom


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock, slow: SlowEngine) -> commands.Bot:
    return build_app(clock=clock, engine=slow).bot


@pytest.fixture
def two(classroom: Classroom, clock: HandClock) -> Two:
    return Two(classroom, clock)
