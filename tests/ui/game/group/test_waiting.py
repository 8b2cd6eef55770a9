"""Who is waited for in the game of a group: misses, leavers, hosts, late joiners, strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.gatherings import Due
from bot.tutor.game.group_state import FIRST
from tests.ui.game.company import Company
from tests.ui.game.group.table import GroupTable
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MINUTES = 60


async def test_two_thirds_may_go_on_and_the_third_is_in_again_with_the_next_round(
    table: GroupTable,
) -> None:
    company = table.company
    await table.name_all([0, 1])
    assert f"still thinking: <@{company.people[2].id}>" in company.text
    await company.press(0, "Go on without 1")
    assert (await table.state()).gathering.phase == FIRST
    await table.predict_all([0])
    told = text_of(await company.press(0, "Go on without 2"))
    assert "1 of 3 are done" in told
    assert "in 10 minutes also with fewer" in told
    told = text_of(await company.press(1, "Go on without 2"))
    assert "Your own answer is still missing" in told
    assert (await table.state()).gathering.phase == FIRST
    await company.settle(10 * MINUTES)
    await company.press(0, "Go on without 2")
    assert (await table.state()).gathering.phase == FIRST + 1
    await company.press(0, "Next sentence")
    await table.predict_all([0, 1, 2])
    assert "Next sentence" in company.labels


async def test_after_two_misses_somebody_is_away_and_not_waited_for(table: GroupTable) -> None:
    company = table.company
    await table.name_all([0, 1, 2])
    for place in range(2):
        await table.predict_all([0, 1])
        await company.press(0, "Go on without 1")
        await company.press(0, "Next sentence")
        assert place == 1 or "away" not in company.text
    assert f"away: <@{company.people[2].id}>" in company.text
    await table.predict_all([0, 1])
    assert (await table.state()).gathering.phase == FIRST + 5
    await company.press(0, "Next sentence")
    await table.predict_all([2])
    assert "away" not in company.text
    await table.predict_all([0, 1])
    assert (await table.state()).gathering.phase == FIRST + 7


async def test_the_host_leaves_and_comes_back_and_the_game_goes_on(table: GroupTable) -> None:
    company = table.company
    await table.name_all([0, 1])
    assert "You left" in text_of(await company.press(0, "Leave"))
    assert "still thinking" in company.text
    await table.name_all([2])
    await table.predict_all([1, 2])
    assert (await table.state()).gathering.phase == FIRST + 1
    await company.press(1, "Next sentence")
    assert "not in this one" in text_of(await company.press(0, await table.label(right=True)))
    await company.press(0, "Join")
    await table.predict_all([0, 1, 2])
    state = await table.state()
    assert len(state.locks(state.rounds.first[1])) == 3
    rule = state.own(company.people[0].id).rule
    assert dict(rule.weights) == {"slang": -1.0, "polite": 1.0}


async def test_whoever_was_waited_for_leaves_and_the_others_go_on_at_once(
    table: GroupTable,
) -> None:
    await table.name_all([0, 1])
    await table.company.press(2, "Leave")
    assert (await table.state()).gathering.phase == FIRST


async def test_a_late_joiner_plays_from_there_and_missed_nothing(
    classroom: Classroom, clock: HandClock
) -> None:
    table = GroupTable(Company.of(classroom, clock, 4))
    company = table.company
    await table.open()
    for who in (1, 2):
        await company.press(who, "Join")
    await company.press(1, "Start")
    await table.name_all([0, 1, 2])
    await table.predict_all([0, 1, 2])
    await company.press(0, "Next sentence")
    await company.press(3, "Join")
    assert f"<@{company.people[3].id}>" in company.text
    assert "away" not in company.text
    await table.predict_all([0, 1, 2, 3], wrong=[3])
    said: dict[str, str | list[str]] = {"typed": "pizza", "direction": "too low", "side": "casual"}
    told = await company.fill(3, "Say what misled me", said)
    assert "Your rule moves" in text_of(told)


async def test_a_stranger_is_told_to_join_and_changes_nothing(
    classroom: Classroom, clock: HandClock
) -> None:
    table = GroupTable(Company.of(classroom, clock, 4))
    company = table.company
    await table.open()
    for who in (1, 2):
        await company.press(who, "Join")
    assert "not in this one" in text_of(await company.press(3, "Start"))
    await company.press(0, "Start")
    before = (await table.state()).entries
    for label in ("Name two features", "Go on without 3", "My part"):
        assert "Press Join first" in text_of(await company.press(3, label))
    assert (await table.state()).entries == before
    assert "not in this one" in text_of(await company.press(3, "Leave"))


async def test_two_cannot_start_and_are_told_of_the_other_way(
    classroom: Classroom, clock: HandClock
) -> None:
    table = GroupTable(Company.of(classroom, clock, 2))
    await table.open()
    await table.company.press(1, "Join")
    assert "/play partner:" in text_of(await table.company.press(0, "Start"))
    assert (await table.state()).gathering.phase == 0


async def test_a_game_that_nobody_goes_on_with_ends_fairly(table: GroupTable) -> None:
    company = table.company
    await table.name_all([0, 1, 2])
    await table.predict_all([0, 1, 2], wrong=[1])
    await company.settle(15)
    found = await company.bot.services.groups.show(table.gathering)
    assert found.due_at is not None
    groups = company.bot.services.groups
    await groups.end(Due(found.kind, found.id, found.due_at))
    await company.settle()
    assert (await groups.show(table.gathering)).closed
    assert "What came out" in company.text
    assert "There are no test answers" in company.text


async def test_a_lobby_that_nobody_starts_says_so_at_its_end(
    classroom: Classroom, clock: HandClock
) -> None:
    table = GroupTable(Company.of(classroom, clock, 3))
    await table.open()
    await table.company.bot.services.groups.close(table.gathering)
    await table.company.settle()
    assert "There are no predictions in it." in table.company.text
