"""Where many were, counts of few answers stay hidden, also once one of the many is deleted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.store.privacy.deleting import Deletions
from bot.store.privacy.departures import Departures
from bot.tutor.exercises.gatherings import FEW, JOINED, Gathering, WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from bot.tutor.privacy.deleting import LEFT_IS_KEPT
from tests.store.privacy.test_leaving import START, forget, pressed_at

if TYPE_CHECKING:
    from bot.store.database import Database

GUILD = 77
PEOPLE = tuple(range(101, 101 + FEW))
PLAN = Plan(items=("one",), terms={"lesson": "made-up"})


async def met(database: Database, people: tuple[int, ...], *, closed: bool) -> int:
    gatherings = Gatherings(database)
    wanted = WantedGathering("lesson-together", PLAN, database.clock() + timedelta(days=1))
    opened = await gatherings.open(Press(2**59, people[0], GUILD), wanted)
    for place, person in enumerate(people, 1):
        await gatherings.join(Press(2**59 + place, person, GUILD), opened.id, "", 500)
    if closed:
        phases = Phases(database)
        assert await phases.stop(opened.id, None)
        await phases.close(opened.id, {})
    return opened.id


async def found(database: Database, gathering: int) -> Gathering:
    one = await Gatherings(database).get(gathering)
    assert one is not None
    return one


async def delete(database: Database, person: int) -> None:
    deletions = Deletions(database)
    parted = await deletions.part(Press(2**60 + person, person, GUILD))
    assert parted is not None
    while await deletions.delete_some(parted.owner):
        pass


@pytest.mark.parametrize("closed", [False, True])
async def test_many_stay_many_however_many_are_deleted(database: Database, closed: bool) -> None:
    gathering = await met(database, PEOPLE, closed=closed)
    for left, person in enumerate(PEOPLE, 1):
        await delete(database, person)
        one = await found(database, gathering)
        assert (len(one.members), one.are_few) == (FEW - left, False)
    assert one.plan == Plan(PLAN.items, terms={**PLAN.terms, JOINED: str(FEW)})


async def test_few_stay_few(database: Database) -> None:
    gathering = await met(database, PEOPLE[:-1], closed=False)
    await delete(database, PEOPLE[0])
    one = await found(database, gathering)
    assert one.are_few
    assert one.plan == PLAN


async def test_many_stay_many_when_one_left_the_server_long_ago(database: Database) -> None:
    database.clock = lambda: START
    gathering = await met(database, PEOPLE, closed=True)
    await pressed_at(database, START)
    await Departures(database).note(GUILD, PEOPLE[0])
    long_after = START + LEFT_IS_KEPT + timedelta(days=1)
    await pressed_at(database, long_after)
    await forget(database, long_after)
    one = await found(database, gathering)
    assert (len(one.members), one.are_few) == (FEW - 1, False)
