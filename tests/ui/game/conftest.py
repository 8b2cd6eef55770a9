"""A clock that is moved by hand, a third person, and a challenge that Ana posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.ui.game.posted import PostedChallenge, posted_by_ana

if TYPE_CHECKING:
    import simcord

    from tests.ui.conftest import Classroom


@pytest.fixture
async def posted(classroom: Classroom, clock: HandClock) -> PostedChallenge:
    return await posted_by_ana(classroom, clock)


@pytest.fixture
def cy(classroom: Classroom) -> simcord.MemberActor:
    return classroom.ana.guild.add_member(classroom.env.create_user("cy"))
