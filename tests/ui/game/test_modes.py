"""A bot with a made-up mode of the game: it is listed, begun, played to its end and stored."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bot.registries import REGISTRIES
from bot.services.game.games import Games
from bot.services.game.modes import MODES, GameParts, ModeError, build_modes
from bot.services.scene import Room
from bot.tutor.course.course import Course
from bot.tutor.errors import TutorError
from bot.ui.client import RoomError, TutorBot
from bot.ui.kit.rooms import ROOMS
from tests.made_up import echo
from tests.made_up.echo import ECHO, EchoGames
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.services.given import Memory
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MORE = replace(REGISTRIES, modes=(*MODES, ECHO), rooms=(*ROOMS, Room("Echo", "play-echo", row=2)))


async def bot_with_echo(build_app: BuildApp) -> TutorBot:
    bot = build_app(registries=MORE).bot
    await echo.setup(bot)
    return bot


@pytest.fixture
async def simcord_bot(build_app: BuildApp) -> commands.Bot:
    return await bot_with_echo(build_app)


def bot_in(classroom: Classroom) -> TutorBot:
    assert isinstance(classroom.env.bot, TutorBot)
    return classroom.env.bot


async def test_play_lists_the_modes_and_opens_the_first_without_one(classroom: Classroom) -> None:
    play = bot_in(classroom).tree.get_command("play")
    assert play is not None
    [mode, partner] = play.to_dict(bot_in(classroom).tree)["options"]
    assert [(choice["name"], choice["value"]) for choice in mode["choices"]] == [
        *((mode.label, mode.name) for mode in MODES),
        ("With an echo", "echo"),
    ]
    assert (partner["name"], partner["required"]) == ("partner", False)
    for options in ({}, {"mode": "solo"}):
        card = await classroom.ana.slash(classroom.channel, "play", **options)
        assert "First, your rule" in text_of(shown(card))


async def test_a_made_up_mode_is_played_to_its_end_over_a_restart(
    classroom: Classroom, build_app: BuildApp
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "play", mode="echo"))
    await classroom.ana.click(card, label="hey")
    await classroom.env.restart_bot(await bot_with_echo(build_app))
    card = shown(await classroom.ana.slash(classroom.channel, "play", mode="echo"))
    assert text_of(card) == "Echo: hey"
    await classroom.ana.click(card, label="ho")
    assert text_of(card) == "The echo is over: hey ho"
    attempts = bot_in(classroom).services.questions.attempts
    [result] = await attempts.results(classroom.ana.id)
    assert (result.lesson, result.activity, result.score) == ("", "echo", 1.0)
    assert await attempts.latest(classroom.ana.id, "echo") is None


async def test_every_mode_has_a_room_that_may_stand_in_what_next(classroom: Classroom) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "help"))
    await classroom.ana.click(card, label="Echo")
    assert "Echo:" in text_of(card)


async def test_a_mode_without_a_room_stops_the_start(build_app: BuildApp) -> None:
    with pytest.raises(RoomError, match="Nothing opens the room 'play-echo'"):
        await build_app(registries=MORE).bot.setup_hook()


@pytest.mark.parametrize("shared", ["name", "activity", "room"])
def test_two_modes_never_share_what_is_their_own(shared: str) -> None:
    both = (ECHO, replace(MODES[0], **{shared: getattr(ECHO, shared)}))
    with pytest.raises(ModeError, match=f"a {shared} of its own"):
        build_modes(both, parts())
    with pytest.raises(ModeError):
        build_modes((), parts())


def test_a_mode_is_found_by_its_name_and_its_service_by_its_class() -> None:
    modes = build_modes((*MODES, ECHO), parts())
    assert [modes.named(mode.name) for mode in modes.all] == [*MODES, ECHO]
    assert modes.service(Games).activity == "game"
    assert modes.service(EchoGames).activity == "echo"
    with pytest.raises(TutorError, match="There is no such way to play"):
        modes.named("trio")
    with pytest.raises(LookupError, match="EchoGames"):
        build_modes(MODES, parts()).service(EchoGames)


def parts(memory: Memory | None = None) -> GameParts:
    nothing: Any = memory  # which no test here reads
    stores = nothing, nothing, nothing, nothing, nothing, nothing
    return GameParts(Course("", (), (), ()), *stores, Random(1))
