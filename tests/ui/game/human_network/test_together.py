"""Presses in one instant, people who come late or leave, strangers, and forged presses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.human_network.state import NetworkStage
from bot.tutor.people import SOMEBODY_WHO_LEFT, Press
from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.game.human_network.group import Group

pytestmark = pytest.mark.simcord(check_errors=False)


def told(results: list[simcord.InteractionResult]) -> list[str]:
    return [text_of(one.response) for one in results if one.response is not None]


async def test_joining_in_one_instant_gives_each_a_weight_of_their_own(group: Group) -> None:
    await group.open()
    presses = group.presses()
    for person in (1, 2, 1, 2, 0):
        presses.add(group.people[person], group.custom_id("Join"))
    await presses.deliver()
    await group.settled()
    start = group.presses()
    results = [start.add(one, group.custom_id("Start")) for one in (*group.people, group.people[0])]
    await start.deliver()
    await group.settled()
    assert sum("It starts" in text for text in told(results)) == 1
    assert Counter((await group.state()).holders) == Counter(one.id for one in group.people)


async def test_forward_pressed_by_all_at_once_goes_on_once(group: Group) -> None:
    await group.start()
    presses = group.presses()
    results = [presses.add(one, group.custom_id("Run it forward")) for one in group.people]
    await presses.deliver()
    await group.settled()
    assert (await group.found()).phase == 2
    assert len(told(results)) == 3


async def test_of_two_nudges_in_one_instant_one_is_locked(group: Group) -> None:
    await group.start()
    await group.press(0, "Run it forward")
    wanted = [(one, group.nudge_id(2, by)) for one in group.people for by in ("+0.3", "-0.3")]
    results = await group.forged(*wanted)
    assert (await group.found()).phase == 3
    [step] = (await group.state()).played
    assert {by for by in step.nudges if by is not None} <= {0.3, -0.3}
    assert None not in step.nudges
    assert len(told(results)) == 6
    assert sum("Locked" in text or "nudge was" in text for text in told(results)) == 3


async def test_a_stranger_is_told_kindly_and_changes_nothing(group: Group) -> None:
    env, guild = group.room.env, group.people[0].guild
    stranger = guild.add_member(env.create_user("dee"))
    await group.start()
    for phase in (1, 2, 3):
        ids = [group.custom_id(label) for label in ("My weight", "Leave", group.labels[0], "Join")]
        wanted = [group.nudge_id(phase, "0"), *ids]
        *results, late = await group.forged(*((stranger, custom_id) for custom_id in wanted))
        assert all("not in this one" in text for text in told(results))
        assert len(told(results)) == 4
        assert "every weight of this game has its holder" in told([late])[0].lower()
        assert (await group.found()).phase == phase
        assert len((await group.found()).members) == 3
        if phase < 3:
            await group.service.groups.advance(await group.found())
            await group.settled()


async def test_whoever_leaves_in_any_phase_stops_nobody_and_may_be_followed(group: Group) -> None:
    dee = group.people[0].guild.add_member(group.room.env.create_user("dee"))
    await group.start()
    assert "You left" in await group.press(0, "Leave")  # the host
    assert "free (frozen)" in group.text
    await group.press(1, "Run it forward")
    await group.nudge(1, "Up 0.3")
    await group.nudge(2, "Up 0.1")  # nobody waits for the free weight
    assert (await group.state()).stage is NetworkStage.REVEAL
    assert (await group.state()).played[0].nudges == (None, 0.3, 0.1)
    assert "free (frozen)" in group.text
    joined = await dee.click(group.card, label="Join")
    assert joined.response is not None
    await group.settled()
    assert (await group.state()).holders[0] == dee.id
    assert "every weight" in (await group.press(0, "Join")).lower()
    group.people = (dee, *group.people[1:])
    await group.press(1, "Next sentence")
    await group.press(1, "Run it forward")
    await group.nudge(0, "Down 0.1")
    await group.nudge(1, "Down 0.1")
    assert "You left" in await group.press(2, "Leave")  # the last one who was waited for
    assert (await group.state()).played[1].nudges == (-0.1, -0.1, None)
    await group.press(0, "Next sentence")
    for person in (0, 1):
        await group.press(person, "Leave")
    assert (await group.state()).stage is NetworkStage.FORWARD


async def test_one_who_is_slow_is_not_waited_for_but_is_not_overrun_either(group: Group) -> None:
    await group.start()
    await group.press(0, "Run it forward")
    await group.nudge(0, "Up 0.1")
    assert "1 of 3 are done" in await group.press(0, "Go on without 2")
    assert "Your own answer is still missing" in await group.press(1, "Go on without 2")
    await group.nudge(1, "Up 0.1")
    await group.press(1, "Go on without 1")
    assert (await group.state()).played[0].nudges == (0.1, 0.1, None)
    late = await group.forged((group.people[2], group.nudge_id(2, "+0.3")))
    assert "moved on already" in told(late)[0]


async def test_after_a_day_it_ends_with_what_was_locked(group: Group) -> None:
    await group.start()
    await group.press(0, "Run it forward")
    await group.nudge(0, "Up 0.1")
    await group.service.groups.close(group.gathering)
    await group.settled()
    assert "What counts is the first sentence of 3" in group.text
    assert (await group.state()).played[0].nudges == (0.1, None, None)


async def test_an_unready_group_is_told_what_is_missing(group: Group) -> None:
    await group.open()
    assert "at least 3" in await group.press(0, "Start")
    await group.press(1, "Join")
    assert "1 more needed" in group.text
    assert "so far there are 2" in await group.press(1, "Start")
    assert (await group.found()).phase == 0


async def test_forged_presses_are_refused_in_words(group: Group) -> None:
    await group.start()
    await group.press(0, "Run it forward")
    groups, ana = group.service.groups, group.people[0]
    wanted = WantedGathering("challenge", Plan(), group.clock.now(), group.room.channel.id)
    other = await groups.open(Press(5, ana.id, ana.guild.id), wanted)
    forged = [
        "human-nudge:x:2:0",
        f"human-nudge:{group.gathering}:2:9",
        f"human-nudge:{group.gathering}:2:-1",
        f"human-nudge:{group.gathering}:{10**30}:0",
        f"human-nudge:{other.id}:2:0",
        f"human-nudge:{10**9}:2:0",
        f"together-on:human-network:{other.id}:0",
        f"together-join:human-network:{other.id}",
        f"together-part:solo:{group.gathering}",
        f"together-on:nothing:{group.gathering}:2",
    ]
    results = await group.forged(*((ana, custom_id) for custom_id in forged))
    ids = [group.nudge_id(phase, "0") for phase in (0, 1, 3, 99)]
    old = await group.forged(*((ana, custom_id) for custom_id in ids))
    assert len(told(results)) == len(forged)
    assert not [text for text in told(results) if "went wrong" in text.lower()]
    assert all("moved on already" in text for text in told(old))
    assert (await group.found()).phase == 2
    assert not (await group.state()).locked


async def test_whoever_takes_over_a_weight_is_not_told_what_was_locked_before(group: Group) -> None:
    dee = group.people[0].guild.add_member(group.room.env.create_user("dee"))
    await group.start()
    await group.press(0, "Run it forward")
    await group.nudge(0, "Up 0.3")
    await group.press(0, "Leave")
    group.people = (dee, *group.people[1:])
    await group.press(0, "Join")
    mine = await group.own_weight(0)
    assert "Whoever held it before you locked its nudge" in text_of(mine)
    assert "Up 0.3" not in text_of(mine)
    assert labels_of(mine) == []
    await group.nudge(1, "Stay")
    await group.nudge(2, "Stay")  # nobody waits for a second nudge of that weight
    assert (await group.state()).played[0].nudges == (0.3, 0.0, 0.0)


async def test_a_nudge_of_whoever_was_deleted_stands_without_a_name(group: Group) -> None:
    gone = group.people[1]
    await group.start()
    await group.press(0, "Run it forward")
    await group.nudge(1, "Up 0.3")
    await deleted_on(group, gone)
    assert "free (nudged)" in group.text
    await group.nudge(0, "Up 0.3")
    await group.nudge(2, "Up 0.1")
    assert (await group.state()).stage is NetworkStage.REVEAL
    assert SOMEBODY_WHO_LEFT in group.text
    assert "frozen)" not in group.text
    assert gone.mention not in group.text


async def deleted_on(group: Group, person: simcord.MemberActor) -> None:
    """Let somebody delete everything of theirs."""
    asked = (await person.slash(group.room.channel, "mydata delete")).response
    assert asked is not None
    await person.click(asked, label="Delete everything of mine")
    await group.settled()
