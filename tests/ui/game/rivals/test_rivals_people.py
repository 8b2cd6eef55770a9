"""People who leave, come late, come from elsewhere, or press in one instant with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.game.together import LASTS, PATIENCE
from tests.ui.game.rivals.table import CIRCLE_SAYS, SQUARE_SAYS

if TYPE_CHECKING:
    import simcord

    from tests.ui.game.rivals.table import RivalTable

pytestmark = [pytest.mark.simcord(check_errors=False), pytest.mark.nightly]


async def test_a_crowd_that_joins_in_one_instant_is_parted_evenly_and_full_is_full(
    table: RivalTable,
) -> None:
    await table.open()
    crowd = [table.someone(f"m{number}") for number in range(32)]
    told = await table.at_once([*crowd, *crowd[:10]], "Join")
    assert sum("There are 30 people" in one for one in told) >= 3
    assert "Team Circle** (15)" in table.text
    assert "Team Square** (15)" in table.text


async def test_two_presses_on_start_begin_once_and_pressing_twice_counts_once(
    table: RivalTable,
) -> None:
    ana, ben = table.room.ana, table.room.ben
    await table.open()
    await table.join(ben)
    await table.at_once([ana, ben, ana], "Start")
    assert (await table.state()).phase == 1
    await table.pick(ana, 0)
    told = await table.at_once([ana] * 3, f"rivals-agree:{table.gathering}:1")
    assert sum("agreed to this pick already" in one for one in told) == 2
    assert "1 of 2 done" in table.text
    await table.pick_and_agree(ben, 15)
    await table.write(ana, *CIRCLE_SAYS)
    told = await table.at_once([ana] * 3, f"rivals-back:{table.gathering}:0")
    assert sum("not one of yours" in one for one in told) == 2


async def test_two_of_a_team_who_pick_in_one_instant_see_what_became_of_it(
    table: RivalTable,
) -> None:
    ana, cy = table.room.ana, table.someone("cy")
    await table.start(cy)
    forms = []
    for actor in (ana, cy):
        await table.press(actor, "My team")
        forms.append(await actor.click(table.own[actor.id], label="Pick sentences"))
    ids = [one.id for one in await table.offered()]
    told = [
        table.see(actor, await actor.submit_modal(form, table.menus(ids[at : at + 10], ids)))
        for actor, form, at in zip((ana, cy), forms, (0, 7), strict=True)
    ]
    assert "changed its pick meanwhile" not in told[0]
    assert "changed its pick meanwhile" in told[1]
    assert "10 of 10 picked" in told[1]
    assert "That is our pick" in table.labels(cy)
    await table.pick(ana, 12)
    assert "changed its pick meanwhile" in await table.push(cy, "That is our pick")
    assert "That is our pick" in table.labels(cy)


@pytest.mark.parametrize("phase", ["lobby", "picking", "writing"])
async def test_whoever_leaves_stops_nobody_and_may_come_back(table: RivalTable, phase: str) -> None:
    ana, ben, cy = table.room.ana, table.room.ben, table.someone("cy")
    await table.open()
    await table.join(ben, cy)
    if phase != "lobby":
        await table.press(ben, "Start")
        await table.pass_by()
    if phase == "writing":
        await table.pick_and_agree(ben, 0)
        await table.pick_and_agree(ana, 5)
        await table.agree(cy)
        await table.pass_by()
    assert "You left the game" in await table.press(ana, "Leave")
    assert "You are not in this one" in await table.press(ana, "Leave")
    await table.pass_by()
    assert f"<@{ana.id}>" not in table.text
    await table.press(ana, "Join")
    await table.pass_by()
    state = await table.state()
    member = state.member(ana.id)
    assert member is not None
    assert member.left_at is None
    assert f"● Team Circle** ({len([cy, ana])})" in table.text  # in the team they had
    await table.press(ana, "Leave")
    await finish(table, [ben, cy])


async def finish(table: RivalTable, people: list[simcord.MemberActor]) -> None:
    """Play on to the end with these people alone."""
    if (await table.state()).phase == 0:
        await table.press(people[0], "Start")
        await table.pass_by()
    if (await table.state()).phase == 1:
        for place, person in enumerate(people):
            await table.pick_and_agree(person, place)
        await table.pass_by()
    for number, person in enumerate(people):
        await table.write(person, f"Sentence {'abcd'[number]}: {CIRCLE_SAYS[0]}", "casual")
        await table.push(person, "We are ready")
    await table.pass_by()
    assert "the result" in table.text


async def test_whoever_comes_late_is_in_the_smaller_team_and_plays(table: RivalTable) -> None:
    cy, eva = table.someone("cy"), table.someone("eva")
    await table.to_writing()
    await table.join(cy, eva)
    assert "Team Circle** (2)" in table.text
    assert "Team Square** (2)" in table.text
    assert "a test for Square's network" in await table.press(cy, "My team")
    assert "a test for Circle's network" in await table.press(eva, "My team")
    await finish(table, [table.room.ana, table.room.ben, cy, eva])


async def test_a_stranger_changes_nothing_and_sees_nothing(table: RivalTable) -> None:
    cy = table.someone("cy")
    await table.open()
    for label in ("Start", "Other team", "Leave"):
        assert "You are not in this one" in await table.press(cy, label)
    await table.join(table.room.ben)
    await table.press(table.room.ana, "Start")
    await table.pass_by()
    for label in ("My team", "Go on without 2"):
        assert "You are not in this one" in await table.press(cy, label)
    await table.finish()
    assert "Only those who played" in await table.press(cy, "Read both tests")
    assert SQUARE_SAYS[0] not in await table.press(cy, "Read both tests")


async def test_a_day_without_anybody_ends_the_game_with_what_there_is(table: RivalTable) -> None:
    await table.start()
    await table.pick(table.room.ana, 0)
    await table.idle(LASTS)
    assert (await table.state()).closed
    assert "Team Square had picked 0. From the top of the list 10 more" in table.text
    assert "There is no test by Team Circle" in table.text
    await table.open()
    await table.idle(LASTS)
    assert "ended before a team picked anything" in table.text


async def test_after_ten_minutes_whoever_is_done_goes_on(table: RivalTable) -> None:
    ana = table.room.ana
    await table.start()
    await table.pick_and_agree(ana, 0)
    await table.pass_by()
    assert "1 of 2 are done" in await table.press(ana, "Go on without 1")
    table.clock.jump(PATIENCE)
    assert "a test for Square's network" in await table.press(ana, "Go on without 1")
    await table.pass_by()
    assert "Write the other's test" in table.text
