"""A network of people whose card is lost, whose thread is archived, or that cannot begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
import pytest

from bot.services.game.human_network import HumanNetworks
from bot.services.game.human_network_scenes import OwnWeightScene
from bot.services.game.together import PrivateNoteScene
from bot.tutor.game.human_network.state import NetworkStage
from bot.tutor.people import Press
from tests.conftest import shipped_lessons
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.game.human_network.group import Group

pytestmark = pytest.mark.simcord(check_errors=False)


def press_of(group: Group, person: int, number: int) -> Press:
    actor = group.people[person]
    return Press(10**9 + number, actor.id, actor.guild.id, group.room.channel.id)


async def test_without_its_card_the_game_goes_on_and_one_sees_ones_own_part(group: Group) -> None:
    await group.start()
    note = await group.people[0].click(group.card, label="Join")  # a private card with a button
    await group.press(0, "Run it forward")
    await group.card.delete()
    await group.settled()
    mine = await group.people[0].click(shown(note), label="My part")
    assert "∂loss" in text_of(shown(mine))
    await group.people[0].click(shown(mine), label="Up 0.1")
    for person in (1, 2):
        press = press_of(group, person, person)
        scene = await group.service.nudge(press, group.gathering, 2, "-0.1")
        assert isinstance(scene, OwnWeightScene)
    await group.settled()
    assert (await group.state()).stage is NetworkStage.REVEAL
    assert (await group.state()).played[0].nudges == (0.1, -0.1, -0.1)
    again = await group.people[1].slash(group.room.channel, "play", mode="human-network")
    assert "stands in the channel" in text_of(shown(again))


async def test_in_a_thread_that_is_archived_meanwhile_it_goes_on(group: Group) -> None:
    bot = group.room.env.bot
    channel = bot.get_channel(group.room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="group", type=discord.ChannelType.public_thread)
    press = replace(press_of(group, 0, 0), channel=thread.id)
    press = replace(press, rights=replace(press.rights, bits=8))
    assert isinstance(await group.service.begin(press), PrivateNoteScene)
    opened = await group.service.groups.show(1)
    group.gathering = opened.id
    await thread.edit(archived=True)
    for person in (1, 2):
        await group.service.join(press_of(group, person, person), group.gathering)
    await group.service.go_on(press_of(group, 0, 7), group.gathering, 0)
    await group.service.go_on(press_of(group, 1, 8), group.gathering, 1)
    for person in range(3):
        await group.service.nudge(press_of(group, person, 10 + person), opened.id, 2, "+0.1")
    await group.settled()
    assert (await group.state()).stage is NetworkStage.REVEAL
    assert (await group.state()).played[0].nudges == (0.1, 0.1, 0.1)


async def test_alone_in_a_dm_one_is_told_that_it_needs_others(group: Group) -> None:
    user = group.room.env.create_user("solo")
    told = await user.slash("play", mode="human-network")
    assert "needs a server" in told.response.content if told.response else False


async def test_where_the_lesson_is_switched_off_it_is_told_and_an_open_game_goes_on(
    group: Group,
) -> None:
    await group.start()
    course, _ = shipped_lessons()
    lessons = tuple(replace(lesson, game=None) for lesson in course.lessons)
    bot = group.room.build_app(clock=group.clock, course=replace(course, lessons=lessons)).bot
    await group.room.env.restart_bot(bot)
    await group.settled()
    told: simcord.InteractionResult = await group.people[0].slash(
        group.room.channel, "play", mode="human-network"
    )
    assert "switched off" in shown(told).content
    await group.press(1, "Run it forward")
    assert "was taken out of the lesson" in group.text
    for person in range(3):
        await group.nudge(person, "Stay")
    assert "the step" in group.text
    assert "Next sentence" in labels_of(group.card)


async def test_the_service_is_the_one_of_its_mode(group: Group) -> None:
    assert isinstance(group.service, HumanNetworks)
    assert group.service.activity == "human-network"
