"""A bot whose clock is moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> TutorBot:
    return build_app(clock=clock).bot
