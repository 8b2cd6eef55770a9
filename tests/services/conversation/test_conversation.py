"""Typed messages: each is answered by its room, and nothing private is shown in a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.answer_scenes import ToldScene, TroubleScene
from bot.services.conversation.scenes import BEHIND, HeardScene, OffersScene, TrainDoorScene
from bot.services.course.scenes import HelpScene
from bot.services.course.showing import NotebookScene
from bot.services.game.scenes import GameScene
from bot.services.game.talk import ASK_FOR
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.wish import Wish
from bot.tutor.game.hearing.hear import Missing
from bot.tutor.game.state import said_last
from tests.services.lab.listening import ANA, GUILD

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from tests.services.conftest import Presses

SPOKEN = "I think I weighted the greeting too high. I will adjust my rule."
TALK = ("learn", "play", "how am I doing?", "train something", "hi", "what can you do?")


async def answers(services: Services, press: Presses, guild: int | None) -> list[Scene]:
    return [await services.conversation.answer(press(ANA, guild), text) for text in TALK]


async def test_in_a_dm_a_message_opens_the_room_it_asks_for(
    services: Services, press: Presses
) -> None:
    kinds = [type(scene).__name__ for scene in await answers(services, press, None)]
    assert kinds == [
        "CardScene", "GameScene", "ProgressScene", "TrainDoorScene", "ToldScene", "HelpScene"
    ]  # fmt: skip


async def test_in_a_server_what_is_private_stands_behind_a_button(
    services: Services, press: Presses
) -> None:
    learn, play, progress, train, greeting, able = await answers(services, press, GUILD)
    rooms = Intent.CONTINUE, Intent.PLAY, Intent.PROGRESS
    assert [learn, play, progress] == [OffersScene(BEHIND, (Wish(one),)) for one in rooms]
    assert train == TrainDoorScene()
    assert isinstance(greeting, ToldScene)
    assert isinstance(able, HelpScene)
    assert isinstance(await services.conversation.answer(press(), "help"), HelpScene)


@pytest.mark.parametrize("guild", [None, GUILD])
async def test_a_word_is_explained_everywhere(
    services: Services, press: Presses, guild: int | None
) -> None:
    term = services.guide.course.glossary[0]
    answer = await services.conversation.answer(press(ANA, guild), f"what is {term.name}?")
    assert isinstance(answer, ToldScene)
    assert term.definition in answer.text
    other = await services.conversation.answer(press(ANA, guild), "what is a banana?")
    assert isinstance(other, TroubleScene)


async def wrong(services: Services, press: Presses) -> None:
    """Call the first sentence of the game, which is formal, casual: a correction is awaited."""
    game = await services.games.resume(press())
    features = [("slang", "casual"), ("polite", "formal")]
    game = await services.games.name(press(), game.attempt, game.mark, features)
    await services.games.predict(press(), game.attempt, game.mark, "casual")


async def test_a_correction_is_heard_and_in_a_server_nothing_else_of_the_game_is_shown(
    services: Services, press: Presses
) -> None:
    await wrong(services, press)
    nearly = await services.conversation.answer(press(ANA, GUILD), "too high!")
    assert isinstance(nearly, HeardScene)
    assert (nearly.said, nearly.note) == (None, ASK_FOR[Missing.FEATURE])
    heard = await services.conversation.answer(press(ANA, GUILD), SPOKEN)
    assert isinstance(heard, HeardScene)
    assert heard.said is not None
    assert "greeting too high" in heard.said


async def test_a_server_is_not_told_the_correction_that_was_said_in_private(
    services: Services, press: Presses
) -> None:
    await wrong(services, press)
    waiting = await services.conversation.answer(press(), "I weighted the zebra too low")
    assert isinstance(waiting, GameScene)
    assert "zebra" in (said_last(waiting.state) or "")
    heard = await services.conversation.answer(press(ANA, GUILD), "too high")
    assert isinstance(heard, HeardScene)
    assert heard.said is None


async def test_in_a_dm_a_correction_goes_on_with_the_game(
    services: Services, press: Presses
) -> None:
    await wrong(services, press)
    assert isinstance(await services.conversation.answer(press(), SPOKEN), GameScene)


async def test_a_correction_without_a_game_is_talk_like_any_other(
    services: Services, press: Presses
) -> None:
    heard = await services.conversation.answer(press(ANA, GUILD), SPOKEN)
    assert isinstance(heard, OffersScene | TroubleScene | ToldScene)


async def test_the_notebook_is_opened_in_a_dm_alone(services: Services, press: Presses) -> None:
    assert isinstance(await services.conversation.answer(press(), "my notes"), NotebookScene)
    doors = await services.conversation.answer(press(ANA, GUILD), "my notes")
    assert doors == OffersScene(BEHIND, (Wish(Intent.NOTEBOOK),))
