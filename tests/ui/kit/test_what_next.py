"""The rooms of "What next?": each in its row, each with what opens it, and one more made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.registries import REGISTRIES
from bot.services.scene import Room
from bot.ui.client import RoomError, TutorBot
from bot.ui.course.guide import go_for_help
from bot.ui.kit.cards import LESSONS, card
from bot.ui.kit.rooms import ROOMS, what_next
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    from discord import Interaction
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

CELLAR = Room("Cellar", "cellar", row=2)
MORE = replace(REGISTRIES, rooms=(*ROOMS, CELLAR))


async def go_down(interaction: Interaction[Any]) -> None:
    await interaction.response.send_message(view=card(LESSONS, "It is dark here."), ephemeral=True)


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> commands.Bot:
    bot = build_app(registries=MORE).bot
    bot.add_room("cellar", go_down)
    return bot


async def test_a_made_up_room_is_shown_in_its_row_and_entered(classroom: Classroom) -> None:
    helped = shown(await classroom.ana.slash(classroom.channel, "help"))
    assert labels_of(helped)[-4:] == ["Play", "Train a network", "My progress", "Cellar"]
    rows = [p for p in parts(raw(helped)) if p["type"] == 1]
    assert [part["custom_id"] for part in rows[-1]["components"]] == ["go:cellar"]
    opened = await classroom.ana.click(helped, label="Cellar")
    assert text_of(shown(opened)) == "It is dark here."


async def test_a_room_of_an_older_program_is_said_kindly(classroom: Classroom) -> None:
    helped = shown(await classroom.ana.slash(classroom.channel, "help"))
    await classroom.restart()
    lost = await classroom.ana.click(helped, label="Cellar")
    assert "I do not know that room any more" in shown(lost).content


async def test_a_room_without_an_opener_stops_the_start(build_app: BuildApp) -> None:
    with pytest.raises(RoomError, match="Nothing opens the room 'cellar'"):
        await build_app(registries=MORE).bot.setup_hook()


async def test_an_opener_without_a_room_stops_the_start(build_app: BuildApp) -> None:
    bot = build_app(registries=replace(REGISTRIES, rooms=ROOMS[:-1])).bot
    with pytest.raises(RoomError, match="The room 'help' is in no list"):
        await bot.setup_hook()


def test_two_openers_of_one_room_are_refused(build_app: BuildApp) -> None:
    bot: TutorBot = build_app().bot
    bot.add_room("help", go_for_help)
    with pytest.raises(RoomError, match="opened by two functions"):
        bot.add_room("help", go_for_help)


def test_rooms_can_be_left_out_by_labels_that_exist() -> None:
    [row] = what_next(ROOMS, "Learn", "Help")
    assert [button.custom_id for button in row] == ["go:play", "go:train", "go:progress"]
    with pytest.raises(RoomError, match="'Lern'"):
        what_next(ROOMS, "Lern")


def test_a_row_of_six_is_refused() -> None:
    with pytest.raises(RoomError, match="at most 5"):
        what_next((*ROOMS, Room("Attic", "attic")))
