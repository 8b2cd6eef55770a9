"""Three people in a channel, and a clock that is moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.game.human_network.group import Group

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> TutorBot:
    return build_app(clock=clock).bot


@pytest.fixture
def group(classroom: Classroom, clock: HandClock) -> Group:
    cy = classroom.ana.guild.add_member(classroom.env.create_user("cy"))
    return Group(classroom, clock, (classroom.ana, classroom.ben, cy))
