"""A network of three people in a channel: from the first press to the end, also over restarts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    from tests.ui.game.human_network.group import Group

pytestmark = pytest.mark.simcord(check_errors=False)

NUDGED = (("Down 0.3", "Up 0.1", "Stay"), ("Up 0.3", "Up 0.3", "Down 0.1"), ("Stay",) * 3)


async def test_a_whole_game_goes_from_forward_passes_to_its_losses(group: Group) -> None:
    await group.start()
    assert group.labels == ["Run it forward", "My weight", "Join", "Leave"]
    for number, labels in enumerate(NUDGED, 1):
        assert f"sentence {number} of 3" in group.text
        assert "once somebody runs" in text_of(await group.own_weight(1)).lower()
        await group.press(1, "Run it forward")
        assert "tanh(" in group.text
        assert "0 of 3 done" in group.text
        for person, label in enumerate(labels):
            assert f"Locked: **{label}**" in await group.nudge(person, label)
        assert "the step" in group.text
        state = await group.state()
        told = {"Down 0.3": -0.3, "Down 0.1": -0.1, "Stay": 0.0, "Up 0.1": 0.1, "Up 0.3": 0.3}
        assert state.played[-1].nudges == tuple(told[label] for label in labels)
        for loss in (state.played[-1].loss_after, state.played[-1].loss_true):
            assert f"{loss:.3f}" in group.text
        assert "true step was" in text_of(await group.own_weight(2))
        await group.press(2, "See how it ended" if number == 3 else "Next sentence")
    assert (await group.found()).closed
    assert group.labels == ["Play on your own"]
    group_losses = (await group.state()).group_losses()
    assert all(f"{loss:.3f}" in group.text for loss in group_losses)
    fell = group_losses[-1] < group_losses[0]
    assert ("brought the loss of the whole network down" in group.text) is fell


async def test_nobody_is_scored(group: Group) -> None:
    await group.start()
    for labels in NUDGED:
        await group.play_sentence(labels)
        await group.press(0, group.labels[0])
    attempts = await group.service.groups.phases.attempts(group.gathering)
    assert [(one.person, one.score, one.closed) for one in attempts] == [(None, None, True)]


async def test_a_restart_in_each_phase_changes_nothing(group: Group) -> None:
    await group.open()
    await group.restart()
    await group.press(1, "Join")
    await group.restart()
    await group.press(2, "Join")
    await group.press(0, "Start")
    for labels in NUDGED:
        await group.restart()
        await group.press(1, "Run it forward")
        mine = await group.own_weight(0)
        await group.restart()
        await group.people[0].click(mine, label=labels[0])  # a private card of before the restart
        assert "Locked" in text_of(mine)
        await group.restart()
        assert "1 of 3 done" in group.text
        await group.nudge(1, labels[1])
        await group.nudge(2, labels[2])
        await group.restart()
        assert "the step" in group.text
        await group.press(2, group.labels[0])
    assert (await group.found()).closed
    text = group.text
    await group.restart()
    assert group.text == text
    state = await group.state()
    assert [step.nudges for step in state.played] == [
        (-0.3, 0.1, 0.0),
        (0.3, 0.3, -0.1),
        (0.0, 0.0, 0.0),
    ]


async def test_only_the_holder_sees_their_blame_and_it_is_the_true_one(group: Group) -> None:
    await group.start()
    await group.press(0, "Run it forward")
    step = (await group.state()).current
    assert step is not None
    for person, name in enumerate(step.wiring.names):
        mine = await group.own_weight(person)
        assert f"∂loss/∂{name}, is **{step.blames[person]:+.2f}**" in text_of(mine)
        others = [one for one in step.wiring.names if one != name]
        assert not [one for one in others if f"∂loss/∂{one}," in text_of(mine)]
        assert labels_of(mine) == ["Down 0.3", "Down 0.1", "Stay", "Up 0.1", "Up 0.3"]
    assert "∂loss" not in group.text


@pytest.mark.nightly
@pytest.mark.parametrize("count", [4, 5, 6])
async def test_more_people_hold_more_weights_and_come_to_the_end(group: Group, count: int) -> None:
    guild, env = group.room.ana.guild, group.room.env
    more = [guild.add_member(env.create_user(f"more{place}")) for place in range(count - 3)]
    everybody = replace(group, people=(*group.people, *more))
    await everybody.start()
    for number in range(1, 4):
        state = await everybody.state()
        assert state.wiring is not None
        assert state.wiring.size == count
        await everybody.play_sentence(("Up 0.1", *("Stay",) * (count - 2), "Down 0.1"))
        assert len((await everybody.state()).played) == number
        await everybody.press(1, everybody.labels[0])
    assert (await everybody.found()).closed
