"""Two servers of one bot, each with its posts."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.registries import REGISTRIES
from bot.services.given import Outside
from bot.services.services import build_services
from tests.fakes import HandClock, HeardMessages, QuickEngine
from tests.services.classroom.posting import COURSE, ClassPosting
from tests.services.threads import FakeThreads

if TYPE_CHECKING:
    from bot.services.given import Memory
    from tests.fakes import FakePictures

HERE, ELSEWHERE = 9, 10


@pytest.fixture
def clock(memory: Memory) -> HandClock:
    """Return a clock that says what the database says: posts are of today."""
    return HandClock(memory.gatherings.database.clock())  # type: ignore[attr-defined]  # the real store


@pytest.fixture
def posting(memory: Memory, pictures: FakePictures, clock: HandClock) -> ClassPosting:
    outside = Outside(QuickEngine(), HeardMessages(), FakeThreads(), clock, Random(1), pictures)
    services = build_services(COURSE, memory, outside, {}, REGISTRIES)
    return ClassPosting(services, count(1), HERE)


@pytest.fixture
def elsewhere(posting: ClassPosting) -> ClassPosting:
    return ClassPosting(posting.services, posting.ids, ELSEWHERE)
