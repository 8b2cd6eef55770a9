"""What disturbs a group's game from outside: a lost card, a closed thread, forged buttons."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import discord
import pytest

from bot.services.game.group_games import GroupGames
from bot.tutor.game.group_state import ARENA, FIRST, RULES, TEST
from bot.tutor.people import Press
from bot.ui.errors import OUR_FAULT
from tests.ui.crowd import Presses
from tests.ui.game.company import Company
from tests.ui.game.group.table import FEATURES, GroupTable
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_without_its_card_the_game_is_played_on_from_private_ones(
    classroom: Classroom, table: GroupTable
) -> None:
    company = table.company
    part = await company.press(2, "My part")
    await table.name_all([0, 1])
    await company.card.delete()
    await company.settle()
    form = await company.people[2].click(part, label="Name two features")
    told = await company.people[2].submit_modal(form, FEATURES)
    assert told.response is not None
    await company.settle()
    assert (await table.state()).gathering.phase == FIRST
    locked = await company.people[2].click(told.response, label=await table.label(right=True))
    assert locked.response is not None
    assert "You locked" in text_of(locked.response)


async def test_forged_buttons_are_answered_in_words_and_change_nothing(
    classroom: Classroom, table: GroupTable
) -> None:
    company = table.company
    await table.name_all([0, 1, 2])
    forged = Presses(classroom.env, company.card)
    number = table.gathering
    ids = [
        f"group-lock:{number}:{FIRST}:polite:80",
        f"group-lock:{number}:{FIRST}:formal:70",
        f"group-lock:{number}:{FIRST}:formal:999",
        f"group-lock:{number}:-1:formal:80",
        f"group-lock:{10**30}:{FIRST}:formal:80",
        f"group-lock:x:{FIRST}:formal:80",
        f"group-lock:{number + 7}:{FIRST}:formal:80",
        f"group-test:{number}:{FIRST}:0:formal:80",
        f"group-test:{number}:14:99:formal:80",
        f"group-start:{number}:no-such-subject",
        f"group-form:{number}:5",
        f"together-on:solo:{number}:{FIRST}",
        f"together-on:none:{number}:{FIRST}",
        f"together-on:group:{number}:9",
        f"together-part:group:{number + 1}",
    ]
    before = (await table.state()).entries
    for custom_id in ids:
        result = await forged.forge(company.people[0], custom_id)
        assert result.response is not None, custom_id
        assert OUR_FAULT not in text_of(result.response), custom_id
    state = await table.state()
    assert (state.entries, state.gathering.phase) == (before, FIRST)


async def test_in_a_thread_that_is_archived_the_game_goes_on_and_its_card_follows(
    classroom: Classroom, clock: HandClock
) -> None:
    bot = Company.of(classroom, clock, 3).bot
    place = bot.get_channel(classroom.channel.id)
    assert isinstance(place, discord.TextChannel)
    thread = await place.create_thread(name="group", type=discord.ChannelType.public_thread)
    await classroom.env.settle()
    [handle] = classroom.channel.threads
    company = Company.of(replace(classroom, channel=handle), clock, 3)
    table = GroupTable(company)
    await table.open()
    await table.gather()
    await thread.edit(archived=True)
    games = company.bot.services.modes.service(GroupGames)
    for number, person in enumerate(company.people):
        press = Press(10**9 + number, person.id, classroom.ana.guild.id)
        await games.name(press, table.gathering, RULES, [("slang", "casual"), ("polite", "formal")])
    await company.settle(60)
    assert (await table.state()).gathering.phase == FIRST
    assert "Sentence 1 of 6" in company.text


async def test_whoever_is_removed_from_the_server_is_soon_not_waited_for(
    classroom: Classroom, table: GroupTable
) -> None:
    company = table.company
    await table.name_all([0, 1, 2])
    classroom.ana.guild.remove_member(company.people[2])
    for _ in range(2):
        await table.predict_all([0, 1])
        await company.press(0, "Go on without 1")
        await company.press(0, "Next sentence")
    await table.predict_all([0, 1])
    assert (await table.state()).gathering.phase == FIRST + 5


@pytest.mark.nightly
async def test_thirty_people_play_together(classroom: Classroom, clock: HandClock) -> None:
    classroom.env.settle_timeout = 60.0  # thirty presses in one instant, on whatever machine
    table = GroupTable(Company.of(classroom, clock, 31))
    company, everybody = table.company, list(range(30))
    await table.open()
    await company.together([(who, "Join") for who in range(1, 30)])
    assert "30 people in this one already" in text_of(await company.press(30, "Join"))
    await company.press(7, "Start")
    await table.name_all(range(20))
    await company.press(3, "Go on without 10")
    await lock_all_at_once(table, everybody, 0)
    await table.correct_all([0, 3, 6, 9, 12, 15, 18])
    await company.press(1, "Go on without 3")
    # The simulated Discord gets slow with many private answers; the rest is done by services.
    games = company.bot.services.modes.service(GroupGames)
    people = [person.id for person in company.people]
    await play_on(games, table.gathering, company.room.ana.guild.id, people[:30])
    await company.settle()
    assert "and 22 more" in company.text
    assert len(company.text) < 3500


async def play_on(games: GroupGames, gathering: int, guild: int, people: list[int]) -> None:
    """Let thirty people lock the other sentences, take the test and send a rule each."""
    numbers = count(10**9)

    def press(person: int) -> Press:
        return Press(next(numbers), person, guild)

    for phase in range(FIRST + 2, TEST, 2):
        seen = gathering, phase
        await asyncio.gather(*(games.predict(press(one), seen, "formal", 80) for one in people))
        assert (await games.groups.show(gathering)).phase == phase + 1
        await games.groups.advance(await games.groups.show(gathering))
    tests = (await games.look(press(people[0]), gathering)).state.tests
    for place in range(len(tests)):
        for one in people:
            await games.answer_test(press(one), (gathering, TEST), place, ("formal", 60))
    rule = [("slang", "casual")]
    for one in people:
        seen = gathering, ARENA
        await games.enter_arena(press(one), seen, rule, "", by_name=False)
    assert (await games.groups.show(gathering)).closed


async def lock_all_at_once(table: GroupTable, everybody: list[int], place: int) -> None:
    """Let each third of them be wrong, and five press twice."""
    right, wrong = await table.label(right=True), await table.label(right=False)
    pressed = [(who, right if who % 3 else wrong) for who in everybody]
    await table.company.together([*pressed, *pressed[:5]])
    state = await table.state()
    assert len(state.locks(state.rounds.first[place])) == 30
    assert "**10** said" in table.company.text
