"""A bot whose clock stands still, in a server with two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.kit.refused.stage import Stage

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> commands.Bot:
    return build_app(clock=clock).bot


@pytest.fixture
def stage(classroom: Classroom, clock: HandClock, build_app: BuildApp, settings: Settings) -> Stage:
    return Stage(classroom, clock, build_app, settings)
