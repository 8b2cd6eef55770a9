"""What tests of exercises share: people who answer polls on the real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.groups import Groups
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from tests.fakes import HandClock, HeardMessages
from tests.services.exercises.polls import HOST, KINDS, POLL

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.tutor.exercises.gatherings import Gathering
    from tests.services.conftest import Presses


@pytest.fixture
def groups(database: Database) -> Groups:
    return Groups(
        *(Gatherings(database), Phases(database), Attempts(database)),
        *(HeardMessages(), HandClock(), KINDS),
    )


@pytest.fixture
async def poll(groups: Groups, press: Presses) -> Gathering:
    return await groups.open(press(HOST), POLL)
